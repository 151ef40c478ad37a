#pragma once

#include "importers/syntax/syntax.h"

#include <tree_sitter/api.h>

#include <array>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace alidade {

// What the front-ends of all languages share around tree-sitter. Only their .cpp files include this.

/// The bounds of reading one file: its time, and the wish of the user to stop; and where it could not be understood.
class ReadLimits {
public:
    explicit ReadLimits(const std::stop_token &stop, std::chrono::milliseconds most = maxParseTime);
    ReadLimits(const ReadLimits &) = delete;
    ReadLimits &operator=(const ReadLimits &) = delete;
    ~ReadLimits();

    bool isOver() const;
    /// What is left; zero when the time is up or a stop is requested.
    std::chrono::microseconds left() const;
    /// Becomes other than zero with a stop request; tree-sitter looks at it.
    const std::size_t *cancellation() const { return &m_isCancelled; }

    /// The first line of the file that does not fit the grammar; 0 when all do so far.
    int faultLine() const { return m_faultLine; }
    void noteFault(int line) const { m_faultLine = m_faultLine == 0 ? line : m_faultLine; }

private:
    struct Cancel {
        std::size_t *flag;
        void operator()() const;
    };
    std::chrono::steady_clock::time_point m_end;
    std::size_t m_isCancelled = 0;
    mutable int m_faultLine = 0;
    std::stop_callback<Cancel> m_cancel;
};

/// A part of a file that was parsed by itself.
struct Piece {
    TSNode root;
    std::string_view text; ///< of this piece; byte offsets of nodes count from its start
    int firstLine = 1;     ///< number of its first line in the file

    /// The text of a node; empty for the null node.
    std::string_view textOf(TSNode node) const;
    /// The line of the file on which a node starts, and on which it ends.
    int lineOf(TSNode node) const { return static_cast<int>(ts_node_start_point(node).row) + firstLine; }
    int lastLineOf(TSNode node) const;
};

/// Where a text may be cut: the first position after `from` at which a declaration starts (its line's first byte), or
/// the size of the text when there is none.
using NextDeclaration = std::size_t (*)(std::string_view text, std::size_t from);

/// How parseInPieces ended.
enum class Parsed : std::uint8_t {
    whole,
    cut,  ///< a declaration longer than maxPieceBytes was left out
    over, ///< the limits were reached
};

/// Parses a text of at most maxPieceBytes at once, a longer one in pieces of whole declarations, and visits the tree of
/// each, in order. Each thread keeps its parser. `language` must fit libtree-sitter (importers/grammar sees to that).
/// With OnFault::split, a piece with a fault in it is parsed again declaration by declaration, so that a broken one does
/// not swallow those after it: for languages whose declarations can stand alone.
enum class OnFault : std::uint8_t { keep, split };
Parsed parseInPieces(std::string_view text, const TSLanguage *language, NextDeclaration next, const ReadLimits &limits,
                     const std::function<void(const Piece &)> &visit, OnFault onFault = OnFault::keep);

/// A cursor that knows how deep it stands, so that recursion over hostile nesting has an end.
class Walker {
public:
    /// Deeper nodes are not entered. Real code stays below a third of it.
    static constexpr int maxDepth = 300;

    explicit Walker(TSNode root) : m_cursor(ts_tree_cursor_new(root)) {}
    Walker(const Walker &) = delete;
    Walker &operator=(const Walker &) = delete;
    ~Walker() { ts_tree_cursor_delete(&m_cursor); }

    TSNode node() const { return ts_tree_cursor_current_node(&m_cursor); }
    TSFieldId field() const { return ts_tree_cursor_current_field_id(&m_cursor); }
    int depth() const { return m_depth; }
    /// Whether nodes were too deep to be entered.
    bool isCut() const { return m_isCut; }

    /// Calls `visit()` with the cursor on each child of the current node in turn, and comes back to it.
    /// `visit` may itself go deeper, but leaves the cursor where it was.
    template <typename Visit> void eachChild(Visit visit)
    {
        if (m_depth >= maxDepth) {
            m_isCut = true;
            return;
        }
        if (!ts_tree_cursor_goto_first_child(&m_cursor))
            return;
        ++m_depth;
        do {
            visit();
        } while (ts_tree_cursor_goto_next_sibling(&m_cursor));
        ts_tree_cursor_goto_parent(&m_cursor);
        --m_depth;
    }

private:
    TSTreeCursor m_cursor;
    int m_depth = 0;
    bool m_isCut = false;
};

/// The kinds of nodes that a front-end knows, looked up by tree-sitter's number of the node's type.
template <typename Kind> class NodeKinds {
public:
    /// Kinds that are not named become Kind{}. A name that the grammar does not know is passed over.
    NodeKinds(const TSLanguage *language, std::initializer_list<std::pair<std::string_view, Kind>> kinds)
        : m_kinds(ts_language_symbol_count(language))
    {
        // A grammar may have several symbols of one name (aliases).
        for (std::uint32_t symbol = 0; symbol < m_kinds.size(); ++symbol) {
            const auto number = static_cast<TSSymbol>(symbol);
            if (ts_language_symbol_type(language, number) != TSSymbolTypeRegular)
                continue;
            const std::string_view name = ts_language_symbol_name(language, number);
            for (const auto &[wanted, kind] : kinds) {
                if (wanted == name)
                    m_kinds[symbol] = kind;
            }
        }
    }

    Kind operator[](TSNode node) const
    {
        const TSSymbol symbol = ts_node_symbol(node);
        return symbol < m_kinds.size() ? m_kinds[symbol] : Kind{}; // an ERROR node has the number 65535
    }

private:
    std::vector<Kind> m_kinds;
};

/// The number of a field; 0, which no node has, when the grammar does not know it.
inline TSFieldId fieldId(const TSLanguage *language, std::string_view name)
{
    return ts_language_field_id_for_name(language, name.data(), static_cast<std::uint32_t>(name.size()));
}

} // namespace alidade
