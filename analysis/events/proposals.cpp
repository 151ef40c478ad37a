#include "analysis/events/eventstorm.h"
#include "analysis/events/messagewords.h"
#include "analysis/events/stormdraft.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {
namespace {

/// What events and aggregates speak of comes first in their names: the noun, or what follows the verb of a command.
std::string subjectOf(const StormItem &item)
{
    const std::vector<std::string> words = messageWords(item.text);
    if (words.empty())
        return {};
    const bool isCommand = words.size() > 1 && isCommandName(item.text) && isCommandName(words.front() + " it");
    return isCommand ? words[1] : words.front();
}

std::string titleOf(std::string word)
{
    if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

/// Whether the item tells what its service is about: what it publishes or holds, not what it hears of.
bool speaksFor(const StormItem &item)
{
    return item.kind == BoardItemKind::aggregate || (item.kind == BoardItemKind::event && !item.publishers.empty()) ||
           item.kind == BoardItemKind::command;
}

/// A cluster: one subject with the services and notes that speak of it.
struct Cluster {
    std::set<Index> nodes;
    std::vector<std::size_t> items;
    std::string word; ///< the subject as it is written first
};

/// Names of services that tell their part in the technique and nothing about the business.
bool isTechnical(const std::string &word)
{
    static constexpr std::array words = std::to_array<std::string_view>(
        {"api",     "app",        "backend", "bff",       "consumer", "core",      "frontend", "gateway",
         "handler", "job",        "main",    "processor", "producer", "publisher", "reader",   "server",
         "service", "subscriber", "svc",     "web",       "worker",   "writer"});
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What a service is about: what its name tells, else what its messages speak of most.
std::string chooseSubject(const std::map<std::string, int> &subjects, const std::string &name)
{
    for (const std::string &word : messageWords(name))
        if (!isTechnical(word))
            return word;
    const auto most =
        std::max_element(subjects.begin(), subjects.end(), [](const auto &l, const auto &r) { return l.second < r.second; });
    return most->first;
}

} // namespace

void proposeContexts(const Architecture &architecture, EventStorm &storm)
{
    std::map<Index, std::map<std::string, int>> spoken; // by service: how often of what
    for (const StormItem &item : storm.items) {
        const std::string subject = subjectOf(item);
        if (!speaksFor(item) || item.node == none || subject.empty() || isResource(architecture.nodes[item.node].kind) ||
            architecture.nodes[item.node].context != none)
            continue;
        spoken[item.node][subject] += item.kind == BoardItemKind::aggregate ? 2 : 1;
    }
    std::map<std::string, Cluster> clusters;
    for (const auto &[node, subjects] : spoken) {
        const std::string subject = chooseSubject(subjects, architecture.nodes[node].name);
        Cluster &cluster = clusters[stemOf(subject)];
        cluster.nodes.insert(node);
        if (cluster.word.empty() || subject.size() < cluster.word.size())
            cluster.word = subject;
    }
    std::vector<std::pair<std::size_t, std::string>> loose; // notes in no context, with what they speak of if they are nobody's
    for (std::size_t i = 0; i < storm.items.size(); ++i) {
        const StormItem &item = storm.items[i];
        if (item.context != none)
            continue;
        const std::string subject = subjectOf(item), stem = stemOf(subject);
        const bool isLoose = item.node == none && (item.kind == BoardItemKind::event || item.kind == BoardItemKind::aggregate);
        if (isLoose && item.kind == BoardItemKind::aggregate && clusters[stem].word.empty())
            clusters[stem].word = subject; // a workshop without any code starts from its aggregates
        loose.emplace_back(i, isLoose ? stem : std::string());
    }
    for (const auto &[item, stem] : loose)
        for (auto &[subject, cluster] : clusters)
            if (stem.empty() ? cluster.nodes.contains(storm.items[item].node) : stem == subject)
                cluster.items.push_back(item);
    for (auto &entry : clusters) {
        const std::string &stem = entry.first;
        Cluster &cluster = entry.second;
        ContextProposal proposal;
        proposal.name = titleOf(cluster.word);
        proposal.nodes.assign(cluster.nodes.begin(), cluster.nodes.end());
        proposal.items = std::move(cluster.items);
        const auto known =
            std::find_if(architecture.contexts.begin(), architecture.contexts.end(), [&](const BoundedContext &context) {
                const std::vector<std::string> words = messageStems(context.name);
                return std::find(words.begin(), words.end(), stem) != words.end();
            });
        if (known != architecture.contexts.end()) {
            proposal.name = known->name;
            proposal.context = known->id;
        }
        storm.proposals.push_back(std::move(proposal));
    }
    std::stable_sort(storm.proposals.begin(), storm.proposals.end(),
                     [](const ContextProposal &l, const ContextProposal &r) { return l.items.size() > r.items.size(); });
}

std::vector<Edit> acceptProposal(const Architecture &architecture, const EventStorm &storm, const ContextProposal &proposal)
{
    std::vector<Edit> edits;
    std::string id = proposal.context;
    if (id.empty()) {
        id = newContextId(proposal.name, architecture.contexts);
        BoundedContext context;
        context.id = id;
        context.name = proposal.name;
        edits.emplace_back(PutContext{std::move(context)});
    }
    for (const Index node : proposal.nodes)
        edits.emplace_back(AssignNode{architecture.nodes[node].name, id});
    for (const std::size_t item : proposal.items) {
        const auto said = std::find_if(architecture.decisions.board.begin(), architecture.decisions.board.end(),
                                       [&](const BoardItem &known) { return known.id == storm.items[item].id; });
        if (said == architecture.decisions.board.end())
            continue; // it follows its service
        BoardItem moved = *said;
        moved.context = id;
        moved.x = moved.y = 0;
        edits.emplace_back(PutBoardItem{std::move(moved)});
    }
    return edits;
}

} // namespace alidade
