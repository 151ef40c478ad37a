#include "qml/importing/likelihood.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>

namespace alidade {
namespace {

constexpr int forName = 16, forServing = 8, forWord = 4, forAcquaintance = 1, againstKind = -100;
constexpr std::size_t shortest = 3; ///< a shorter name or word stands in others by chance

/// Words that say what a thing is, not which one.
constexpr std::array<std::string_view, 16> generic{"service",   "services", "svc",     "server", "api",  "app",
                                                   "client",    "addr",     "address", "host",   "http", "https",
                                                   "localhost", "port",     "url",     "grpc"};

bool fits(CallRole role, NodeKind kind)
{
    switch (role) {
    case CallRole::produce:
    case CallRole::consume: return kind == NodeKind::broker;
    case CallRole::store: return isResource(kind);
    case CallRole::request: return !isResource(kind);
    }
    return false;
}

/// "PAYMENT_ADDR" and "getPayments": the lower case words of a text, without a plural's s.
std::set<std::string> wordsOf(std::string_view text)
{
    std::set<std::string> words;
    std::string word;
    const auto end = [&] {
        if (std::find(generic.begin(), generic.end(), word) == generic.end()) {
            if (word.size() > shortest && word.ends_with('s'))
                word.pop_back();
            if (word.size() >= shortest)
                words.insert(word);
        }
        word.clear();
    };
    bool wasLower = false;
    for (const char c : text) {
        const auto letter = static_cast<unsigned char>(c);
        if (!std::isalnum(letter) || (std::isupper(letter) && wasLower))
            end();
        if (std::isalnum(letter))
            word += static_cast<char>(std::tolower(letter));
        wasLower = std::islower(letter) != 0;
    }
    end();
    return words;
}

bool isNamedIn(const Node &node, const OpenCall &call)
{
    const std::string name = normalisedName(node.name);
    return name.size() >= shortest && (normalisedName(call.target).find(name) != std::string::npos ||
                                       normalisedName(call.operation).find(name) != std::string::npos);
}

bool serves(const Node &node, const OpenCall &call)
{
    return !call.operation.empty() && std::any_of(node.endpoints.begin(), node.endpoints.end(), [&](const Endpoint &endpoint) {
        return endpoint.name == call.operation || endpoint.name.ends_with('/' + call.operation);
    });
}

int sharedWords(const Node &node, const OpenCall &call)
{
    const std::set<std::string> said = wordsOf(call.target + ' ' + call.operation);
    std::set<std::string> own = wordsOf(node.name);
    for (const std::string &alias : node.aliases)
        own.merge(wordsOf(alias));
    return static_cast<int>(std::count_if(own.begin(), own.end(), [&](const std::string &word) { return said.contains(word); }));
}

bool knowEachOther(const Architecture &architecture, Index one, Index other)
{
    return std::any_of(architecture.dependencies.begin(), architecture.dependencies.end(), [&](const Dependency &d) {
        return d.mode != Mode::telemetry && ((d.from == one && d.to == other) || (d.from == other && d.to == one));
    });
}

} // namespace

int likelihood(const Architecture &architecture, const OpenCall &call, Index index)
{
    const Node &node = architecture.nodes[index];
    return (fits(call.role, node.kind) ? 0 : againstKind) + (isNamedIn(node, call) ? forName : 0) +
           (serves(node, call) ? forServing : 0) + forWord * sharedWords(node, call) +
           (knowEachOther(architecture, call.node, index) ? forAcquaintance : 0);
}

} // namespace alidade
