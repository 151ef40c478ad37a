#pragma once

#include "model/architecture.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// A contract in the library, with the service that it belongs to.
struct LibraryContract {
    std::size_t contract = 0;       ///< Architecture::contracts
    std::string service;            ///< Node::name of who serves it; empty when nobody is known to
    std::string context;            ///< BoundedContext::id of that service
    std::size_t serviceCount = 0;   ///< of a proto package
    std::size_t operationCount = 0; ///< methods, routes or messages to channels
    std::size_t typeCount = 0;      ///< messages, enums or schemas
};

/// What names a contract for good, whatever the architecture holds besides.
std::string contractKey(const Contract &contract);

/// All contracts, by the name of the context, of the service, and their own; those of nobody last.
std::vector<LibraryContract> libraryContracts(const Architecture &architecture);

/// A row of the library's tree.
struct LibraryRow {
    enum class Kind : std::uint8_t { context, service, contract };

    Kind kind = Kind::contract;
    int depth = 0;
    std::string key;          ///< of a contract contractKey(), else "context:ID", "service:NAME"
    std::size_t contract = 0; ///< position in the list of LibraryContract
    std::size_t count = 0;    ///< contracts below it
    std::size_t findings = 0; ///< of lint, in all of them
    bool isFolded = false;
};

/// The rows that are to be seen: those of `folded` keys hide what is below them. `filter` are words that all stand in the name
/// of a contract, of its service or of its context; what it finds is shown unfolded. `findings` are the numbers of lint by key.
std::vector<LibraryRow> libraryRows(const Architecture &architecture, const std::vector<LibraryContract> &contracts,
                                    const std::string &filter, const std::set<std::string> &folded,
                                    const std::map<std::string, std::size_t> &findings);

} // namespace alidade
