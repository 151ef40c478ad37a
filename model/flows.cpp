#include "model/flows.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace alidade {
namespace {

constexpr int mostWords = 64;                        ///< of a subscription; each is a step down the tree
constexpr std::size_t mostPairsPerTopic = 1'000'000; ///< of producers and consumers that are compared

struct Wildcards {
    char separator = '.';
    std::string_view one, rest;
};

/// NATS: "Subject-based messaging"; AMQP 0-9-1, section 3.1.3.3; MQTT 5, section 4.7.1.
Wildcards wildcardsOf(std::string_view protocol)
{
    if (protocol == "nats")
        return {'.', "*", ">"};
    if (protocol == "amqp")
        return {'.', "*", "#"};
    if (protocol == "mqtt")
        return {'/', "+", "#"};
    return {};
}

bool hasWildcard(std::string_view topic, std::string_view protocol)
{
    const Wildcards wild = wildcardsOf(protocol);
    return !wild.one.empty() &&
           (topic.find(wild.one) != std::string_view::npos || topic.find(wild.rest) != std::string_view::npos);
}

std::string_view takeWord(std::string_view &text, char separator)
{
    std::size_t end = std::min(text.find(separator), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

/// Where a message is put down, and by which key it is told there.
struct Meeting {
    std::string_view place; ///< topic, queue or exchange
    std::string_view key;   ///< routing key of an exchange; empty when there is none
};

/// AMQP posts name "exchange/key"; a queue or an exchange alone has no key.
Meeting meetingOf(const Post &post)
{
    const std::string_view topic = post.topic;
    const std::size_t slash = post.protocol == "amqp" ? topic.find('/') : std::string_view::npos;
    return slash == std::string_view::npos ? Meeting{topic, {}} : Meeting{topic.substr(0, slash), topic.substr(slash + 1)};
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty() && words.size() < mostWords)
        words.push_back(takeWord(text, '.'));
    return words;
}

/// Whether what is sent with a key reaches who binds with a pattern. Where one side has none, the kind of the exchange
/// decides, and that one takes all there.
bool isHeard(std::string_view pattern, std::string_view key)
{
    if (pattern.empty() || key.empty())
        return true;
    const std::vector<std::string_view> words = wordsOf(key);
    std::vector<bool> reached(words.size() + 1); // how many words the pattern may have taken up to here
    reached[0] = true;
    for (const std::string_view wanted : wordsOf(pattern)) {
        std::vector<bool> next(reached.size());
        for (std::size_t i = 0; i < reached.size(); ++i) {
            if (wanted == "#")
                next[i] = reached[i] || (i > 0 && next[i - 1]);
            else if (i > 0)
                next[i] = reached[i - 1] && (wanted == "*" || wanted == words[i - 1]);
        }
        reached = std::move(next);
    }
    return reached.back();
}

/// Abstractions over several brokers do not tell which one carries their messages.
bool speakTheSame(const std::string &producer, const std::string &consumer)
{
    const auto isAny = [](const std::string &protocol) { return protocol.empty() || protocol == "messaging"; };
    return producer == consumer || isAny(producer) || isAny(consumer);
}

using FlowKey = std::tuple<Index, Index, Index, std::string>; // from, to, broker, via

struct Topic {
    std::vector<const Post *> producers, consumers;
};

bool meet(const Post &producer, const Post &consumer)
{
    const bool isSameBroker = producer.broker == consumer.broker || producer.broker == none || consumer.broker == none;
    return isSameBroker && producer.node != consumer.node && speakTheSame(producer.protocol, consumer.protocol) &&
           isHeard(meetingOf(consumer).key, meetingOf(producer).key);
}

void join(std::map<FlowKey, Flow> &flows, const Topic &topic)
{
    std::size_t made = 0, compared = 0;
    for (const Post *producer : topic.producers) {
        for (const Post *consumer : topic.consumers) {
            if (++compared > mostPairsPerTopic)
                return;
            if (!meet(*producer, *consumer))
                continue;
            if (made++ == mostFlowsPerTopic)
                return;
            const bool isTold = meetingOf(*producer).key.empty() && !meetingOf(*consumer).key.empty();
            const std::string &via = isTold ? consumer->topic : producer->topic;
            Index broker = producer->broker == none ? consumer->broker : producer->broker;
            Flow &flow = flows[{producer->node, consumer->node, broker, via}];
            flow.from = producer->node;
            flow.to = consumer->node;
            flow.broker = broker;
            flow.via = via;
            flow.evidence.push_back(producer->evidence);
            flow.evidence.push_back(consumer->evidence);
        }
    }
}

/// The subscriptions with wildcards of one protocol, as a tree of their words.
class Subscriptions {
public:
    void add(std::string_view subscription, const Wildcards &wild, const Post *post)
    {
        Subscriptions *place = this;
        for (int depth = 0; !subscription.empty(); ++depth) {
            if (depth == mostWords)
                return; // no real subscription is that deep
            const std::string_view word = takeWord(subscription, wild.separator);
            if (word == wild.rest) {
                place->m_rest.push_back(post);
                return;
            }
            place = &place->m_next[word];
        }
        place->m_ending.push_back(post);
    }

    void collect(std::string_view topic, const Wildcards &wild, std::vector<const Post *> &found) const
    {
        found.insert(found.end(), m_rest.begin(), m_rest.end());
        if (topic.empty()) {
            found.insert(found.end(), m_ending.begin(), m_ending.end());
            return;
        }
        const std::string_view word = takeWord(topic, wild.separator);
        if (auto it = m_next.find(word); it != m_next.end())
            it->second.collect(topic, wild, found);
        if (auto it = m_next.find(wild.one); it != m_next.end() && word != wild.one)
            it->second.collect(topic, wild, found);
    }

private:
    std::map<std::string_view, Subscriptions> m_next;
    std::vector<const Post *> m_ending; ///< those whose last word this is
    std::vector<const Post *> m_rest;   ///< those that hear whatever follows
};

} // namespace

void addFlows(Assembly &assembly, std::vector<Post> posts)
{
    const std::vector<Node> &nodes = assembly.result.nodes;
    std::sort(posts.begin(), posts.end(), [&](const Post &l, const Post &r) {
        return std::tie(nodes[l.node].name, l.topic, l.evidence.source, l.evidence.file, l.evidence.line) <
               std::tie(nodes[r.node].name, r.topic, r.evidence.source, r.evidence.file, r.evidence.line);
    });
    std::map<std::string_view, Topic> topics;
    std::map<std::string_view, Subscriptions> wild; // by protocol
    for (const Post &post : posts) {
        const Meeting meeting = meetingOf(post);
        if (!post.isProducer && hasWildcard(meeting.place, post.protocol)) {
            wild[post.protocol].add(meeting.place, wildcardsOf(post.protocol), &post);
            continue;
        }
        Topic &topic = topics[meeting.place];
        (post.isProducer ? topic.producers : topic.consumers).push_back(&post);
    }
    std::map<FlowKey, Flow> flows;
    for (auto &[place, topic] : topics) {
        for (const auto &[protocol, subscriptions] : wild) {
            if (!topic.producers.empty())
                subscriptions.collect(place, wildcardsOf(protocol), topic.consumers);
        }
        join(flows, topic);
    }
    for (auto &[key, flow] : flows) {
        sortEvidence(flow.evidence);
        assembly.result.flows.push_back(std::move(flow));
    }
}

} // namespace alidade
