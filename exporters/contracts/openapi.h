#pragma once

#include "model/contractcheck.h"

#include <string>
#include <vector>

namespace alidade {

/// Something of a contract that the other language cannot say, or not in the same way.
struct LedgerEntry {
    enum class Loss : std::uint8_t { approximated, dropped };

    Loss loss = Loss::dropped;
    std::string element; ///< full name
    std::string what;    ///< the construct: "option (a.b)", "pattern of the path"
    std::string why;     ///< what became of it, one sentence
    std::string file;
    int line = 0;
};

enum class OpenApiVersion : std::uint8_t { v30, v31 };

struct ConversionOptions {
    OpenApiVersion version = OpenApiVersion::v31;
    bool asJson = false; ///< else YAML
};

/// An OpenAPI document made of a proto package.
struct ConvertedContract {
    std::string package;
    std::string text;
    std::vector<LedgerEntry> ledger; ///< by file, line, element
};

/// OpenAPI documents of all packages of the modules, by package, with everything that could not be kept in the ledger: JSON
/// as protobuf writes it (protobuf.dev/programming-guides/json), routes of google.api.http or else POST /package.Service/Method,
/// rules of protovalidate and protoc-gen-validate as JSON Schema keywords; what only proto knows stands in `x-proto-*`.
std::vector<ConvertedContract> convertToOpenApi(const ContractSet &set, const ConversionOptions &options);

/// The ledger as lines "file:line: element: what is dropped: why", and as JSON, schema "alidade/contract-ledger/1".
std::string ledgerText(const std::vector<LedgerEntry> &ledger);
std::string ledgerJson(const std::vector<LedgerEntry> &ledger);

} // namespace alidade
