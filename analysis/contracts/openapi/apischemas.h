#pragma once

#include "analysis/contracts/openapi/apipairs.h"
#include "analysis/contracts/openapi/apireport.h"
#include "analysis/contracts/openapi/apitypes.h"

#include <set>

namespace alidade {

/// Where a schema is used, which decides what a change of it means.
struct ApiUsage {
    enum class Side : std::uint8_t { request, response, parameter, header };

    Side side = Side::request;
    std::string operation;      ///< "GET /orders/{id}"
    std::string subject;        ///< "the request body", "the response 200", "the query parameter \"limit\""
    bool isStrict = true;       ///< JSON, not text
    bool isInHeader = false;    ///< a parameter in the header
    bool takesExploded = false; ///< a parameter whose list `?id=1&id=2` begins as `?id=1`
    bool isOptional = false;    ///< a parameter that both versions let out
    int sunsetDays = 0;         ///< that something deprecated has to live here
};

/// Compares the schemas of one use: what narrows a request or widens a response breaks.
class ApiSchemaComparison {
public:
    ApiSchemaComparison(const ApiSide &older, const ApiSide &newer, ApiReport &report, ApiUsage usage)
        : m_older(older), m_newer(newer), m_report(report), m_usage(std::move(usage))
    {}

    void compare(const OpenApiSchemaUse &older, const OpenApiSchemaUse &newer);

private:
    /// Two versions of a schema, and how one gets to it.
    struct Pair {
        const OpenApiSchema &older, &newer;
        std::string path;     ///< "data/items/name"; empty for the schema of the use itself
        std::string property; ///< its name in the parent; empty when it is no property of it
        const Pair *parent = nullptr;
        SchemaTransition transition;
        bool isNullTypeOnly = false;

        bool isRoot() const { return parent == nullptr; }
    };
    /// What a change is about; a transition of the schema stands for some of them.
    enum class Kind : std::uint8_t { type, values, constraint, structure, existence, requiredness, lifecycle };

    void walk(const OpenApiSchemaUse &older, const OpenApiSchemaUse &newer, std::string path, std::string property,
              const Pair *parent);
    void walkInner(const Pair &pair);
    void walkAlternatives(const Pair &pair, const std::vector<OpenApiSchemaUse> &older,
                          const std::vector<OpenApiSchemaUse> &newer, const std::string &name);
    void walkNamed(const Pair &pair, const OpenApiNamed<OpenApiSchemaUse> &older, const OpenApiNamed<OpenApiSchemaUse> &newer,
                   const std::string &name);

    void compareNode(const Pair &pair);
    void compareTypes(const Pair &pair);
    void compareNullability(const Pair &pair);
    void compareBounds(const Pair &pair);
    void comparePattern(const Pair &pair);
    void compareValues(const Pair &pair);
    void compareExtensible(const Pair &pair);
    void compareDefault(const Pair &pair);
    void compareRequired(const Pair &pair);
    void compareProperties(const Pair &pair);
    void compareAccess(const Pair &pair);
    void compareAlternatives(const Pair &pair);
    void compareAllOf(const Pair &pair);
    void compareDiscriminator(const Pair &pair);
    void compareNested(const Pair &pair);
    void compareDependent(const Pair &pair);
    void compareContent(const Pair &pair);
    void compareLifecycle(const Pair &pair);

    void tell(const Pair &pair, Kind kind, std::string_view rule, const std::string &what, std::string_view keyword);
    void tellWhole(const Pair &pair, Kind kind, const std::string &id, const std::string &what, OpenApiPlace older,
                   OpenApiPlace newer);
    bool isTold(const Pair &pair, Kind kind, std::string_view id) const;
    std::string prefix(const Pair &pair) const;
    std::string subject(const Pair &pair) const;
    bool isSkipped(const Pair &pair) const;
    bool isRequest() const { return m_usage.side == ApiUsage::Side::request; }
    bool isResponse() const { return m_usage.side == ApiUsage::Side::response; }

    const ApiSide &m_older, &m_newer;
    ApiReport &m_report;
    ApiUsage m_usage;
    std::set<std::int32_t> m_olderPath, m_newerPath; ///< references that are being followed
    std::size_t m_pairs = 0;
};

} // namespace alidade
