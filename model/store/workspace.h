#pragma once

#include "model/architecture.h"
#include "model/progress.h"
#include "model/trace.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace alidade {

/// One transaction that was written, undone or redone.
struct Revision {
    std::int64_t id = 0;
    std::string label; ///< what was done, for people: "Move order, payment to Ordering"
    std::string time;  ///< UTC, ISO 8601 with milliseconds
    bool isUndone = false;
};

/// A source as a list shows it: what it is, and how much it said.
struct SourceSummary {
    Source source;
    std::size_t nodes = 0;        ///< services and resources that it has, by name
    std::size_t dependencies = 0; ///< pairs of names of which one calls the other
    std::size_t modules = 0;
    std::size_t problems = 0; ///< warnings and errors of its last import
};

/// What a write changed: the tables and natural keys, so that only those need a refresh.
struct ChangedRow {
    std::string table;
    std::string key; ///< primary key columns joined with U+001F
};

struct Change {
    Revision revision;
    bool factsChanged = false;         ///< otherwise only decisions changed
    std::vector<ChangedRow> decisions; ///< changed decision rows; facts are not listed one by one
};

/// A workspace file: one SQLite database that holds facts by source, decisions, and every revision.
/// One process may have it open for writing. A Workspace belongs to the thread that uses it; it may be moved.
/// Every write is one transaction with synchronous=FULL: when the call returns, it survives a power cut.
/// All functions throw Error (file missing, not a workspace, newer version, locked, disk full, damaged).
class Workspace {
public:
    /// Snapshots that are kept besides the pinned ones.
    static constexpr std::size_t maxSnapshots = 50;

    enum class Access { readWrite, readOnly };

    /// Makes a new file; refuses to overwrite.
    static Workspace create(const std::filesystem::path &file, const std::string &systemName);
    static Workspace open(const std::filesystem::path &file, Access access = Access::readWrite);
    /// In memory, gone with the object.
    static Workspace inMemory(const std::string &systemName = {});

    Workspace(Workspace &&) noexcept;
    Workspace &operator=(Workspace &&) noexcept;
    ~Workspace();

    bool isReadOnly() const;
    /// As it was given; empty in memory.
    const std::filesystem::path &file() const;

    std::vector<SourceFacts> facts() const;
    /// By name; counted in the file, without reading the facts.
    std::vector<SourceSummary> sources() const;
    Decisions decisions() const;
    std::vector<Diagnostic> diagnostics(const std::string &sourceId) const;
    /// assemble(facts(), decisions()); facts are cached between calls and read again only when they changed.
    Architecture architecture() const;
    /// The same with the traffic of this time only. Steps of time that lie in it partly count whole.
    Architecture architecture(const TimeRange &range) const;
    /// As it was after this revision, without traffic. Throws Error when the revision is not there any more.
    Architecture architectureAt(std::int64_t revision) const;
    /// What a snapshot keeps. Throws Error when there is none of that name.
    Topology snapshot(const std::string &name) const;

    /// Adds what a stream told since the last time to the traffic of its source, in one short transaction: after a crash all
    /// of it is there or nothing. It is no revision, since nobody undoes what ran; only a source that was not there before
    /// is one ("Record NAME"). Older traffic is rolled up into longer steps (see docs/live.md).
    void recordTraffic(const Source &source, const TrafficSet &delta, const std::vector<Trace> &examples = {});
    /// Replaces all traffic of a source, such as a trace file, in one transaction.
    Change replaceTraffic(const Source &source, const TrafficSet &traffic, const std::vector<Trace> &examples,
                          const std::vector<Diagnostic> &diagnostics);
    /// The traffic of this time, of one source or of all; the longest step that it is kept in holds for all of it.
    TrafficSet traffic(const TimeRange &range = {}, const std::string &sourceId = {}) const;
    /// How much there was over time, by time; never reads the traffic itself.
    std::vector<TrafficPoint> timeline(const TimeRange &range = {}) const;
    /// All example traces that are kept, by start.
    std::vector<Trace> traces() const;
    /// An example trace; nothing when it is not kept.
    std::optional<Trace> trace(const TraceId &id) const;

    /// Writes decisions as one revision. An empty or effect-free list writes nothing and gives revision id 0.
    Change edit(const std::string &label, const std::vector<Edit> &edits);
    /// Writes decisions that the program made by itself, such as where new cards stand, as part of the last revision: undo
    /// takes both back in one step, and nobody meets a step that nobody took. With undone revisions nothing is written, so
    /// that they can still be redone; the revision id is 0 then, and where there was no effect.
    Change amend(const std::vector<Edit> &edits);
    /// Replaces all that `source` said, in one transaction; decisions are not touched.
    Change replaceFacts(const Source &source, const Facts &facts, const std::vector<Diagnostic> &diagnostics,
                        const Progress &progress = {}, std::stop_token stop = {});
    /// Forgets all that a source said, in one revision that can be undone; decisions are not touched. An id that is not
    /// there removes nothing and gives revision id 0.
    Change removeSource(const std::string &sourceId);

    bool canUndo() const;
    bool canRedo() const;
    Change undo();
    Change redo();
    /// Oldest first, the undone ones included at the end.
    std::vector<Revision> history() const;

private:
    struct State;
    explicit Workspace(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace alidade
