#pragma once

#include "qml/contracts/contractlibrary.h"

namespace alidade {

/// A method, route or whole service of a contract, and who serves and uses it.
struct MethodUses {
    std::string name; ///< "OrderService/Create", "GET /orders/{id}"; a service alone for uses that name no method
    std::string file; ///< where it is declared
    int line = 0;
    bool isWholeService = false;   ///< uses of which only the service is known
    std::vector<ContractUse> uses; ///< who serves it first, then by name
};

/// The methods of a proto package with who uses them, those that the source knows only the service of at the end of their
/// service.
std::vector<MethodUses> protoUses(const ChosenContract &chosen);

/// The routes of an OpenAPI document with who serves and calls them: nodes with that route, and calls to those nodes.
std::vector<MethodUses> routeUses(const ChosenContract &chosen);

} // namespace alidade
