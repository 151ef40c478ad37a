#include "analysis/events/chains.h"
#include "analysis/events/messagewords.h"
#include "analysis/events/stormdraft.h"
#include "model/postings.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {
namespace {

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

/// Names of tables and products that are there to publish what a transaction wrote.
bool speaksOfOutbox(std::string_view text)
{
    static constexpr std::array words =
        std::to_array<std::string_view>({"outbox", "integrationeventlog", "event_publication", "debezium"});
    const std::string lower = lowerCase(text);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

std::string listOf(const std::vector<std::string> &names)
{
    std::string list;
    for (const std::string &name : names)
        list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

std::string placeText(const Evidence &evidence)
{
    return evidence.line == 0 ? evidence.file : evidence.file + ':' + std::to_string(evidence.line);
}

/// Where the node changes its data; null when nothing is known to.
const Evidence *writeOf(const Architecture &architecture, Index node)
{
    for (const Dependency &dependency : architecture.dependencies) {
        if (dependency.from != node || dependency.mode != Mode::data ||
            architecture.nodes[dependency.to].kind != NodeKind::datastore)
            continue;
        for (const Evidence &evidence : dependency.evidence)
            if (evidence.voice == Voice::coded && evidence.detail.find(": writes ") != std::string::npos)
                return &evidence;
    }
    return nullptr;
}

class StormCheck {
public:
    StormCheck(const Architecture &architecture, EventStorm &storm)
        : m_architecture(architecture), m_storm(storm), m_posts(postingsOf(architecture))
    {
        for (const KnownSaga &known : architecture.sagas) {
            m_outside.insert(known.saga.endsWith.begin(), known.saga.endsWith.end());
            m_outside.insert(known.saga.startedBy.begin(), known.saga.startedBy.end());
        }
        for (const Posting &post : m_posts) {
            const bool isOpen =
                post.topic.empty() || post.topic.find("{…}") != std::string::npos || post.topic.find("${") != std::string::npos;
            if (isOpen && post.type.empty())
                ++(post.isProducer ? m_openSends : m_openReceives);
        }
    }

    void check()
    {
        for (std::size_t i = 0; i < m_storm.items.size(); ++i) {
            const StormItem &item = m_storm.items[i];
            if (!item.isFound || (item.kind != BoardItemKind::event && item.kind != BoardItemKind::command))
                continue;
            checkEnds(i, item);
            checkWayBack(i, item);
        }
        checkCircles();
        checkPublishing();
        std::stable_sort(m_storm.findings.begin(), m_storm.findings.end(),
                         [](const StormFinding &l, const StormFinding &r) { return l.severity > r.severity; });
    }

private:
    std::vector<std::string> namesOf(const std::vector<Index> &nodes) const
    {
        std::vector<std::string> names;
        names.reserve(nodes.size());
        for (const Index node : nodes)
            names.push_back(m_architecture.nodes[node].name);
        return names;
    }

    void add(std::string rule, Severity severity, std::size_t item, std::vector<std::string> names, std::string message,
             std::string advice)
    {
        const std::vector<Evidence> &evidence = m_storm.items[item].evidence;
        m_storm.findings.push_back({std::move(rule), severity, item, std::move(names), std::move(message), std::move(advice),
                                    evidence.empty() ? Evidence{} : evidence.front()});
    }

    /// Where some places publish or subscribe by names that nobody knows, nothing can be said to be missing for sure.
    void checkEnds(std::size_t at, const StormItem &item)
    {
        if (m_outside.contains(item.text) || m_outside.contains(item.topic))
            return;
        if (!item.publishers.empty() && item.consumers.empty())
            add("event-unconsumed", m_openReceives > 0 ? Severity::note : Severity::warning, at, namesOf(item.publishers),
                listOf(namesOf(item.publishers)) + " publishes " + item.text + ", which nobody is known to consume.",
                "Consume it, add the source of whoever does, or do not publish it.");
        if (item.publishers.empty() && !item.consumers.empty())
            add("event-unpublished", m_openSends > 0 ? Severity::note : Severity::warning, at, namesOf(item.consumers),
                listOf(namesOf(item.consumers)) + " waits for " + item.text + ", which nobody is known to publish.",
                "Publish it, or add the source of whoever does.");
    }

    /// Each service that had its turn before a refusal must hear of it, or of what follows it.
    void checkWayBack(std::size_t at, const StormItem &item)
    {
        if (item.kind != BoardItemKind::event || !isFailureName(item.text) || item.publishers.empty())
            return;
        std::set<Index> heard(item.publishers.begin(), item.publishers.end());
        heard.insert(item.consumers.begin(), item.consumers.end());
        for (const std::size_t follower : reachOf(m_storm, at, StormReach::followers)) {
            const std::vector<Index> &consumers = m_storm.items[follower].consumers;
            heard.insert(consumers.begin(), consumers.end());
        }
        std::set<Index> unheard;
        for (const std::size_t cause : reachOf(m_storm, at, StormReach::causes)) {
            const StormItem &earlier = m_storm.items[cause];
            if (earlier.kind != BoardItemKind::event || isFailureName(earlier.text))
                continue;
            for (const Index node : earlier.publishers)
                if (!heard.contains(node))
                    unheard.insert(node);
        }
        if (unheard.empty())
            return;
        std::vector<std::string> names = namesOf(std::vector<Index>(unheard.begin(), unheard.end()));
        std::string message = item.text + " says that something was refused, and " + listOf(names);
        const bool changedData =
            std::any_of(unheard.begin(), unheard.end(), [&](Index node) { return writeOf(m_architecture, node) != nullptr; });
        add("saga-missing-compensation-event", changedData ? Severity::error : Severity::warning, at, std::move(names),
            message + ", which acted before it, does not hear of it.",
            "Let the service consume the event and undo what it did, or say that nothing is to be undone.");
    }

    void checkCircles()
    {
        const std::vector<std::size_t> circles = circlesOf(m_storm);
        std::map<std::size_t, std::vector<std::size_t>> members;
        for (std::size_t i = 0; i < circles.size(); ++i)
            if (circles[i] != SIZE_MAX && m_storm.items[i].kind == BoardItemKind::event)
                members[circles[i]].push_back(i);
        for (const auto &[circle, events] : members) {
            std::vector<std::string> names;
            names.reserve(events.size());
            for (const std::size_t event : events)
                names.push_back(m_storm.items[event].text);
            std::string message = "The chain of events returns to its start: " + listOf(names) + '.';
            add("choreography-cycle", Severity::warning, events.front(), std::move(names), std::move(message),
                "Break the circle, or say what ends it.");
        }
    }

    void checkPublishing()
    {
        std::set<Index> told;
        for (std::size_t i = 0; i < m_storm.items.size(); ++i) {
            for (const Index node : m_storm.items[i].publishers) {
                if (m_storm.items[i].kind != BoardItemKind::event || told.contains(node))
                    continue;
                const Evidence *write = writeOf(m_architecture, node);
                const Posting *post = postOf(node);
                if (!write || !post || hasOutbox(m_architecture, node))
                    continue;
                told.insert(node);
                const std::string &name = m_architecture.nodes[node].name;
                std::string message = name + " changes its data (" + placeText(*write);
                message.append(") and publishes (").append(placeText(post->evidence));
                message.append(") in two moves: a crash between them loses the event.");
                const bool isOnePlace = write->source == post->evidence.source && write->file == post->evidence.file;
                add("event-lost-on-crash", isOnePlace ? Severity::error : Severity::warning, i, {name}, std::move(message),
                    "Write the event to an outbox in the same transaction, or publish from the database's log.");
                m_storm.findings.back().evidence = post->evidence;
            }
        }
    }

    const Posting *postOf(Index node) const
    {
        const auto found = std::find_if(m_posts.begin(), m_posts.end(), [node](const Posting &post) {
            return post.node == node && post.isProducer && !(post.topic.empty() && post.type.empty());
        });
        return found == m_posts.end() ? nullptr : &*found;
    }

    const Architecture &m_architecture;
    EventStorm &m_storm;
    const std::vector<Posting> m_posts;
    std::set<std::string> m_outside; ///< events that a saga says come from or go to the outside
    std::size_t m_openSends = 0, m_openReceives = 0;
};

} // namespace

bool hasOutbox(const Architecture &architecture, Index node)
{
    const auto isTold = [](const std::vector<Trait> &traits) {
        return std::any_of(traits.begin(), traits.end(),
                           [](const Trait &trait) { return speaksOfOutbox(trait.trait) || speaksOfOutbox(trait.framework); });
    };
    if (isTold(architecture.nodes[node].traits))
        return true;
    std::set<Index> stores;
    for (const Dependency &dependency : architecture.dependencies) {
        if (dependency.from != node || dependency.mode != Mode::data)
            continue;
        stores.insert(dependency.to);
        if (std::any_of(dependency.via.begin(), dependency.via.end(), speaksOfOutbox))
            return true;
    }
    return std::any_of(architecture.dependencies.begin(), architecture.dependencies.end(), [&](const Dependency &dependency) {
        return stores.contains(dependency.to) && speaksOfOutbox(architecture.nodes[dependency.from].name);
    });
}

void checkStorm(const Architecture &architecture, EventStorm &storm) { StormCheck(architecture, storm).check(); }

} // namespace alidade
