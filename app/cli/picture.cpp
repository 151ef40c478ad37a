#include "app/cli/picture.h"

#include "analysis/cyclemarks.h"
#include "analysis/drift.h"
#include "app/cli/console.h"
#include "app/cli/output.h"
#include "app/cli/program.h"
#include "app/cli/timerange.h"
#include "exporters/drawing/lensmarks.h"
#include "exporters/layout/layout.h"
#include "exporters/layout/process.h"
#include "exporters/svg/svg.h"
#include "model/error.h"

#include <algorithm>
#include <cstdlib>

namespace alidade {
namespace {

/// What a drawing shows are nodes, so modules and contexts are drawn as nodes of an architecture of their own.
Architecture asNodes(const Architecture &architecture, const GroupedView &view)
{
    Architecture drawn;
    drawn.systemName = architecture.systemName;
    for (std::uint32_t group = 0; group < view.names.size(); ++group) {
        const Index entity = view.entities[group];
        const bool isExternal = view.grouping == Grouping::module && architecture.modules[entity].isExternal;
        drawn.nodes.push_back({.name = view.names[group], .kind = isExternal ? NodeKind::external : NodeKind::service});
        drawn.nodeNames.emplace_back(view.names[group], group);
    }
    std::sort(drawn.nodeNames.begin(), drawn.nodeNames.end());
    for (const GroupedEdge &edge : view.edges)
        drawn.dependencies.push_back({.from = edge.from,
                                      .to = edge.to,
                                      .protocol = edge.protocols.empty() ? "" : edge.protocols[0],
                                      .mode = edge.mode,
                                      .voices = edge.voices});
    return drawn;
}

std::string drawSvg(const Architecture &architecture, Console &console, std::stop_token stop, Lens lens)
{
    const Layout layout = layOut(architecture, {}, console.progress(), stop);
    console.report("layout", layout.diagnostics);
    DrawingOptions options{.lens = lens};
    if (lens == Lens::structure) {
        CycleMarks marks = cycleMarks(architecture);
        options.inCycle = std::move(marks.inCycle);
        options.suggestedCuts = std::move(marks.suggestedCuts);
    }
    if (lens == Lens::live)
        markTraffic(options, architecture);
    if (lens == Lens::drift)
        markVerdicts(options, findDrift(architecture, {.today = todayText()}));
    Drawing drawing = draw(architecture, layout.positions, options);
    addLegend(drawing, legendLines(lens, options.isDark), options.isDark);
    return toSvg(drawing, architecture.systemName);
}

/// A directory that is gone with the object.
class TemporaryDirectory {
public:
    TemporaryDirectory()
    {
        std::error_code error;
        const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
        m_path = (parent / "alidade-XXXXXX").string();
        if (error || !mkdtemp(m_path.data()))
            throw Error("No temporary directory can be made in " + (parent.empty() ? "$TMPDIR" : parent.string()) + ".");
    }
    ~TemporaryDirectory()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory &) = delete;
    TemporaryDirectory &operator=(const TemporaryDirectory &) = delete;
    std::filesystem::path path() const { return m_path; }

private:
    std::string m_path;
};

std::string paint(const std::string &svg, const GraphFormat &format, const std::stop_token &stop)
{
    constexpr std::chrono::minutes longestPainting{10};
    constexpr std::size_t mostWords = 1U << 20U; // the picture is not on its standard output
    const std::filesystem::path painter = programBeside("alidade-desktop");
    const TemporaryDirectory directory;
    const std::filesystem::path drawing = directory.path() / "drawing.svg";
    const std::filesystem::path picture = directory.path() / ("picture." + std::string(format.suffix));
    writeFileAtomically(drawing, svg);
    const ProcessResult result =
        runProcess(painter, {"--render", drawing.string(), picture.string()}, {}, longestPainting, mostWords, stop);
    if (!result.problem.empty())
        throw Error("alidade-desktop could not paint the " + std::string(format.title) + ": " + result.problem + ".");
    return readFile(picture);
}

} // namespace

std::string writeGraph(const GraphFormat &format, const Architecture &architecture, const GroupedView &view,
                       const TextOptions &options, Console &console, std::stop_token stop, Lens lens)
{
    if (lens != Lens::structure && (format.source == GraphFormat::Source::view || view.grouping != Grouping::service))
        throw Error("--lens is for services as a picture: --format svg, png or pdf, without --group-by.");
    if (format.source == GraphFormat::Source::view)
        return format.write(architecture, view, options);
    if (format.source == GraphFormat::Source::painting)
        programBeside("alidade-desktop"); // say that it is missing before the work, not after it
    const std::string svg = view.grouping == Grouping::service ? drawSvg(architecture, console, stop, lens)
                                                               : drawSvg(asNodes(architecture, view), console, stop, lens);
    console.clearProgress();
    return format.source == GraphFormat::Source::drawing ? svg : paint(svg, format, stop);
}

Lens lensNamed(const std::string &name)
{
    if (name == "structure")
        return Lens::structure;
    if (name == "live")
        return Lens::live;
    if (name == "drift")
        return Lens::drift;
    throw Error("Unknown lens \"" + name + "\"; known: structure, live, drift.");
}

} // namespace alidade
