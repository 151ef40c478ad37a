#pragma once

#include "model/assembly.h"
#include "model/products.h"

#include <map>
#include <set>
#include <unordered_map>

namespace alidade {

/// What kind of store or broker a call needs.
struct ResourceNeed {
    const Product *product = nullptr; ///< nullptr when only the protocol is known
    std::string protocol;
    bool isBroker = false;
};

/// The need of a call that stores, produces or consumes; `address` is its target with settings in place.
ResourceNeed needOf(const CallFact &call, std::string_view address);
/// Its name for people: "postgresql", or "sql" when no product is known.
std::string nameOf(const ResourceNeed &need);

/// Finds the store or broker that is meant by a call whose address leads nowhere.
class ResourceFinder {
public:
    /// Knows the nodes and drafts of this moment.
    explicit ResourceFinder(const Assembly &assembly);

    struct Answer {
        Index node = none;
        std::string reason;    ///< when there is none
        bool isNeeded = false; ///< the system has no such resource at all
        bool isKnown = false;  ///< it is known to use several already
    };
    /// Remembers that the caller is known to use the resource.
    void learn(Index caller, Index resource);
    /// A resource with this very name that has what is needed; `none` when there is none.
    Index findNamed(std::string_view name, const ResourceNeed &need) const;
    Answer find(Index caller, const std::string &source, const ResourceNeed &need);

private:
    struct Fitting {
        std::vector<Index> all, shared; ///< by name; `shared` are named after no service
    };

    bool fits(Index resource, const ResourceNeed &need) const;
    const Fitting &fitting(const ResourceNeed &need);
    std::vector<Index> near(const std::vector<Index> &resources, Index caller, const std::string &source) const;
    Index ownerByName(const std::string &resource) const;

    const Assembly &m_assembly;
    std::unordered_map<Index, const Product *> m_products; ///< of resources
    std::unordered_map<Index, std::set<std::string>> m_protocols;
    std::unordered_map<Index, std::vector<Index>> m_used;  ///< node -> resources that it is known to use
    std::unordered_map<Index, std::vector<Index>> m_owned; ///< service -> resources that are named after it
    std::unordered_map<Index, Index> m_owner;
    std::map<std::string, Fitting> m_fitting;
};

} // namespace alidade
