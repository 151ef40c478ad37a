#include "model/assembly.h"
#include "model/products.h"

#include <algorithm>
#include <array>
#include <optional>

namespace alidade {
namespace {

bool hasCode(const Node &node)
{
    return !node.path.empty() ||
           std::any_of(node.evidence.begin(), node.evidence.end(), [](const Evidence &e) { return e.voice == Voice::coded; });
}

/// The kind of store or broker that a conversation makes of its other side; nullopt when it makes none.
std::optional<NodeKind> kindBehind(const DependencyDraft &draft)
{
    if (draft.mode != Mode::data && draft.mode != Mode::async)
        return std::nullopt;
    if (draft.protocol == "sql")
        return NodeKind::datastore; // of several products, which are all of this kind
    const Product *product = productOfProtocol(draft.protocol);
    return product ? std::optional(product->kind) : std::nullopt;
}

/// What a node is according to those who speak to it: nullopt unless all say the same, or nothing.
std::optional<NodeKind> kindByCallers(const std::vector<const DependencyDraft *> &calls)
{
    std::optional<NodeKind> kind;
    for (const DependencyDraft *call : calls) {
        if (call->mode == Mode::telemetry || (call->mode == Mode::sync && call->protocol.empty()))
            continue;
        const std::optional<NodeKind> said = kindBehind(*call);
        if (!said || (kind && *kind != *said))
            return std::nullopt;
        kind = said;
    }
    return kind;
}

/// Stores in which logs, metrics and traces are commonly kept.
bool mayKeepTelemetry(const Node &node)
{
    static constexpr std::array products = {"elasticsearch", "influxdb", "cassandra", "clickhouse", "minio"};
    const Product *product = productIn(node.name);
    for (const Workload &workload : node.workloads)
        product = product ? product : productIn(workload.image);
    return product && std::find(products.begin(), products.end(), product->name) != products.end();
}

} // namespace

void settleKinds(Assembly &assembly)
{
    std::vector<Node> &nodes = assembly.result.nodes;
    std::vector<std::vector<const DependencyDraft *>> callers(nodes.size());
    for (const DependencyDraft &draft : assembly.drafts)
        callers[draft.to].push_back(&draft);
    for (Index i = 0; i < nodes.size(); ++i) {
        Node &node = nodes[i];
        const std::vector<const DependencyDraft *> &calls = callers[i];
        if (calls.empty() || node.workloads.empty() || hasCode(node))
            continue;
        if (node.kind == NodeKind::service)
            node.kind = kindByCallers(calls).value_or(node.kind);
        const bool isForWatchers = std::all_of(calls.begin(), calls.end(), [&](const DependencyDraft *call) {
            return nodes[call->from].kind == NodeKind::telemetry;
        });
        if (isResource(node.kind) && isForWatchers && mayKeepTelemetry(node))
            node.kind = NodeKind::telemetry;
    }
    for (DependencyDraft &draft : assembly.drafts) {
        if (draft.mode == Mode::build)
            continue;
        draft.mode = modeTowards(nodes[draft.to].kind, draft.mode);
        if (nodes[draft.from].kind == NodeKind::telemetry && nodes[draft.to].kind == NodeKind::telemetry)
            draft.mode = Mode::telemetry;
    }
}

} // namespace alidade
