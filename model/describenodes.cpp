#include "model/assembly.h"
#include "model/ownerpattern.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

void addTraitsOf(Assembly &assembly, const SourceFacts &source)
{
    for (const TraitFact &fact : source.facts.traits) {
        if (Index node = assembly.names.find(fact.node); node != none)
            assembly.result.nodes[node].traits.push_back({fact.trait, fact.framework, fact.value, fact.function,
                                                          assembly.evidence(Voice::coded, source, fact.place, fact.trait)});
        else
            assembly.reportUnknown(fact.place, fact.node, "the code of");
    }
}

/// What a catalogue says of a node comes first; a CODEOWNERS file is asked for the directory, its last fitting line counts.
void addOwnersOf(Assembly &assembly, const SourceFacts &source)
{
    std::vector<std::pair<OwnerPattern, const OwnerFact *>> patterns;
    std::vector<const OwnerFact *> facts;
    for (const OwnerFact &fact : source.facts.owners)
        facts.push_back(&fact);
    std::sort(facts.begin(), facts.end(), [](const OwnerFact *l, const OwnerFact *r) {
        return std::tie(l->place, l->pattern, l->node, l->owners) < std::tie(r->place, r->pattern, r->node, r->owners);
    });
    for (const OwnerFact *fact : facts) {
        if (fact->node.empty())
            patterns.emplace_back(OwnerPattern(fact->pattern), fact);
        else if (Index node = assembly.names.find(fact->node); node != none)
            assembly.result.nodes[node].owners.insert(assembly.result.nodes[node].owners.end(), fact->owners.begin(),
                                                      fact->owners.end());
        else
            assembly.reportUnknown(fact->place, fact->node, "an owner of");
    }
    if (patterns.empty())
        return;
    for (Node &node : assembly.result.nodes) {
        if (node.path.empty() || node.source != source.source.name || !node.owners.empty())
            continue;
        auto last = std::find_if(patterns.rbegin(), patterns.rend(),
                                 [&](const auto &pattern) { return pattern.first.coversDirectory(node.path); });
        if (last != patterns.rend())
            node.owners = last->second->owners;
    }
}

} // namespace

void describeNodes(Assembly &assembly)
{
    for (const SourceFacts &source : assembly.sources)
        addTraitsOf(assembly, source);
    for (const SourceFacts &source : assembly.sources)
        addOwnersOf(assembly, source);
    for (Node &node : assembly.result.nodes) {
        std::sort(node.traits.begin(), node.traits.end(), [](const Trait &l, const Trait &r) {
            auto key = [](const Trait &t) {
                return std::tie(t.trait, t.evidence.source, t.evidence.file, t.evidence.line, t.framework, t.value, t.function);
            };
            return key(l) < key(r);
        });
        // A list of owners keeps its order; the first are asked first.
        std::vector<std::string> owners;
        for (std::string &owner : node.owners) {
            if (std::find(owners.begin(), owners.end(), owner) == owners.end())
                owners.push_back(std::move(owner));
        }
        node.owners = std::move(owners);
    }
}

} // namespace alidade
