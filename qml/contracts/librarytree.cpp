#include "qml/contracts/librarytree.h"

#include "analysis/contracts/consumers.h"
#include "importers/text.h"

#include <algorithm>
#include <sstream>
#include <tuple>

namespace alidade {

namespace {

/// Finds the node that serves a contract.
class Owners {
public:
    explicit Owners(const Architecture &architecture) : m_architecture(architecture)
    {
        for (std::size_t i = 0; i < architecture.nodes.size(); ++i) {
            for (const Endpoint &endpoint : architecture.nodes[i].endpoints) {
                const std::string_view method = methodIn(endpoint.name);
                m_byService.emplace(method.substr(0, method.find('/')), i);
                m_byFile.emplace(std::pair(std::string_view(endpoint.evidence.source), std::string_view(endpoint.evidence.file)),
                                 i);
            }
        }
    }

    /// A node that serves one of its services or has an endpoint that stands in its document; else the node in whose directory
    /// the contract lies.
    std::string find(const Contract &contract) const
    {
        for (const ContractItem &item : contract.items) {
            if (item.kind != "service")
                continue;
            if (const auto found = m_byService.find(item.name); found != m_byService.end())
                return m_architecture.nodes[found->second].name;
        }
        const auto found = m_byFile.find({contract.evidence.source, contract.evidence.file});
        if (contract.kind != "proto" && found != m_byFile.end())
            return m_architecture.nodes[found->second].name;
        return above(contract.evidence);
    }

private:
    std::string above(const Evidence &place) const
    {
        const Node *nearest = nullptr;
        for (const Node &node : m_architecture.nodes) {
            const bool isAbove = !node.path.empty() && node.source == place.source && place.file.starts_with(node.path + "/");
            if (isAbove && (nearest == nullptr || node.path.size() > nearest->path.size()))
                nearest = &node;
        }
        return nearest ? nearest->name : std::string();
    }

    const Architecture &m_architecture;
    std::map<std::string_view, std::size_t> m_byService;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> m_byFile;
};

bool isOperation(const std::string &kind) { return kind == "method" || kind == "operation"; }
bool isType(const std::string &kind) { return kind == "message" || kind == "enum" || kind == "schema"; }

std::string contextName(const Architecture &architecture, const std::string &id)
{
    const Index found = architecture.findContext(id);
    return found == none ? std::string() : architecture.contexts[found].name;
}

} // namespace

std::string contractKey(const Contract &contract) { return contract.kind + '\n' + contract.name + '\n' + contract.version; }

std::vector<LibraryContract> libraryContracts(const Architecture &architecture)
{
    const Owners owners(architecture);
    std::vector<LibraryContract> all;
    for (std::size_t i = 0; i < architecture.contracts.size(); ++i) {
        const Contract &contract = architecture.contracts[i];
        LibraryContract &entry = all.emplace_back(LibraryContract{.contract = i, .service = owners.find(contract)});
        const Index node = entry.service.empty() ? none : architecture.findNode(entry.service);
        if (node != none && architecture.nodes[node].context != none)
            entry.context = architecture.contexts[architecture.nodes[node].context].id;
        for (const ContractItem &item : contract.items) {
            entry.serviceCount += item.kind == "service";
            entry.operationCount += isOperation(item.kind);
            entry.typeCount += isType(item.kind);
        }
    }
    const auto key = [&](const LibraryContract &each) {
        const Contract &contract = architecture.contracts[each.contract];
        const std::string context = contextName(architecture, each.context);
        return std::tuple(each.service.empty(), context.empty(), context, each.context, each.service, contract.name,
                          contract.kind, contract.version);
    };
    std::sort(all.begin(), all.end(), [&](const auto &l, const auto &r) { return key(l) < key(r); });
    return all;
}

std::vector<LibraryRow> libraryRows(const Architecture &architecture, const std::vector<LibraryContract> &contracts,
                                    const std::string &filter, const std::set<std::string> &folded,
                                    const std::map<std::string, std::size_t> &findings)
{
    std::vector<std::string> words;
    for (auto [stream, word] = std::pair(std::istringstream(lowered(filter)), std::string()); stream >> word;)
        words.push_back(word);
    const bool hasContexts =
        std::any_of(contracts.begin(), contracts.end(), [](const auto &each) { return !each.context.empty(); });

    std::vector<LibraryRow> rows;
    std::size_t context = 0, service = 0; // positions in `rows` of what the next contract is below
    for (std::size_t i = 0; i < contracts.size(); ++i) {
        const LibraryContract &entry = contracts[i];
        const Contract &contract = architecture.contracts[entry.contract];
        const std::string all =
            lowered(contract.name + ' ' + contract.kind + ' ' + entry.service + ' ' + contextName(architecture, entry.context));
        if (!std::all_of(words.begin(), words.end(),
                         [&](const std::string &word) { return all.find(word) != std::string::npos; }))
            continue;
        const std::string contextKey = "context:" + entry.context + (entry.service.empty() ? "|" : "");
        const std::string serviceKey = contextKey + "/service:" + entry.service;
        const auto isFolded = [&](const std::string &key) { return words.empty() && folded.contains(key); };
        const bool isNewContext = rows.empty() || rows[context].key != contextKey;
        if (hasContexts && isNewContext) {
            context = rows.size();
            rows.push_back(
                {.kind = LibraryRow::Kind::context, .key = contextKey, .contract = i, .isFolded = isFolded(contextKey)});
        }
        const bool isHidden = hasContexts && rows[context].isFolded;
        if (!isHidden && (rows.empty() || service >= rows.size() || rows[service].key != serviceKey)) {
            service = rows.size();
            rows.push_back({.kind = LibraryRow::Kind::service,
                            .depth = hasContexts ? 1 : 0,
                            .key = serviceKey,
                            .contract = i,
                            .isFolded = isFolded(serviceKey)});
        }
        const std::string key = contractKey(contract);
        const auto found = findings.find(key);
        const std::size_t count = found == findings.end() ? 0 : found->second;
        const auto add = [&](LibraryRow &row) { ++row.count, row.findings += count; };
        if (hasContexts)
            add(rows[context]);
        if (isHidden)
            continue;
        add(rows[service]);
        if (!rows[service].isFolded)
            rows.push_back(
                {.kind = LibraryRow::Kind::contract, .depth = hasContexts ? 2 : 1, .key = key, .contract = i, .findings = count});
    }
    return rows;
}

} // namespace alidade
