#pragma once

#include "model/contractcheck.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// The method that an operation invokes, "pkg.Service/Method": Connect, Twirp and gRPC itself put it into the path of a request,
/// "POST /pkg.Service/Method". Any other operation as it is.
std::string_view methodIn(std::string_view operation);

/// Joins contracts with the architecture: which methods reach which messages, and who serves and uses those methods.
/// A use is known by method where the code or a trace says so, else by service.
class ContractConsumers {
public:
    /// The sets must outlive this; the older and the newer one of a comparison, or one and the same.
    ContractConsumers(const Architecture &architecture, const ContractSet &older, const ContractSet &newer);

    /// What a change does to everyone who uses a service of these contracts.
    std::vector<ConsumerVerdict> verdicts(const ContractFinding &change) const;

    /// Who serves and who uses what is called so: a service, a method ("pkg.Service.Method" or with a slash), a message, a
    /// field, an enum or a package; the end of a full name is enough. By method and node.
    std::vector<ContractUse> usesOf(std::string_view name) const;

    /// Whether the contracts declare something of that name.
    bool knows(std::string_view name) const { return !resolve(name).empty(); }

private:
    using Names = std::set<std::string, std::less<>>;

    void addSchema(const ContractSet &set);
    void addMessage(const ProtoMessage &message);
    void addUses(const Architecture &architecture);
    void addUse(std::string node, const std::string &via, bool serves, const std::vector<Evidence> &evidence);
    Names resolve(std::string_view name) const;
    Names methodsOf(std::string_view element) const;

    Names m_types, m_services, m_methods, m_packages;                    ///< full names; methods as "pkg.Service.Method"
    std::map<std::string, Names, std::less<>> m_users;                   ///< type -> types and methods that mention it
    std::map<std::string, Names, std::less<>> m_packageServices;         ///< package -> services
    std::map<std::string, std::vector<ContractUse>, std::less<>> m_uses; ///< by "pkg.Service"
};

} // namespace alidade
