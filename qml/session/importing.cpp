#include "qml/session/importing.h"

#include "exporters/layout/layout.h"
#include "importers/tracing/traceimport.h"
#include "model/error.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

namespace alidade {
namespace {

namespace fs = std::filesystem;

bool holdsOnly(const Workspace &workspace, const std::string &sourceId)
{
    const auto facts = workspace.facts();
    return std::all_of(facts.begin(), facts.end(), [&](const SourceFacts &source) { return source.source.id == sourceId; });
}

std::vector<Edit> placements(const Architecture &architecture, const Layout &layout)
{
    std::vector<Edit> edits;
    edits.reserve(layout.placed.size());
    for (const Index index : layout.placed) {
        const Rect &card = layout.positions.nodes[index];
        edits.push_back(PlaceItem{"node:" + architecture.nodes[index].name, {card.x, card.y, false}});
    }
    return edits;
}

/// Once the facts are in, a stop or a failed layout only leaves cards for arrange() to place.
void placeImported(StoreThread &store, const Architecture &architecture, ImportReport &report, const Progress &progress,
                   std::stop_token stop)
{
    try {
        Placed placed = placeNewCards(store, architecture, progress, std::move(stop));
        report.diagnostics.insert(report.diagnostics.end(), placed.diagnostics.begin(), placed.diagnostics.end());
        report.change.decisions = std::move(placed.change.decisions);
    } catch (const std::exception &error) {
        report.diagnostics.push_back({Severity::error, {}, 0, error.what()});
    }
}

} // namespace

OpenedWorkspace workspaceFor(const fs::path &source, const fs::path &folder)
{
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(source, error);
    const std::string name = sourceName(canonical);
    fs::create_directories(folder, error);
    if (error)
        throw Error("Cannot make the folder " + folder.string() + ": " + error.message());
    for (int number = 1;; ++number) {
        const fs::path file = folder / (name + (number == 1 ? "" : "-" + std::to_string(number)) + ".alidade");
        if (!fs::exists(file))
            return {file, Workspace::create(file, name)};
        try {
            Workspace existing = Workspace::open(file);
            if (holdsOnly(existing, canonical.string()))
                return {file, std::move(existing)};
        } catch (const Error &) {} // locked, damaged or newer: that one stays as it is
    }
}

Placed placeNewCards(StoreThread &store, const Architecture &architecture, const Progress &progress, std::stop_token stop)
{
    Placed placed;
    try {
        const Layout layout = layOut(architecture, {}, progress, stop);
        placed.diagnostics = layout.diagnostics;
        const std::vector<Edit> edits = placements(architecture, layout);
        store.call([&](Workspace &workspace) {
            if (!stop.stop_requested())
                placed.change = workspace.amend(edits);
        });
    } catch (const Cancelled &) {}
    return placed;
}

ImportReport importIntoStore(StoreThread &store, const fs::path &location, const ImportOptions &options, const Progress &progress,
                             std::stop_token stop)
{
    ImportCounts known;
    ImportOptions watched = options;
    watched.onStage = [&](const ImportStage &stage) {
        known = countFacts(stage.soFar, stage.tree);
        if (options.onStage)
            options.onStage(stage);
    };
    Imported imported = importSource(location, watched, progress, stop);
    ImportReport report;
    report.sourceName = imported.source.name;
    report.diagnostics = imported.diagnostics;

    const Architecture architecture = store.call([&](Workspace &workspace) {
        if (stop.stop_requested())
            throw Cancelled();
        report.change = workspace.replaceFacts(imported.source, imported.facts, imported.diagnostics, progress, stop);
        return workspace.architecture();
    });
    report.counts = countReconciled(architecture, imported.source.name, known);
    placeImported(store, architecture, report, progress, stop);
    return report;
}

namespace {

/// "90m", "1h", "7d".
std::chrono::seconds periodNamed(const std::string &text)
{
    constexpr int minute = 60, hour = 3'600, day = 86'400;
    int number = 1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const int size = unit == "m" ? minute : unit == "h" ? hour : unit == "d" ? day : 0;
    constexpr int longest = 3'650;
    if (text.empty())
        return std::chrono::seconds(hour);
    if (fault != std::errc() || size == 0 || number < 1 || number > longest)
        throw Error("\"" + text + "\" is no period; write it as 90m, 6h or 7d.");
    return std::chrono::seconds(std::int64_t{number} * size);
}

ImportReport storeTraces(StoreThread &store, ImportedTraces imported, const std::string &name, const Progress &progress,
                         std::stop_token stop)
{
    if (!name.empty())
        imported.source.name = name;
    ImportReport report;
    report.sourceName = imported.source.name;
    report.diagnostics = imported.diagnostics;
    const Architecture architecture = store.call([&](Workspace &workspace) {
        if (stop.stop_requested())
            throw Cancelled();
        report.change = workspace.replaceTraffic(imported.source, imported.traffic, imported.examples, imported.diagnostics);
        report.change.factsChanged = true;
        return workspace.architecture();
    });
    report.counts = countReconciled(architecture, imported.source.name, {.files = 1, .read = 1});
    placeImported(store, architecture, report, progress, stop);
    return report;
}

} // namespace

ImportReport importTracesIntoStore(StoreThread &store, const fs::path &file, const std::string &name, const Progress &progress,
                                   std::stop_token stop)
{
    return storeTraces(store, importTraces(file.string(), {}, progress, stop), name, progress, stop);
}

ImportReport importEngineIntoStore(StoreThread &store, const EngineAddress &engine, const std::string &period,
                                   const std::string &name, const Progress &progress, std::stop_token stop)
{
    const std::chrono::seconds length = periodNamed(period);
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    EngineRequest request{.engine = engine, .from = (now - length).count(), .to = now.count()};
    if (const char *token = std::getenv("ALIDADE_ENGINE_TOKEN"))
        request.http.token = token;
    EngineTraffic read = readEngine(request, progress, stop);
    return storeTraces(store,
                       {.source = std::move(read.source),
                        .traffic = std::move(read.traffic),
                        .examples = std::move(read.examples),
                        .diagnostics = std::move(read.diagnostics)},
                       name, progress, stop);
}

} // namespace alidade
