#pragma once

#include "model/contractcheck.h"
#include "model/openapi.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// Joins API documents with the architecture: who serves and who uses their operations.
class ApiConsumers {
public:
    /// Two versions of a source, or one and the same twice.
    ApiConsumers(const Architecture &architecture, const OpenApiSet &older, const OpenApiSet &newer);

    /// What a change does to everyone who uses one of these APIs: who uses the operation breaks, who calls a service that
    /// serves it without saying what may break. A change of all operations ("security") may break everyone.
    std::vector<ConsumerVerdict> verdicts(const ContractFinding &change) const;

private:
    struct Use {
        std::string node;
        std::string operation; ///< "GET /orders/{}"; empty when only the service is known
        std::set<std::string> servers;
        std::vector<Evidence> evidence;
    };

    void addOperations(const OpenApiSet &set);
    std::string operationOf(const std::string &via) const;

    std::set<std::string> m_operations;                          ///< "GET /orders/{}"
    std::map<std::string, std::set<std::string>> m_operationsOf; ///< by the node that serves them
    std::vector<Use> m_uses;
};

/// "GET /orders/:id", "get /orders/{orderId}" -> "GET /orders/{}"; empty for what is no route.
std::string apiRouteShape(std::string_view route);

} // namespace alidade
