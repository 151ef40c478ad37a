#pragma once

#include "model/facts.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// Finds the service that an API description belongs to.
class DocumentOwners {
public:
    explicit DocumentOwners(const Facts &facts);

    /// The service whose directory holds the document; else the one that is called as its title, its file or a directory
    /// above it, or whose code stands in a directory called so; of several workloads of one code the one named after HTTP
    /// when `isHttp`. Empty when there is not exactly one.
    std::string find(const std::string &path, std::string_view title, bool isHttp) const;

    /// Whether the path lies in a directory with the clients of other services.
    static bool isClientCopy(std::string_view path);

private:
    using Names = std::set<std::string>;

    Names named(std::string_view name) const;
    static std::string only(const Names &names, bool isHttp);

    std::map<std::string, Names, std::less<>> m_byName;      ///< by bare name
    std::map<std::string, Names, std::less<>> m_byDirectory; ///< by path
};

} // namespace alidade
