#pragma once

#include "model/architecture.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace alidade::test {

/// Builds a small Architecture that reads like a sentence:
///     System().service("order").in("Sales").calls("payment").calls("kafka", Mode::async).build()
/// Nodes that are only called are made as services; nodes and contexts end up sorted by name as assemble() does.
class System {
public:
    System &service(const std::string &name, NodeKind kind = NodeKind::service)
    {
        m_current = name;
        add(name).kind = kind;
        return *this;
    }
    System &in(const std::string &context)
    {
        m_membership[m_current] = context;
        return *this;
    }
    System &calls(const std::string &callee, Mode mode = Mode::sync, const std::string &protocol = "grpc",
                  Voice voice = Voice::coded, int line = 1)
    {
        add(callee);
        m_calls.push_back({m_current, callee, mode, protocol, voice, line});
        return *this;
    }
    Architecture build() const
    {
        Architecture a;
        a.systemName = "Test";
        for (const auto &[node, context] : m_membership) {
            if (a.findContext(context) == none)
                a.contexts.push_back({.id = context, .name = context});
            std::sort(a.contexts.begin(), a.contexts.end(), [](const auto &l, const auto &r) { return l.id < r.id; });
        }
        a.nodes = m_nodes;
        std::sort(a.nodes.begin(), a.nodes.end(), [](const Node &l, const Node &r) { return l.name < r.name; });
        for (Index i = 0; i < a.nodes.size(); ++i) {
            a.nodeNames.emplace_back(a.nodes[i].name, i);
            if (auto it = m_membership.find(a.nodes[i].name); it != m_membership.end())
                a.nodes[i].context = a.findContext(it->second);
        }
        for (const Call &call : m_calls) {
            Dependency d{.from = a.findNode(call.from), .to = a.findNode(call.to), .protocol = call.protocol, .mode = call.mode};
            d.voices.add(call.voice);
            d.evidence = {{call.voice, "test", call.from + "/main.go", call.line, call.from + " calls " + call.to}};
            a.dependencies.push_back(d);
        }
        std::stable_sort(a.dependencies.begin(), a.dependencies.end(), [](const Dependency &l, const Dependency &r) {
            return std::tie(l.from, l.to) < std::tie(r.from, r.to);
        });
        return a;
    }

private:
    struct Call {
        std::string from, to;
        Mode mode;
        std::string protocol;
        Voice voice;
        int line;
    };
    Node &add(const std::string &name)
    {
        for (Node &node : m_nodes) {
            if (node.name == name)
                return node;
        }
        m_nodes.push_back({.name = name});
        return m_nodes.back();
    }
    std::string m_current;
    std::vector<Node> m_nodes;
    std::map<std::string, std::string> m_membership;
    std::vector<Call> m_calls;
};

} // namespace alidade::test
