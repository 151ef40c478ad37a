#include "model/store/database.h"
#include "model/store/revisions.h"
#include "model/store/schema.h"
#include "model/store/workspace.h"
#include "tests/model/temporaryfolder.h"

#include <gtest/gtest.h>

#include <random>

using namespace alidade;
using alidade::test::errorOf;
using alidade::test::TemporaryFolder;

namespace {

Source source(const std::string &name)
{
    return {.id = "/" + name, .name = name, .kind = "directory", .revision = {}, .importedAt = {}};
}

Facts factsWith(int services)
{
    Facts facts;
    for (int i = 0; i < services; ++i)
        facts.nodes.push_back({.name = "s" + std::to_string(i)});
    return facts;
}

/// Everything that undo must bring back.
std::string stateText(const Workspace &workspace)
{
    std::string text;
    for (const SourceFacts &s : workspace.facts()) {
        text += s.source.name + " " + s.source.revision + ":";
        for (const NodeFact &node : s.facts.nodes)
            text += " " + node.name;
        for (const NodeFact &node : s.gone)
            text += " -" + node.name;
        for (const Diagnostic &diagnostic : workspace.diagnostics(s.source.id))
            text += " !" + diagnostic.message;
        text += "\n";
    }
    Decisions d = workspace.decisions();
    text += d.systemName + "\n";
    for (const BoundedContext &context : d.contexts)
        text += "context " + context.id + " " + context.name + "\n";
    for (const auto &[node, context] : d.membership)
        text += node + " in " + context + "\n";
    for (const auto &[item, p] : d.placements)
        text += item + " at " + std::to_string(p.x) + "," + std::to_string(p.y) + "\n";
    for (const ContextRelation &r : d.relations)
        text += r.upstream + " -> " + r.downstream + " " + std::string(toText(r.pattern)) + "\n";
    for (const Note &note : d.notes)
        text += note.target + ": " + note.text + "\n";
    for (const AcceptedCut &cut : d.acceptedCuts)
        text += cut.from + " cut " + cut.to + "\n";
    return text;
}

std::vector<Edit> randomEdits(std::mt19937 &random)
{
    auto pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    std::string node = "s" + std::to_string(pick(5)), a = "c" + std::to_string(pick(3)), b = "c" + std::to_string(3 + pick(3));
    std::vector<Edit> edits{PutContext{{.id = a, .name = a + std::to_string(pick(9))}}, PutContext{{.id = b, .name = b}}};
    switch (pick(8)) {
    case 0: edits.push_back(AssignNode{node, a}); break;
    case 1: edits.push_back(AssignNode{node, ""}); break;
    case 2: edits.push_back(RemoveContext{a}); break;
    case 3: edits.push_back(PutRelation{{a, b, static_cast<Pattern>(pick(8)), "x"}}); break;
    case 4: edits.push_back(PlaceItem{"node:" + node, {double(pick(100)), 1, true}}); break;
    case 5: edits.push_back(PutNote{{"node:" + node, std::string(static_cast<std::size_t>(pick(3)), 'n')}}); break;
    case 6: edits.push_back(AcceptCut{{node, "s9", "r"}}); break;
    default: edits.push_back(ForgetGone{node}); break;
    }
    return edits;
}

} // namespace

TEST(Revisions, undoAndRedoWalkThroughEveryStateEvenAfterReopening)
{
    TemporaryFolder folder;
    std::mt19937 random(42);
    std::vector<std::string> states;
    {
        Workspace workspace = Workspace::create(folder / "w.alidade", "Shop");
        states.push_back(stateText(workspace));
        for (int i = 0; i < 60; ++i) {
            Change change;
            if (i % 7 == 0)
                change = workspace.replaceFacts(source(i % 2 ? "a" : "b"), factsWith(1 + static_cast<int>(random() % 8)),
                                                {{Severity::note, "f", i, "d" + std::to_string(i)}});
            else if (i % 13 == 0)
                change = workspace.removeSource("/a");
            else
                change = workspace.edit("Edit " + std::to_string(i), randomEdits(random));
            if (change.revision.id != 0)
                states.push_back(stateText(workspace));
        }
        ASSERT_GT(states.size(), 30U);
        EXPECT_EQ(workspace.history().size(), states.size() - 1);
    }
    Workspace workspace = Workspace::open(folder / "w.alidade");
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        ASSERT_TRUE(workspace.canUndo());
        EXPECT_TRUE(workspace.undo().revision.isUndone);
        ASSERT_EQ(stateText(workspace), states[i]) << "undone to " << i;
    }
    EXPECT_FALSE(workspace.canUndo());
    EXPECT_EQ(errorOf([&] { workspace.undo(); }), "There is nothing to undo.");
    workspace = Workspace::inMemory();
    workspace = Workspace::open(folder / "w.alidade");
    for (std::size_t i = 1; i < states.size(); ++i) {
        ASSERT_TRUE(workspace.canRedo());
        EXPECT_FALSE(workspace.redo().revision.isUndone);
        ASSERT_EQ(stateText(workspace), states[i]) << "redone to " << i;
    }
    EXPECT_FALSE(workspace.canRedo());
    EXPECT_EQ(errorOf([&] { workspace.redo(); }), "There is nothing to redo.");
}

TEST(Revisions, aNewEditDropsWhatWasUndone)
{
    Workspace workspace = Workspace::inMemory("0");
    for (const char *name : {"1", "2", "3"})
        workspace.edit(name, {RenameSystem{name}});
    workspace.undo();
    workspace.undo();
    std::vector<Revision> history = workspace.history();
    ASSERT_EQ(history.size(), 3U);
    EXPECT_FALSE(history[0].isUndone);
    EXPECT_TRUE(history[1].isUndone && history[2].isUndone);
    Revision last = workspace.edit("4", {RenameSystem{"4"}}).revision;
    EXPECT_FALSE(workspace.canRedo());
    EXPECT_EQ(workspace.history().size(), 2U);
    EXPECT_GT(last.id, history[2].id) << "ids are never used again";
    workspace.undo();
    EXPECT_EQ(workspace.decisions().systemName, "1");
}

TEST(Revisions, aChangeNamesTheDecisionsItTouched)
{
    Workspace workspace = Workspace::inMemory();
    auto keys = [](const Change &change) {
        std::string text;
        for (const ChangedRow &row : change.decisions)
            text += row.table + "(" + row.key + ")";
        return text;
    };
    Change put = workspace.edit("Contexts", {PutContext{{.id = "a"}}, PutContext{{.id = "b"}}});
    EXPECT_FALSE(put.factsChanged);
    EXPECT_EQ(put.decisions.size(), 2U);
    Change relation = workspace.edit("Relate", {PutRelation{{"a", "b"}}});
    EXPECT_EQ(keys(relation), "decision_relation(a\x1f"
                              "b)");
    EXPECT_EQ(keys(workspace.undo()), keys(relation));
    Change import = workspace.replaceFacts(source("s"), factsWith(3), {});
    EXPECT_TRUE(import.factsChanged);
    EXPECT_TRUE(import.decisions.empty());
    EXPECT_TRUE(workspace.undo().factsChanged);
}

TEST(Revisions, whatTheProgramAddsGoesAndComesWithTheRevisionBeforeIt)
{
    TemporaryFolder folder;
    Workspace workspace = Workspace::create(folder / "a.alidade", "shop");
    workspace.replaceFacts(source("a"), factsWith(2), {});
    workspace.edit("Place s0", {PlaceItem{"node:s0", {5, 5, true}}});
    const std::string before = stateText(workspace);
    workspace.edit("Forget s0", {ForgetPlacement{"node:s0"}});
    const Change change = workspace.amend({PlaceItem{"node:s0", {1, 2, false}}, PlaceItem{"node:s1", {3, 4, false}}});
    EXPECT_EQ(change.revision.label, "Forget s0");
    EXPECT_EQ(change.decisions.size(), 2u);
    const std::string after = stateText(workspace);
    ASSERT_EQ(workspace.history().size(), 3u);
    workspace.undo();
    EXPECT_EQ(stateText(workspace), before);
    workspace.redo();
    EXPECT_EQ(stateText(workspace), after);
}

TEST(Revisions, theProgramAddsNothingWhereThereIsNothingDoneOrSomethingToRedo)
{
    Workspace workspace = Workspace::inMemory("shop");
    EXPECT_EQ(workspace.amend({PlaceItem{"node:s0", {1, 2, false}}}).revision.id, 0);
    workspace.replaceFacts(source("a"), factsWith(1), {});
    workspace.edit("Note", {PutNote{{"node:s0", "n"}}});
    workspace.undo();
    const std::string before = stateText(workspace);
    EXPECT_EQ(workspace.amend({PlaceItem{"node:s0", {1, 2, false}}}).revision.id, 0);
    EXPECT_EQ(stateText(workspace), before);
    workspace.redo();
}

TEST(Revisions, editsWithoutEffectWriteNothing)
{
    Workspace workspace = Workspace::inMemory("Shop");
    EXPECT_EQ(workspace.edit("Nothing", {}).revision.id, 0);
    EXPECT_EQ(workspace.edit("Same", {RenameSystem{"Shop"}}).revision.id, 0);
    EXPECT_EQ(workspace.edit("There and back", {PutContext{{.id = "a"}}, RemoveContext{"a"}}).revision.id, 0);
    EXPECT_TRUE(workspace.history().empty());
    EXPECT_FALSE(workspace.canUndo());
}

TEST(Revisions, theOldestAreDroppedWhenHistoryGrowsTooLarge)
{
    Database database({}, Database::Mode::memory);
    migrate(database);
    Changeset kilobyte(1000, 0);
    for (int i = 0; i < 5; ++i)
        appendRevision(database, "r", kilobyte, 3000);
    std::vector<Revision> history = readHistory(database);
    ASSERT_EQ(history.size(), 3U);
    EXPECT_EQ(history.front().id, 3);
    appendRevision(database, "huge", Changeset(9000, 0), 3000);
    EXPECT_EQ(readHistory(database).size(), 1U) << "the newest stays, however large";
    EXPECT_EQ(undoable(database), 6);
}

TEST(Revisions, aTamperedChangesetIsRefusedAndNothingChanges)
{
    TemporaryFolder folder;
    auto file = folder / "w.alidade";
    {
        Workspace workspace = Workspace::create(file, "Shop");
        workspace.edit("Rename", {RenameSystem{"New"}});
    }
    for (const char *blob : {"x''", "x'00'", "x'5402010053"}) {
        std::string sql = std::string(blob);
        {
            Database database(file.string(), Database::Mode::readWrite);
            if (!sql.ends_with('\''))
                sql += "'";
            database.run(("UPDATE revision SET changeset = " + sql).c_str());
        }
        Workspace workspace = Workspace::open(file);
        errorOf([&] { workspace.undo(); });
        EXPECT_EQ(workspace.decisions().systemName, "New");
        EXPECT_NE(errorOf([&] { workspace.edit("Still writes", {AssignNode{"a", "nowhere"}}); }), "");
    }
}

TEST(Revisions, aRevisionThatDoesNotFitIsRefusedAsAWhole)
{
    TemporaryFolder folder;
    auto file = folder / "w.alidade";
    {
        Workspace workspace = Workspace::create(file, "Shop");
        workspace.edit("Both", {RenameSystem{"New"}, PutContext{{.id = "a", .name = "A"}}});
    }
    {
        Database database(file.string(), Database::Mode::readWrite);
        database.run("UPDATE decision_context SET name = 'meddled'");
    }
    Workspace workspace = Workspace::open(file);
    EXPECT_NE(errorOf([&] { workspace.undo(); }).find("does not fit"), std::string::npos);
    EXPECT_EQ(workspace.decisions().systemName, "New");
    EXPECT_TRUE(workspace.canUndo());
}
