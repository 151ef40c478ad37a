#include "model/assembly.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace alidade {
namespace {

using Key = std::tuple<std::string_view, std::string_view, std::string_view>; // name, kind, version

/// Several files of one proto package, or the same contract in two sources, are one contract.
std::map<Key, Contract> contracts(const Assembly &assembly)
{
    std::map<Key, Contract> result;
    for (const SourceFacts &source : assembly.sources) {
        for (const ContractFact &fact : source.facts.contracts) {
            Contract &contract = result[Key(fact.name, fact.kind, fact.version)];
            Evidence evidence = assembly.evidence(Voice::designed, source, fact.place, fact.name);
            bool isFirst =
                contract.name.empty() || std::tie(evidence.source, evidence.file, evidence.line) <
                                             std::tie(contract.evidence.source, contract.evidence.file, contract.evidence.line);
            if (isFirst)
                contract = {fact.kind, fact.name, fact.version, {}, std::move(evidence)};
        }
    }
    return result;
}

void sortItems(std::vector<ContractItem> &items)
{
    auto key = [](const ContractItem &i) {
        return std::tie(i.name, i.kind, i.type, i.number, i.evidence.source, i.evidence.file, i.evidence.line);
    };
    std::sort(items.begin(), items.end(), [&key](const ContractItem &l, const ContractItem &r) { return key(l) < key(r); });
    auto isSame = [](const ContractItem &l, const ContractItem &r) {
        return std::tie(l.name, l.kind, l.type, l.number) == std::tie(r.name, r.kind, r.type, r.number);
    };
    items.erase(std::unique(items.begin(), items.end(), isSame), items.end());
}

} // namespace

void joinContracts(Assembly &assembly)
{
    std::map<Key, Contract> all = contracts(assembly);
    for (const SourceFacts &source : assembly.sources) {
        // An item names its contract; of several with that name, the one of its own file is meant.
        std::map<std::pair<std::string_view, std::string_view>, Contract *> byFile;
        std::map<std::string_view, Contract *> byName;
        for (const ContractFact &fact : source.facts.contracts) {
            Contract *contract = &all[Key(fact.name, fact.kind, fact.version)];
            byFile.emplace(std::pair(std::string_view(fact.name), std::string_view(fact.place.file)), contract);
            byName.emplace(fact.name, contract);
        }
        for (const ContractItemFact &fact : source.facts.contractItems) {
            auto file = byFile.find({fact.contract, fact.place.file});
            auto name = byName.find(fact.contract);
            if (name == byName.end())
                continue;
            Contract *contract = file == byFile.end() ? name->second : file->second;
            contract->items.push_back({fact.kind, fact.name, fact.type, fact.number,
                                       assembly.evidence(Voice::designed, source, fact.place, fact.name)});
        }
    }
    for (auto &[key, contract] : all) {
        sortItems(contract.items);
        assembly.result.contracts.push_back(std::move(contract));
    }
}

} // namespace alidade
