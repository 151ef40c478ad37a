#include "importers/go/syntax.h"

#include <tree_sitter/api.h>

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
    Walk(TSNode root, std::string_view text) : m_cursor(ts_tree_cursor_new(root)), m_text(text) {}
    Walk(const Walk &) = delete;
    Walk &operator=(const Walk &) = delete;
    ~Walk() { ts_tree_cursor_delete(&m_cursor); }

    std::vector<GoCall> calls()
    {
        int depth = 0;
        do {
            visit(ts_tree_cursor_current_node(&m_cursor), depth);
        } while (advance(depth));
        return std::move(m_calls);
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
        const int line = static_cast<int>(ts_node_start_point(node).row) + 1;
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
    std::vector<GoCall> m_calls;
};

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
    ts_parser_set_timeout_micros(parser.get(), static_cast<std::uint64_t>(std::chrono::microseconds(maxGoParseTime).count()));
    const std::unique_ptr<TSTree, Delete> tree(
        ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
    if (!tree)
        return std::nullopt;
    return Walk(ts_tree_root_node(tree.get()), text).calls();
}

} // namespace alidade
