#include "exporters/layout/helper.h"

#include "exporters/layout/process.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace alidade {

namespace {

// The talk with the helper program, in lines of numbers:
//   in:  "graph ENGINE DIRECTION NODEGAP RANKGAP NODES EDGES", then "WIDTH HEIGHT" a node, "FROM TO WEIGHT" an edge; "end" after
//   the last out: "graph NODES", then "X Y" (centre) a node; a graph that fails is "graph 0"
std::string requestFor(const std::vector<BareGraph> &graphs)
{
    std::string out;
    const auto add = [&out](auto... numbers) {
        ((out += std::to_string(numbers), out += ' '), ...);
        out.back() = '\n';
    };
    for (const BareGraph &graph : graphs) {
        out += std::string("graph ") + graph.engine + ' ' + graph.direction + ' ';
        add(graph.nodeGap, graph.rankGap, graph.nodes.size(), graph.edges.size());
        for (const Rect &node : graph.nodes)
            add(std::lround(node.width), std::lround(node.height));
        for (const BareGraph::Edge &edge : graph.edges)
            add(edge.from, edge.to, edge.weight);
    }
    return out + "end\n";
}

/// Reads one answer; what is not exactly as agreed counts as no answer.
std::vector<Point> readAnswer(std::istream &in, std::size_t nodes)
{
    constexpr double farthest = 1e7;
    std::string word;
    std::size_t count = 0;
    if (!(in >> word >> count) || word != "graph" || count != nodes)
        return {};
    std::vector<Point> points(count);
    for (Point &point : points) {
        if (!(in >> point.x >> point.y) || !(std::abs(point.x) < farthest) || !(std::abs(point.y) < farthest))
            return {};
    }
    return points;
}

} // namespace

HelperRun runHelper(const std::filesystem::path &program, const std::vector<BareGraph> &graphs,
                    std::chrono::milliseconds timeLimit, std::uint64_t memoryLimit, std::stop_token stop)
{
    constexpr std::size_t bytesPerNode = 64, bytesPerGraph = 64;
    HelperRun run{std::vector<std::vector<Point>>(graphs.size()), {}};
    if (graphs.empty())
        return run;
    std::size_t outputLimit = 4096;
    for (const BareGraph &graph : graphs)
        outputLimit += bytesPerGraph + bytesPerNode * graph.nodes.size();
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(timeLimit).count() + 1;
    ProcessResult result = runProcess(program, {std::to_string(memoryLimit), std::to_string(seconds)}, requestFor(graphs),
                                      timeLimit, outputLimit, stop);
    run.problem = std::move(result.problem);
    std::istringstream answers(result.output.substr(0, result.output.rfind('\n') + 1)); // a line cut short is no answer
    answers.imbue(std::locale::classic());
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        run.centers[i] = readAnswer(answers, graphs[i].nodes.size());
        if (!run.centers[i].empty())
            continue;
        if (answers.rdstate() == std::ios::goodbit) // "graph 0": this one failed, the next may not have
            continue;
        if (run.problem.empty())
            run.problem = "it answered something that makes no sense";
        break;
    }
    return run;
}

std::filesystem::path defaultHelper()
{
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path() : self.parent_path() / "alidade-layout";
}

} // namespace alidade
