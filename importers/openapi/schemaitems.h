#pragma once

#include "importers/openapi/apidocuments.h"
#include "model/facts.h"

namespace alidade {

/// Appends items to one contract.
class ContractItems {
public:
    ContractItems(ImportContext &context, ApiDocuments &documents, std::string contract)
        : m_context(context), m_documents(documents), m_contract(std::move(contract))
    {}

    void add(const char *kind, std::string name, std::string type, Place place);
    /// A schema with its properties, and those of the schemas inside of it. What `$ref` leads to is only named.
    void addSchema(const std::string &name, const YamlNode &schema, const std::string &file);

private:
    void addProperties(const std::string &name, const YamlNode &schema, const std::string &file, int depth);

    ImportContext &m_context;
    ApiDocuments &m_documents;
    std::string m_contract;
};

/// The type that a JSON schema stands for, in one line: "string (date-time)", "array<Order>", "Order | Refund", "map<integer>".
std::string schemaType(const YamlNode &schema);

} // namespace alidade
