#include "analysis/contracts/openapi/apihashes.h"

#include <algorithm>
#include <functional>

namespace alidade {

namespace {

/// Rounds in which schemas of one circle look at one another.
constexpr std::size_t mostRounds = 64;

std::uint64_t mixed(std::uint64_t left, std::uint64_t right)
{
    std::uint64_t result = left ^ (right + 0x9e3779b97f4a7c15ULL + (left << 6U) + (left >> 2U));
    result = (result ^ (result >> 31U)) * 0x7fb5d329728ea185ULL;
    return result ^ (result >> 27U);
}

std::uint64_t textHash(std::string_view text) { return std::hash<std::string_view>()(text); }

/// Calls `visit(role, use, isNamed)` for all schemas inside of one; alternatives count with the name of their reference.
template <typename Visit> void forEachInner(const OpenApiSchema &schema, Visit visit)
{
    const auto named = [&](const OpenApiNamed<OpenApiSchemaUse> &list, std::uint64_t role) {
        for (const auto &[name, use] : list)
            visit(mixed(role, textHash(name)), use, false);
    };
    named(schema.properties, 1);
    named(schema.patternProperties, 2);
    named(schema.dependentSchemas, 3);
    std::uint64_t role = 4;
    for (const auto *list : {&schema.allOf, &schema.anyOf, &schema.oneOf, &schema.prefixItems}) {
        for (const OpenApiSchemaUse &use : *list)
            visit(role, use, true);
        ++role;
    }
    for (const OpenApiSchemaUse *use :
         {&schema.items, &schema.not_, &schema.contains, &schema.propertyNames, &schema.if_, &schema.then_, &schema.else_,
          &schema.contentSchema, &schema.additionalProperties, &schema.unevaluatedItems, &schema.unevaluatedProperties}) {
        if (use->isThere())
            visit(role, *use, false);
        ++role;
    }
}

/// The strongly connected components of the schemas, inner ones first (Tarjan, SIAM J. Comput. 1(2), 1972; without recursion).
class Circles {
public:
    explicit Circles(const OpenApiDocument &document) : m_inner(document.schemas.size()), m_state(document.schemas.size())
    {
        for (std::size_t i = 0; i < m_inner.size(); ++i)
            forEachInner(document.schemas[i], [&](std::uint64_t, const OpenApiSchemaUse &use, bool) {
                if (use.isThere())
                    m_inner[i].push_back(static_cast<std::size_t>(use.schema));
            });
        for (std::size_t i = 0; i < m_inner.size(); ++i) {
            if (m_state[i].index == 0)
                visit(i);
        }
    }

    const std::vector<std::vector<std::size_t>> &all() const { return m_circles; }

private:
    struct State {
        std::size_t index = 0, low = 0, next = 0;
        bool isOpen = false;
    };

    void visit(std::size_t root)
    {
        std::vector<std::size_t> path{root};
        while (!path.empty()) {
            const std::size_t at = path.back();
            State &state = m_state[at];
            if (state.index == 0) {
                state.index = state.low = ++m_count;
                state.isOpen = true;
                m_open.push_back(at);
            }
            if (state.next < m_inner[at].size()) {
                const std::size_t inner = m_inner[at][state.next++];
                if (m_state[inner].index == 0)
                    path.push_back(inner);
                else if (m_state[inner].isOpen)
                    state.low = std::min(state.low, m_state[inner].index);
                continue;
            }
            path.pop_back();
            if (!path.empty())
                m_state[path.back()].low = std::min(m_state[path.back()].low, state.low);
            if (state.low == state.index)
                close(at);
        }
    }

    void close(std::size_t root)
    {
        std::vector<std::size_t> &circle = m_circles.emplace_back();
        for (bool isLast = false; !isLast;) {
            const std::size_t each = m_open.back();
            m_open.pop_back();
            m_state[each].isOpen = false;
            circle.push_back(each);
            isLast = each == root;
        }
    }

    std::vector<std::vector<std::size_t>> m_inner;
    std::vector<State> m_state;
    std::vector<std::size_t> m_open;
    std::vector<std::vector<std::size_t>> m_circles;
    std::size_t m_count = 0;
};

} // namespace

ApiHashes::ApiHashes(const OpenApiDocument &document) : whole(document.schemas.size()), meaning(document.schemas.size())
{
    for (std::size_t i = 0; i < document.schemas.size(); ++i) {
        whole[i] = document.schemas[i].ownHash;
        meaning[i] = document.schemas[i].ownMeaningHash;
    }
    const auto next = [&](const std::vector<std::uint64_t> &hashes, std::size_t at, std::uint64_t own) {
        forEachInner(document.schemas[at], [&](std::uint64_t role, const OpenApiSchemaUse &use, bool isNamed) {
            const std::uint64_t inner = mixed(of(hashes, use), isNamed ? textHash(use.reference) : 0);
            own += mixed(role, inner);
        });
        return mixed(own, 0);
    };
    const Circles circles(document);
    for (const std::vector<std::size_t> &circle : circles.all()) {
        const std::size_t rounds = std::min(circle.size(), mostRounds);
        std::vector<std::pair<std::uint64_t, std::uint64_t>> fresh(circle.size());
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < circle.size(); ++i)
                fresh[i] = {next(whole, circle[i], document.schemas[circle[i]].ownHash),
                            next(meaning, circle[i], document.schemas[circle[i]].ownMeaningHash)};
            for (std::size_t i = 0; i < circle.size(); ++i) {
                whole[circle[i]] = fresh[i].first;
                meaning[circle[i]] = fresh[i].second;
            }
        }
    }
}

} // namespace alidade
