#include "qml/importing/nearmisses.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <unordered_map>

namespace alidade {
namespace {

constexpr std::size_t shortest = 5;   ///< letters of a name that may be misspelled
constexpr std::size_t mostAlike = 20; ///< of one spelling: more are a series, not mistakes

std::string digitsOf(std::string_view name)
{
    std::string digits;
    std::copy_if(name.begin(), name.end(), std::back_inserter(digits), [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits;
}

/// Whether one edit makes `a` into `b`.
bool isOneEdit(std::string_view a, std::string_view b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    const auto start = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    const std::string_view tailA = a.substr(start), tailB = b.substr(start);
    return a.size() == b.size() ? tailA.empty() || tailA.substr(1) == tailB.substr(1) : tailA == tailB.substr(1);
}

class Finder {
public:
    explicit Finder(const Architecture &architecture) : m_architecture(architecture)
    {
        for (const IdentityDecision &decision : architecture.decisions.identities)
            m_decided.insert(decision.name);
    }

    void findSpellings()
    {
        // Two names one edit apart have a form in common that lacks at most one letter of each.
        std::unordered_map<std::string, std::vector<Index>> forms;
        for (Index i = 0; i < m_architecture.nodes.size(); ++i) {
            const std::string name = normalisedName(m_architecture.nodes[i].name);
            if (name.size() < shortest)
                continue;
            std::set<std::string> mine{name};
            for (std::size_t at = 0; at < name.size(); ++at)
                mine.insert(name.substr(0, at) + name.substr(at + 1));
            for (const std::string &form : mine)
                forms[form].push_back(i);
        }
        for (const auto &[form, nodes] : forms) {
            for (std::size_t l = 0; l < nodes.size() && nodes.size() <= mostAlike; ++l) {
                for (std::size_t r = l + 1; r < nodes.size(); ++r) {
                    if (areSpelledAlike(nameOf(nodes[l]), nameOf(nodes[r])))
                        add(nodes[l], nodes[r]);
                }
            }
        }
    }

    std::vector<std::pair<Index, Index>> take() { return {m_found.begin(), m_found.end()}; }

private:
    const std::string &nameOf(Index node) const { return m_architecture.nodes[node].name; }
    void add(Index a, Index b)
    {
        const Node &l = m_architecture.nodes[a], &r = m_architecture.nodes[b];
        if (isResource(l.kind) == isResource(r.kind) && !l.isGone && !r.isGone && !m_decided.contains(l.name) &&
            !m_decided.contains(r.name))
            m_found.emplace(a, b);
    }

    const Architecture &m_architecture;
    std::set<std::string> m_decided;
    std::set<std::pair<Index, Index>> m_found;
};

} // namespace

bool areSpelledAlike(std::string_view a, std::string_view b)
{
    const std::string l = normalisedName(a), r = normalisedName(b);
    return std::min(l.size(), r.size()) >= shortest - 1 && std::max(l.size(), r.size()) >= shortest &&
           digitsOf(l) == digitsOf(r) && isOneEdit(l, r);
}

std::vector<std::pair<Index, Index>> nearMisses(const Architecture &architecture)
{
    Finder finder(architecture);
    finder.findSpellings();
    return finder.take();
}

} // namespace alidade
