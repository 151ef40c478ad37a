#include "model/flows.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace alidade {
namespace {

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

} // namespace

bool hears(std::string_view subscription, std::string_view topic, std::string_view protocol)
{
    const Wildcards wild = wildcardsOf(protocol);
    if (wild.one.empty())
        return subscription == topic;
    while (!subscription.empty()) {
        std::string_view wanted = takeWord(subscription, wild.separator);
        if (wanted == wild.rest)
            return true;
        if (topic.empty())
            return false;
        std::string_view word = takeWord(topic, wild.separator);
        if (wanted != wild.one && wanted != word)
            return false;
    }
    return topic.empty();
}

void addFlows(Assembly &assembly, std::vector<Post> posts)
{
    const std::vector<Node> &nodes = assembly.result.nodes;
    std::sort(posts.begin(), posts.end(), [&](const Post &l, const Post &r) {
        return std::tie(nodes[l.node].name, l.topic, l.evidence.source, l.evidence.file, l.evidence.line) <
               std::tie(nodes[r.node].name, r.topic, r.evidence.source, r.evidence.file, r.evidence.line);
    });
    std::map<std::pair<std::string_view, std::string_view>, Topic> topics; // protocol, topic
    std::map<std::pair<std::string_view, std::string_view>, std::vector<const Post *>> wild;
    for (const Post &post : posts) {
        if (!post.isProducer && hasWildcard(post.topic, post.protocol)) {
            wild[{post.protocol, post.topic}].push_back(&post);
            continue;
        }
        Topic &topic = topics[{post.protocol, post.topic}];
        (post.isProducer ? topic.producers : topic.consumers).push_back(&post);
    }
    std::map<FlowKey, Flow> flows;
    for (const auto &[key, topic] : topics) {
        join(flows, topic.producers, topic.consumers);
        for (const auto &[subscription, consumers] : wild) {
            if (!topic.producers.empty() && subscription.first == key.first && hears(subscription.second, key.second, key.first))
                join(flows, topic.producers, consumers);
        }
    }
    for (auto &[key, flow] : flows) {
        sortEvidence(flow.evidence);
        assembly.result.flows.push_back(std::move(flow));
    }
}

} // namespace alidade
