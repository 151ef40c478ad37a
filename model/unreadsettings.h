#pragma once

#include "model/assembly.h"

#include <map>
#include <set>

namespace alidade {

/// Tells which settings are handed to a node whose code does not ask for them, as happens where one set of settings is
/// handed to many. An address in such a setting is no dependency.
class UnreadSettings {
public:
    explicit UnreadSettings(const Assembly &assembly);

    /// Whether `node` does not ask for a setting with the address of `target`. True only when the way in which settings are
    /// named is plain to see: the code of another node names this one, and the code of `node` names others that it is handed.
    /// The address of a foreign product may be read by its library, so the code of `target` must be known too.
    bool isUnread(Index node, std::string_view setting, Index target) const;

private:
    std::map<Index, std::set<std::string>> m_read; ///< by node whose code was read, relaxed names
    std::set<Index> m_plain;                       ///< nodes whose code names some setting that they are handed
    std::map<std::string, std::set<Index>> m_told; ///< relaxed name of a setting -> nodes that are handed it
    std::set<std::string> m_anyones;               ///< relaxed names in code that any node may run
    std::set<std::string> m_known;                 ///< relaxed names that the code of some node names
};

} // namespace alidade
