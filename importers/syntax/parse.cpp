#include "importers/syntax/parse.h"

#include <algorithm>
#include <atomic>

namespace alidade {

namespace {

using Clock = std::chrono::steady_clock;

struct Delete {
    void operator()(TSParser *parser) const { ts_parser_delete(parser); }
    void operator()(TSTree *tree) const { ts_tree_delete(tree); }
};
using Tree = std::unique_ptr<TSTree, Delete>;

/// The parser of this thread: making one anew for each file costs more than parsing a small one.
TSParser *parserFor(const TSLanguage *language, const ReadLimits &limits)
{
    thread_local const std::unique_ptr<TSParser, Delete> parser(ts_parser_new());
    ts_parser_reset(parser.get());
    ts_parser_set_cancellation_flag(parser.get(), limits.cancellation());
    return ts_parser_set_language(parser.get(), language) ? parser.get() : nullptr;
}

/// The length of the next piece: as many whole declarations as fit. 0 when the first one does not.
std::size_t pieceLength(std::string_view text, NextDeclaration next)
{
    if (text.size() <= maxPieceBytes)
        return text.size();
    std::size_t length = 0;
    for (std::size_t at = next(text, 0); at > length && at <= maxPieceBytes; at = next(text, at))
        length = at;
    return length;
}

} // namespace

ReadLimits::ReadLimits(const std::stop_token &stop, std::chrono::milliseconds most)
    : m_end(Clock::now() + most), m_cancel(stop, Cancel{&m_isCancelled})
{}

ReadLimits::~ReadLimits() = default;

void ReadLimits::Cancel::operator()() const { std::atomic_ref<std::size_t>{*flag}.store(1); }

std::chrono::microseconds ReadLimits::left() const
{
    if (std::atomic_ref<std::size_t>{const_cast<std::size_t &>(m_isCancelled)}.load() != 0)
        return {};
    return std::max({}, std::chrono::duration_cast<std::chrono::microseconds>(m_end - Clock::now()));
}

bool ReadLimits::isOver() const { return left().count() == 0; }

std::string_view Piece::textOf(TSNode node) const
{
    if (ts_node_is_null(node))
        return {};
    const std::uint32_t start = ts_node_start_byte(node);
    return text.substr(start, ts_node_end_byte(node) - start);
}

int Piece::lastLineOf(TSNode node) const
{
    const TSPoint end = ts_node_end_point(node);
    const bool endsBefore = end.column == 0 && end.row > ts_node_start_point(node).row; // with the line break
    return static_cast<int>(end.row) + firstLine - (endsBefore ? 1 : 0);
}

namespace {

/// The first node of a tree with a fault that is one, or lacks something; the root when there is none.
TSNode firstFault(TSNode root)
{
    TSTreeCursor cursor = ts_tree_cursor_new(root);
    TSNode fault = root;
    bool isDeeper = ts_tree_cursor_goto_first_child(&cursor);
    while (isDeeper) {
        const TSNode node = ts_tree_cursor_current_node(&cursor);
        if (!ts_node_has_error(node) && !ts_node_is_missing(node)) {
            isDeeper = ts_tree_cursor_goto_next_sibling(&cursor);
            continue;
        }
        fault = node;
        isDeeper = ts_node_symbol(node) != static_cast<TSSymbol>(-1) && ts_tree_cursor_goto_first_child(&cursor);
    }
    ts_tree_cursor_delete(&cursor);
    return fault;
}

/// One run over the text of a file.
class PieceReader {
public:
    PieceReader(TSParser *parser, NextDeclaration next, const ReadLimits &limits, const std::function<void(const Piece &)> &visit)
        : m_parser(parser), m_next(next), m_limits(limits), m_visit(visit)
    {}

    Parsed read(std::string_view text, OnFault onFault)
    {
        Parsed result = Parsed::whole;
        while (!text.empty()) {
            std::size_t length = pieceLength(text, m_next);
            if (length == 0) {
                result = Parsed::cut;
                length = std::max<std::size_t>(m_next(text, 0), 1);
                m_line += linesIn(text.substr(0, length));
            } else if (!parse(text.substr(0, length), onFault)) {
                return Parsed::over;
            }
            text.remove_prefix(length);
        }
        return result;
    }

private:
    static int linesIn(std::string_view text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

    bool parse(std::string_view piece, OnFault onFault)
    {
        const auto left = m_limits.left();
        if (left.count() == 0)
            return false;
        ts_parser_set_timeout_micros(m_parser, static_cast<std::uint64_t>(left.count()));
        const Tree tree(ts_parser_parse_string(m_parser, nullptr, piece.data(), static_cast<std::uint32_t>(piece.size())));
        if (!tree) {
            ts_parser_reset(m_parser);
            return false;
        }
        const TSNode root = ts_tree_root_node(tree.get());
        if (onFault == OnFault::split && ts_node_has_error(root) && m_next(piece, 0) < piece.size())
            return parseEach(piece);
        if (ts_node_has_error(root))
            m_limits.noteFault(m_line + static_cast<int>(ts_node_start_point(firstFault(root)).row));
        m_visit({root, piece, m_line});
        m_line += linesIn(piece);
        return true;
    }

    bool parseEach(std::string_view piece)
    {
        while (!piece.empty()) {
            const std::size_t length = std::max<std::size_t>(m_next(piece, 0), 1);
            if (!parse(piece.substr(0, length), OnFault::keep))
                return false;
            piece.remove_prefix(length);
        }
        return true;
    }

    TSParser *m_parser;
    NextDeclaration m_next;
    const ReadLimits &m_limits;
    const std::function<void(const Piece &)> &m_visit;
    int m_line = 1;
};

} // namespace

Parsed parseInPieces(std::string_view text, const TSLanguage *language, NextDeclaration next, const ReadLimits &limits,
                     const std::function<void(const Piece &)> &visit, OnFault onFault)
{
    TSParser *parser = parserFor(language, limits);
    if (parser == nullptr || limits.isOver())
        return Parsed::over;
    const Parsed result = PieceReader(parser, next, limits, visit).read(text, onFault);
    ts_parser_set_cancellation_flag(parser, nullptr);
    return result;
}

} // namespace alidade
