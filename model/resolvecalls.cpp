#include "model/callresolver.h"
#include "model/postings.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace alidade {
namespace {

struct Said {
    const CallFact *call = nullptr;
    std::size_t source = 0;
    Index caller = none;
};

/// All calls whose caller is known, in an order that does not depend on that of the facts.
std::vector<Said> saidCalls(Assembly &assembly)
{
    std::vector<Said> calls;
    for (std::size_t i = 0; i < assembly.sources.size(); ++i) {
        for (const CallFact &call : assembly.sources[i].facts.calls) {
            if (Index caller = assembly.names.find(call.node); caller != none)
                calls.push_back({&call, i, caller});
            else
                assembly.reportUnknown(call.place, call.node, "a call of");
        }
    }
    std::sort(calls.begin(), calls.end(), [](const Said &l, const Said &r) {
        auto key = [](const Said &s) {
            const CallFact &c = *s.call;
            return std::tie(s.source, c.place, c.node, c.role, c.protocol, c.target, c.operation, c.access, c.framework,
                            c.detail);
        };
        return key(l) < key(r);
    });
    return calls;
}

/// What a person decides about a call holds for all tables of a store: which one it is does not hang on them.
std::string restOfKey(const CallFact &call)
{
    return '|' + std::string(toText(call.role)) + '|' + call.protocol + '|' + call.target + '|' +
           (call.role == CallRole::store ? std::string() : call.operation);
}

/// Names a further table, up to a bound.
void addTable(std::string &tables, const std::string &table)
{
    constexpr std::size_t longest = 200;
    const std::string all = ", " + tables + ", ";
    if (!table.empty() && all.find(", " + table + ", ") == std::string::npos && tables.size() + table.size() < longest)
        tables += (tables.empty() ? "" : ", ") + table;
}

bool isTelemetry(const CallFact &call, const CallAnswer &answer)
{
    constexpr std::array protocols = std::to_array<std::string_view>({"otlp", "zipkin", "jaeger", "statsd"});
    constexpr std::array ports = {4317, 4318, 9411, 14250, 14268};
    return std::find(protocols.begin(), protocols.end(), call.protocol) != protocols.end() ||
           call.operation.starts_with("opentelemetry.proto.") ||
           std::find(ports.begin(), ports.end(), answer.port) != ports.end();
}

/// Turns the calls into dependencies, endpoints of stores and brokers, flows, and calls that stay open.
class CallReader {
public:
    CallReader(Assembly &assembly, const Decisions &decisions) : m_assembly(assembly), m_resolver(assembly)
    {
        for (const CallDecision &decision : decisions.calls) {
            std::size_t bar = decision.call.find('|');
            Index node = assembly.names.find(decision.call.substr(0, bar));
            if (node != none && bar != std::string::npos)
                m_decided[std::to_string(node) + decision.call.substr(bar)] = &decision;
        }
    }

    /// Whether a person or the address tells where it leads.
    bool isSure(const Said &said) const
    {
        return m_decided.contains(std::to_string(said.caller) + restOfKey(*said.call)) ||
               m_resolver.isAddressed(*said.call, said.caller, said.source);
    }

    void read(const Said &said)
    {
        const CallFact &call = *said.call;
        const std::string operation = m_resolver.operationOf(call, said.caller, said.source);
        CallAnswer answer;
        auto decision = m_decided.find(std::to_string(said.caller) + restOfKey(call));
        if (decision != m_decided.end() && !call.framework.empty())
            answer = decidedAnswer(said, *decision->second);
        else
            answer = m_resolver.answer(call, said.caller, said.source);
        Evidence evidence = evidenceOf(said, operation);
        if (!answer.because.empty())
            evidence.detail += (evidence.detail.empty() ? "" : ": ") + answer.because;
        for (Index node : answer.nodes) {
            addDependency(said, node, operation, answer, evidence);
            if (call.role != CallRole::request && isSure(said))
                m_resolver.learn(said.caller, node);
        }
        if (!answer.reason.empty() && answer.nodes.empty() && !answer.isNothing)
            addOpen(said, none, std::move(answer.reason), evidence, false);
        if (!answer.isNothing)
            addPost(said, answer, operation, evidence);
    }

    void finish()
    {
        std::set<Index> changed;
        for (auto &[node, endpoint] : m_endpoints) {
            m_assembly.result.nodes[node].endpoints.push_back(std::move(endpoint));
            changed.insert(node);
        }
        for (Index node : changed)
            sortEndpoints(m_assembly.result.nodes[node]);
        addFlows(m_assembly, std::move(m_posts));
    }

private:
    Evidence evidenceOf(const Said &said, const std::string &operation) const
    {
        const CallFact &call = *said.call;
        std::string detail = call.detail.empty() ? call.target : call.detail;
        if (call.role == CallRole::store && !operation.empty())
            detail += (call.access == "write" ? ": writes " : call.access == "read" ? ": reads " : ": uses ") + operation;
        return m_assembly.evidence(Voice::coded, m_assembly.sources[said.source], call.place, std::move(detail));
    }

    /// What a person said about the call; it stays listed, so that it can be taken back.
    CallAnswer decidedAnswer(const Said &said, const CallDecision &decision)
    {
        CallAnswer answer;
        const Evidence evidence = evidenceOf(said, {});
        if (decision.node.empty()) {
            answer.isNothing = true;
            addOpen(said, none, "a person decided that it does not count", evidence, true);
            return answer;
        }
        Index node = m_assembly.names.find(decision.node);
        if (node == none) {
            answer.reason = "a person said that it goes to " + decision.node + ", which is not there";
            return answer;
        }
        addOpen(said, node, "a person said that it goes to " + m_assembly.result.nodes[node].name, evidence, true);
        answer.isNothing = node == said.caller;
        if (node == said.caller)
            return answer;
        answer.nodes.push_back(node);
        Evidence designed = evidence;
        designed.voice = Voice::designed;
        m_assembly.drafts.push_back(
            {said.caller, node, modeOf(*said.call, node, answer), said.call->protocol, {}, std::move(designed)});
        return answer;
    }

    Mode modeOf(const CallFact &call, Index to, const CallAnswer &answer) const
    {
        const NodeKind kind = m_assembly.result.nodes[to].kind;
        if (call.role == CallRole::produce || call.role == CallRole::consume)
            return Mode::async;
        if (call.role == CallRole::store)
            return kind == NodeKind::telemetry ? Mode::telemetry : Mode::data;
        if (isTelemetry(call, answer) && !isResource(kind))
            return Mode::telemetry;
        return modeTowards(kind, Mode::sync);
    }

    void addDependency(const Said &said, Index to, const std::string &operation, const CallAnswer &answer,
                       const Evidence &evidence)
    {
        const CallFact &call = *said.call;
        std::vector<std::string> via;
        if (!operation.empty())
            via.push_back(operation);
        const std::string &protocol = call.protocol.empty() ? answer.protocol : call.protocol;
        m_assembly.drafts.push_back({said.caller, to, modeOf(call, to, answer), protocol, std::move(via), evidence});
        if (operation.empty() || call.role == CallRole::request)
            return;
        const bool isQueue = call.protocol == "amqp" || call.protocol == "sqs" || call.protocol == "jms";
        const EndpointKind kind = call.role == CallRole::store ? EndpointKind::table
                                  : isQueue                    ? EndpointKind::queue
                                                               : EndpointKind::topic;
        m_endpoints.emplace_back(to, Endpoint{kind, operation, evidence});
    }

    void addPost(const Said &said, const CallAnswer &answer, const std::string &operation, const Evidence &evidence)
    {
        const bool isPost = said.call->role == CallRole::produce || said.call->role == CallRole::consume;
        if (!isPost)
            return;
        addPosting(m_assembly.result.nodes[said.caller], {.node = said.caller,
                                                          .isProducer = said.call->role == CallRole::produce,
                                                          .protocol = said.call->protocol,
                                                          .topic = operation,
                                                          .type = said.call->type,
                                                          .function = said.call->function,
                                                          .evidence = evidence});
        if (operation.empty())
            return;
        m_posts.push_back({said.caller, answer.nodes.empty() ? none : answer.nodes[0], said.call->protocol, operation,
                           said.call->role == CallRole::produce, evidence});
    }

    void addOpen(const Said &said, Index answer, std::string reason, const Evidence &evidence, bool isDecided)
    {
        const CallFact &call = *said.call;
        OpenCall open{.key = m_assembly.result.nodes[said.caller].name + restOfKey(call),
                      .node = said.caller,
                      .role = call.role,
                      .protocol = call.protocol,
                      .target = call.target,
                      .operation = call.operation,
                      .reason = std::move(reason),
                      .evidence = evidence};
        open.answer = answer;
        open.isDecided = isDecided;
        std::vector<OpenCall> &all = m_assembly.result.openCalls;
        const auto [known, isNew] = m_open.emplace(open.key, all.size());
        if (isNew)
            all.push_back(std::move(open));
        else if (call.role == CallRole::store)
            addTable(all[known->second].operation, call.operation);
    }

    Assembly &m_assembly;
    CallResolver m_resolver;
    std::unordered_map<std::string, const CallDecision *> m_decided; ///< by number of the node and rest of the key
    std::vector<Post> m_posts;
    std::map<std::string, std::size_t> m_open;           ///< number of the open call by its key
    std::vector<std::pair<Index, Endpoint>> m_endpoints; ///< added at the end: the resolver looks into those that are there
};

} // namespace

void resolveCalls(Assembly &assembly, const Decisions &decisions)
{
    std::vector<Said> calls = saidCalls(assembly);
    CallReader reader(assembly, decisions);
    // First what needs no guess: it tells which stores a node uses that does not say so at each of its calls.
    std::stable_partition(calls.begin(), calls.end(), [&](const Said &said) { return reader.isSure(said); });
    for (const Said &call : calls)
        reader.read(call);
    reader.finish();
}

} // namespace alidade
