#include "model/flows.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace alidade {
namespace {

constexpr int mostWords = 64; ///< of a subscription; each is a step down the tree

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

using FlowKey = std::tuple<Index, Index, Index, std::string>; // from, to, broker, via

struct Topic {
    std::vector<const Post *> producers, consumers;
};

void join(std::map<FlowKey, Flow> &flows, const std::vector<const Post *> &producers, const std::vector<const Post *> &consumers)
{
    std::size_t made = 0;
    for (const Post *producer : producers) {
        for (const Post *consumer : consumers) {
            bool isSameBroker = producer->broker == consumer->broker || producer->broker == none || consumer->broker == none;
            if (!isSameBroker || producer->node == consumer->node)
                continue;
            if (made++ == mostFlowsPerTopic)
                return;
            Index broker = producer->broker == none ? consumer->broker : producer->broker;
            Flow &flow = flows[{producer->node, consumer->node, broker, producer->topic}];
            flow.from = producer->node;
            flow.to = consumer->node;
            flow.broker = broker;
            flow.via = producer->topic;
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
    std::map<std::pair<std::string_view, std::string_view>, Topic> topics; // protocol, topic
    std::map<std::string_view, Subscriptions> wild;                        // by protocol
    for (const Post &post : posts) {
        if (!post.isProducer && hasWildcard(post.topic, post.protocol)) {
            wild[post.protocol].add(post.topic, wildcardsOf(post.protocol), &post);
            continue;
        }
        Topic &topic = topics[{post.protocol, post.topic}];
        (post.isProducer ? topic.producers : topic.consumers).push_back(&post);
    }
    std::map<FlowKey, Flow> flows;
    for (auto &[key, topic] : topics) {
        auto subscriptions = wild.find(key.first);
        if (subscriptions != wild.end() && !topic.producers.empty())
            subscriptions->second.collect(key.second, wildcardsOf(key.first), topic.consumers);
        join(flows, topic.producers, topic.consumers);
    }
    for (auto &[key, flow] : flows) {
        sortEvidence(flow.evidence);
        assembly.result.flows.push_back(std::move(flow));
    }
}

} // namespace alidade
