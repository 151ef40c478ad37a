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

Parsed parseInPieces(std::string_view text, const TSLanguage *language, NextDeclaration next, const ReadLimits &limits,
                     const std::function<void(const Piece &)> &visit)
{
    TSParser *parser = parserFor(language, limits);
    Parsed result = parser != nullptr ? Parsed::whole : Parsed::over;
    int line = 1;
    while (!text.empty() && result != Parsed::over) {
        std::size_t length = pieceLength(text, next);
        const std::string_view piece = text.substr(0, length);
        const auto left = limits.left();
        if (length == 0) {
            result = Parsed::cut;
            length = std::max<std::size_t>(next(text, 0), 1);
        } else if (left.count() > 0) {
            ts_parser_set_timeout_micros(parser, static_cast<std::uint64_t>(left.count()));
            const Tree tree(ts_parser_parse_string(parser, nullptr, piece.data(), static_cast<std::uint32_t>(piece.size())));
            if (tree)
                visit({ts_tree_root_node(tree.get()), piece, line});
            else
                result = Parsed::over;
        }
        if (left.count() == 0)
            result = Parsed::over;
        line += static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length), '\n'));
        text.remove_prefix(length);
    }
    if (parser != nullptr)
        ts_parser_set_cancellation_flag(parser, nullptr);
    return result;
}

} // namespace alidade
