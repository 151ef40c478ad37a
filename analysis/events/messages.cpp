#include "analysis/events/messagewords.h"
#include "analysis/events/stormdraft.h"
#include "model/postings.h"

#include <algorithm>
#include <set>

namespace alidade {
namespace {

/// Nobody knows what stands in the gaps of such a name, so that two of them need not be the same.
bool isOpen(std::string_view topic)
{
    return topic.find("{…}") != std::string_view::npos || topic.find("${") != std::string_view::npos;
}

bool isPattern(std::string_view topic) { return topic.find_first_of("*#>+") != std::string_view::npos; }

/// What a topic is called on the board: of "exchange/key" the key.
std::string topicTitle(const std::string &topic, std::string_view protocol)
{
    const std::size_t slash = protocol == "amqp" ? topic.find('/') : std::string::npos;
    if (slash == std::string::npos)
        return topic;
    const std::string key = topic.substr(slash + 1);
    return key.empty() || isPattern(key) || isOpen(key) ? topic.substr(0, slash) : key;
}

/// "Done | Failed" -> "Done", "Failed"; what names no type is left out.
std::vector<std::string> titlesOf(const std::string &types)
{
    std::vector<std::string> titles;
    for (std::size_t begin = 0; begin <= types.size();) {
        const std::size_t end = std::min(types.find(" | ", begin), types.size());
        if (std::string title = messageTitle(std::string_view(types).substr(begin, end - begin)); !title.empty())
            titles.push_back(std::move(title));
        begin = end + 3;
    }
    return titles;
}

/// Turns the posts of code and contracts into messages: by their type where one is known, else by their topic.
class PostReader {
public:
    explicit PostReader(StormDraft &draft) : m_draft(draft), m_posts(postingsOf(draft.architecture()))
    {
        for (const Posting &post : m_posts) {
            if (!post.topic.empty() && !isOpen(post.topic))
                for (std::string &title : titlesOf(post.type))
                    m_types[post.topic].insert(std::move(title));
            if (!post.isProducer && post.protocol == "amqp" && post.topic.find('/') != std::string::npos)
                m_bound.insert(post.node);
        }
    }

    void read()
    {
        for (const Posting &post : m_posts)
            if (post.isProducer)
                readPost(post); // first: where it is published is where it is told
        for (const Posting &post : m_posts)
            if (!post.isProducer)
                readPost(post);
        for (const Flow &flow : m_draft.architecture().flows)
            readFlow(flow);
    }

private:
    void readPost(const Posting &post)
    {
        for (const std::string &name : namesOf(post)) {
            const std::string topic = isOpen(post.topic) ? std::string() : post.topic;
            m_draft.addDeed({m_draft.addMessage(name, topic), post.node, post.isProducer, post.function, post.evidence});
        }
    }

    std::vector<std::string> namesOf(const Posting &post) const
    {
        std::vector<std::string> names = titlesOf(post.type);
        if (!names.empty() || post.topic.empty() || isOpen(post.topic))
            return names;
        if (!post.isProducer && isPattern(post.topic))
            return names; // its flows tell which messages it hears
        const bool isBoundQueue = !post.isProducer && post.protocol == "amqp" && post.topic.find('/') == std::string::npos;
        if (isBoundQueue && m_bound.contains(post.node))
            return names; // the exchange that the queue is bound to tells
        if (const auto types = m_types.find(post.topic); types != m_types.end())
            return {types->second.begin(), types->second.end()};
        names.push_back(topicTitle(post.topic, post.protocol));
        return names;
    }

    /// Subscriptions with wildcards, and what only traffic shows.
    void readFlow(const Flow &flow)
    {
        if (flow.via.empty() || isOpen(flow.via))
            return;
        std::vector<std::string> names;
        if (const auto types = m_types.find(flow.via); types != m_types.end())
            names.assign(types->second.begin(), types->second.end());
        else
            names.push_back(topicTitle(flow.via, flow.via.find('/') == std::string::npos ? "" : "amqp"));
        const Evidence evidence = flow.evidence.empty() ? Evidence{} : flow.evidence.front();
        for (const std::string &name : names) {
            const std::size_t item = m_draft.addMessage(name, flow.via);
            if (item == StormDraft::full)
                return;
            const StormItem &known = m_draft.storm.items[item];
            if (!std::binary_search(known.publishers.begin(), known.publishers.end(), flow.from))
                m_draft.addDeed({item, flow.from, true, {}, evidence});
            if (!std::binary_search(known.consumers.begin(), known.consumers.end(), flow.to))
                m_draft.addDeed({item, flow.to, false, {}, evidence});
        }
    }

    StormDraft &m_draft;
    const std::vector<Posting> m_posts;
    std::map<std::string, std::set<std::string>> m_types; ///< by topic
    std::set<Index> m_bound;                              ///< nodes that say to which exchange their queues are bound
};

/// Messages of AsyncAPI documents, and messages of protos that are named as events are.
void readContracts(StormDraft &draft)
{
    for (const Contract &contract : draft.architecture().contracts) {
        for (const ContractItem &item : contract.items) {
            if (contract.kind == "asyncapi" && item.kind == "operation") {
                const std::size_t space = item.name.find(' ');
                const std::string topic = space == std::string::npos ? item.name : item.name.substr(space + 1);
                std::vector<std::string> names = titlesOf(item.type);
                if (names.empty())
                    names.push_back(topic);
                for (const std::string &name : names)
                    draft.addEvidence(draft.addMessage(name, topic), item.evidence);
            }
            if (contract.kind != "proto" || item.kind != "message")
                continue;
            const std::string title = messageTitle(item.name);
            const std::size_t known = draft.storm.find("event:" + title);
            if (known < draft.storm.items.size())
                draft.addEvidence(known, item.evidence);
            else if (item.name.ends_with("Event") && isPastTense(title))
                draft.addEvidence(draft.addMessage(title, {}), item.evidence);
        }
    }
}

/// The steps of sagas and the events that they tell of.
class SagaReader {
public:
    explicit SagaReader(StormDraft &draft) : m_draft(draft) {}

    void read(const KnownSaga &known)
    {
        const Saga &saga = known.saga;
        m_source = known.source;
        m_voice = known.isDesigned ? Voice::designed : Voice::coded;
        std::vector<std::size_t> commands;
        for (const SagaStep &step : saga.steps) {
            std::vector<std::string> published = step.action.emits;
            published.insert(published.end(), step.emitsOnFailure.begin(), step.emitsOnFailure.end());
            const std::size_t command = addCall(saga, step.name, step.action.participant, step.action, published, step.place);
            commands.push_back(command);
            if (!step.compensation)
                continue;
            const std::string &undone = step.compensation->operation.name;
            const std::string name = undone.empty() ? "undo " + step.name : undone.substr(undone.find_last_of("/. ") + 1);
            addCall(saga, name, compensatingParticipant(step), *step.compensation, step.compensation->emits, step.place);
        }
        const SagaOrder order = orderOf(saga);
        for (std::size_t i = 0; saga.style == SagaStyle::orchestrated && i < order.before.size(); ++i) {
            for (const std::size_t earlier : order.before[i])
                m_draft.link(commands[earlier], commands[i], StormBond::said);
        }
    }

private:
    Evidence evidenceOf(const SagaCall &call, const Place &place) const
    {
        const Place &at = call.evidence.empty() ? place : call.evidence.front();
        return {m_voice, m_source, at.file, at.line, call.operation.name};
    }

    std::size_t commandOf(const Saga &saga, const std::string &name, Index node, const Evidence &evidence)
    {
        std::string id = "command:" + saga.name;
        id.append("/").append(name);
        const std::size_t item = m_draft.add(BoardItemKind::command, id, name, node);
        m_draft.addEvidence(item, evidence);
        return item;
    }

    /// What waits for an event is a policy, the same as the code's where that reacts too; anything else is a command.
    std::size_t addCall(const Saga &saga, const std::string &name, const std::string &participant, const SagaCall &call,
                        const std::vector<std::string> &published, const Place &place)
    {
        const Index node = m_draft.architecture().findNode(participant);
        const Evidence evidence = evidenceOf(call, place);
        if (call.consumes.empty()) {
            const std::size_t command = commandOf(saga, name, node, evidence);
            publish(command, published, node, evidence);
            return command;
        }
        std::size_t last = StormDraft::full;
        for (const std::string &consumed : call.consumes) {
            const std::size_t event = eventOf(consumed);
            m_draft.addDeed({event, node, false, {}, evidence});
            std::string id = "policy:" + participant;
            id.append("|").append(consumed);
            last = m_draft.add(BoardItemKind::policy, id, consumed, node);
            m_draft.addEvidence(last, evidence);
            m_draft.link(event, last, StormBond::said);
            publish(last, published, node, evidence);
        }
        return last;
    }

    void publish(std::size_t from, const std::vector<std::string> &names, Index node, const Evidence &evidence)
    {
        for (const std::string &name : names) {
            const std::size_t event = eventOf(name);
            m_draft.addDeed({event, node, true, {}, evidence});
            m_draft.link(from, event, StormBond::said);
        }
    }

    /// A saga may call an event by its topic where the code knows its type.
    std::size_t eventOf(const std::string &name)
    {
        const std::vector<StormItem> &items = m_draft.storm.items;
        const auto known = std::find_if(items.begin(), items.end(), [&](const StormItem &item) {
            return item.kind == BoardItemKind::event && (item.text == name || item.topic == name);
        });
        return known != items.end() ? static_cast<std::size_t>(known - items.begin())
                                    : m_draft.add(BoardItemKind::event, "event:" + name, name, none);
    }

    StormDraft &m_draft;
    std::string m_source;
    Voice m_voice = Voice::designed;
};

} // namespace

void collectMessages(StormDraft &draft)
{
    PostReader(draft).read();
    readContracts(draft);
    SagaReader sagas(draft);
    for (const KnownSaga &known : draft.architecture().sagas) {
        if (known.isDesigned || !known.hasTwin)
            sagas.read(known);
    }
    for (StormItem &item : draft.storm.items) {
        if (item.node == none && !item.publishers.empty())
            item.node = item.publishers.front();
        else if (item.node == none && !item.consumers.empty())
            item.node = item.consumers.front();
    }
}

} // namespace alidade
