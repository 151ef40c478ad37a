#pragma once

#include "model/nameindex.h"

namespace alidade {

/// What placements and notes put before the name of a node.
inline constexpr std::string_view nodePrefix = "node:";
/// The node that a placement or note is about ("node:NAME"); "" when it is about something else.
std::string nodeOfItem(const std::string &item);

/// The nodes that facts speak of, findable by every name under which a decision about them may stand.
class KnownNames {
public:
    explicit KnownNames(const Architecture &architecture);
    /// `none` when no node answers.
    Index find(const std::string &name) const { return m_index.find(name); }
    const std::string &presentName(Index node) const { return m_present[node]; }

private:
    NameIndex m_index;
    std::vector<std::string> m_present;
};

/// Which names decisions should stand under, and which they still stand under.
class NodeNames {
public:
    NodeNames() = default;
    /// `known` outlives this.
    NodeNames(const KnownNames &known, const Decisions &decisions);
    /// The present name of the node; the text itself when no node answers to it.
    std::string presentName(const std::string &name) const;
    /// Older names of the node under which decisions are stored.
    std::vector<std::string> staleNames(const std::string &presentName) const;

private:
    const KnownNames *m_known = nullptr;
    std::unordered_map<Index, std::vector<std::string>> m_stale;
};

} // namespace alidade
