#include "importers/go/syntax.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <atomic>
#include <memory>

extern "C" const TSLanguage *tree_sitter_go(void);

namespace alidade {

namespace {

struct Delete {
    void operator()(TSParser *parser) const { ts_parser_delete(parser); }
    void operator()(TSTree *tree) const { ts_tree_delete(tree); }
};

/// Walks the syntax tree without recursion: its depth is in the hands of who wrote the file.
class Walk {
public:
    /// Appends to `calls`; `firstLine` is the number of the first line of `text`.
    Walk(TSNode root, std::string_view text, int firstLine, std::vector<GoCall> &calls)
        : m_cursor(ts_tree_cursor_new(root)), m_text(text), m_firstLine(firstLine), m_calls(calls)
    {}
    Walk(const Walk &) = delete;
    Walk &operator=(const Walk &) = delete;
    ~Walk() { ts_tree_cursor_delete(&m_cursor); }

    void run()
    {
        int depth = 0;
        do {
            visit(ts_tree_cursor_current_node(&m_cursor), depth);
        } while (advance(depth));
    }

private:
    bool advance(int &depth)
    {
        if (ts_tree_cursor_goto_first_child(&m_cursor)) {
            ++depth;
            return true;
        }
        while (!ts_tree_cursor_goto_next_sibling(&m_cursor)) {
            if (!ts_tree_cursor_goto_parent(&m_cursor))
                return false;
            --depth;
        }
        return true;
    }

    void visit(TSNode node, int depth)
    {
        const std::string_view type = ts_node_type(node);
        if (depth == 1)
            m_function = type == "function_declaration" ? text(field(node, "name")) : std::string_view();
        if (type != "call_expression")
            return;
        const TSNode callee = field(node, "function");
        if (ts_node_is_null(callee) || std::string_view(ts_node_type(callee)) != "selector_expression")
            return;
        const TSNode operand = field(callee, "operand");
        if (ts_node_is_null(operand) || std::string_view(ts_node_type(operand)) != "identifier")
            return;
        const int line = static_cast<int>(ts_node_start_point(node).row) + m_firstLine;
        m_calls.push_back({std::string(text(operand)), std::string(text(field(callee, "field"))), std::string(m_function), line});
    }

    static TSNode field(TSNode node, std::string_view name)
    {
        return ts_node_child_by_field_name(node, name.data(), static_cast<std::uint32_t>(name.size()));
    }

    std::string_view text(TSNode node) const
    {
        if (ts_node_is_null(node))
            return {};
        const std::uint32_t start = ts_node_start_byte(node);
        return m_text.substr(start, ts_node_end_byte(node) - start);
    }

    TSTreeCursor m_cursor;
    std::string_view m_text;
    std::string_view m_function;
    int m_firstLine;
    std::vector<GoCall> &m_calls;
};

/// Where the next piece of `text` ends: before a line that begins a function. 0 when the first one is too long.
std::size_t pieceLength(std::string_view text)
{
    if (text.size() <= maxGoPieceBytes)
        return text.size();
    const std::size_t end = text.substr(0, maxGoPieceBytes).rfind("\nfunc ");
    return end == std::string_view::npos ? 0 : end + 1;
}

} // namespace

std::optional<std::vector<GoCall>> qualifiedGoCalls(std::string_view text, const std::stop_token &stop)
{
    const std::unique_ptr<TSParser, Delete> parser(ts_parser_new());
    // importers/grammar/CMakeLists.txt made sure that the grammar fits the library.
    if (!ts_parser_set_language(parser.get(), tree_sitter_go()))
        return std::nullopt;
    std::size_t isCancelled = 0;
    const std::stop_callback cancel(stop, [&] { std::atomic_ref<std::size_t>{isCancelled}.store(1); });
    ts_parser_set_cancellation_flag(parser.get(), &isCancelled);
    const auto deadline = std::chrono::steady_clock::now() + maxGoParseTime;

    std::vector<GoCall> calls;
    int line = 1;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, pieceLength(text));
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - std::chrono::steady_clock::now());
        if (piece.empty() || left.count() <= 0 || stop.stop_requested())
            return std::nullopt;
        ts_parser_set_timeout_micros(parser.get(), static_cast<std::uint64_t>(left.count()));
        const std::unique_ptr<TSTree, Delete> tree(
            ts_parser_parse_string(parser.get(), nullptr, piece.data(), static_cast<std::uint32_t>(piece.size())));
        if (!tree)
            return std::nullopt;
        Walk(ts_tree_root_node(tree.get()), piece, line, calls).run();
        line += static_cast<int>(std::count(piece.begin(), piece.end(), '\n'));
        text.remove_prefix(piece.size());
    }
    return calls;
}

} // namespace alidade
