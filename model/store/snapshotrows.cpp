#include "model/store/snapshotrows.h"

#include "model/store/columns.h"
#include "model/store/workspace.h"

#include <array>

namespace alidade {
namespace {

constexpr std::array allVoices{Voice::designed, Voice::coded, Voice::deployed, Voice::observed};

std::vector<std::string> voiceWords(Voices voices)
{
    std::vector<std::string> words;
    for (const Voice voice : allVoices) {
        if (voices.contains(voice))
            words.emplace_back(toText(voice));
    }
    return words;
}

Voices voicesOf(const std::vector<std::string> &words)
{
    Voices voices;
    for (const std::string &word : words) {
        const std::optional<Voice> voice = fromText<Voice>(word);
        if (!voice)
            failUnknownWord(word);
        voices.add(*voice);
    }
    return voices;
}

[[noreturn]] void failUnknown(const std::string &name) { throw Error("There is no snapshot \"" + name + "\"."); }

void putEdges(const Database &database, const std::string &name, const Topology &topology)
{
    Statement insert = database.prepare("INSERT INTO decision_snapshot_edge VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    for (const TopologyEdge &edge : topology.edges) {
        const std::string protocols = joinList(edge.protocols), voices = joinList(voiceWords(edge.voices));
        const std::string latency = edge.traffic.latency.packed();
        insert
            .bind(name, edge.from, edge.to, toText(edge.mode), protocols, voices, static_cast<std::int64_t>(edge.traffic.spans),
                  edge.traffic.calls, edge.traffic.errors, edge.traffic.busySeconds,
                  std::vector<unsigned char>(latency.begin(), latency.end()))
            .run();
    }
}

/// The oldest that are not pinned go, but never the one that was just taken.
void makeRoom(const Database &database, const std::string &taken)
{
    Statement rows = database.prepare("SELECT name FROM decision_snapshot WHERE NOT is_pinned ORDER BY taken_at, name");
    std::vector<std::string> names;
    while (rows.step())
        names.push_back(rows.text(0));
    for (std::size_t i = 0; i + Workspace::maxSnapshots < names.size(); ++i) {
        if (names[i] != taken)
            removeSnapshot(database, names[i]);
    }
}

} // namespace

std::vector<Snapshot> readSnapshots(const Database &database)
{
    std::vector<Snapshot> snapshots;
    Statement rows = database.prepare("SELECT name, note, taken_at, is_pinned, from_time, to_time FROM decision_snapshot "
                                      "ORDER BY taken_at, name");
    while (rows.step())
        snapshots.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3) != 0, {rows.integer(4), rows.integer(5)}});
    return snapshots;
}

Topology readTopology(const Database &database, const std::string &name)
{
    Topology topology;
    Statement head = database.prepare("SELECT from_time, to_time FROM decision_snapshot WHERE name = ?");
    if (!head.bind(name).step())
        failUnknown(name);
    topology.range = {head.integer(0), head.integer(1)};
    Statement nodes = database.prepare("SELECT name, kind FROM decision_snapshot_node WHERE snapshot = ? ORDER BY name");
    nodes.bind(name);
    while (nodes.step()) {
        TopologyNode &node = topology.nodes.emplace_back();
        readColumns(nodes, 0, std::tie(node.name, node.kind));
    }
    Statement edges = database.prepare("SELECT from_node, to_node, mode, protocols, voices, spans, calls, errors, busy_seconds, "
                                       "latency FROM decision_snapshot_edge WHERE snapshot = ? ORDER BY from_node, to_node");
    edges.bind(name);
    while (edges.step()) {
        TopologyEdge &edge = topology.edges.emplace_back();
        std::vector<std::string> voices;
        TrafficCell &traffic = edge.traffic;
        readColumns(edges, 0,
                    std::tie(edge.from, edge.to, edge.mode, edge.protocols, voices, traffic.spans, traffic.calls, traffic.errors,
                             traffic.busySeconds));
        edge.voices = voicesOf(voices);
        traffic.start = traffic.spans > 0 ? topology.range.from : 0;
        traffic.latency = LatencyHistogram::unpacked(edges.blob(9));
    }
    return topology;
}

void putSnapshot(const Database &database, const Snapshot &snapshot, const Topology &topology)
{
    if (snapshot.name.empty())
        throw Error("A snapshot needs a name.");
    removeSnapshot(database, snapshot.name);
    database.prepare("INSERT INTO decision_snapshot VALUES (?,?,?,?,?,?)")
        .bind(snapshot.name, snapshot.note, snapshot.takenAt, snapshot.isPinned, topology.range.from, topology.range.to)
        .run();
    Statement insert = database.prepare("INSERT INTO decision_snapshot_node VALUES (?,?,?)");
    for (const TopologyNode &node : topology.nodes)
        insert.bind(snapshot.name, node.name, toText(node.kind)).run();
    putEdges(database, snapshot.name, topology);
    makeRoom(database, snapshot.name);
}

void describeSnapshot(const Database &database, const DescribeSnapshot &edit)
{
    if (!database.prepare("SELECT 1 FROM decision_snapshot WHERE name = ?").bind(edit.name).step())
        failUnknown(edit.name);
    database.prepare("UPDATE decision_snapshot SET note = ?, is_pinned = ? WHERE name = ?")
        .bind(edit.note, edit.isPinned, edit.name)
        .run();
}

void removeSnapshot(const Database &database, const std::string &name)
{
    for (const char *sql :
         {"DELETE FROM decision_snapshot_edge WHERE snapshot = ?", "DELETE FROM decision_snapshot_node WHERE snapshot = ?",
          "DELETE FROM decision_snapshot WHERE name = ?"})
        database.prepare(sql).bind(name).run();
}

} // namespace alidade
