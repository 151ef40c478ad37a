#pragma once

#include "model/architecture.h"
#include "model/progress.h"

#include <filesystem>
#include <memory>
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

    /// Writes decisions as one revision. An empty or effect-free list writes nothing and gives revision id 0.
    Change edit(const std::string &label, const std::vector<Edit> &edits);
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
