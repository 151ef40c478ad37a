// alidade-layout: lays graphs out with Graphviz, apart from the programs that need it, so that a crash or a hang costs
// them nothing. Usage: alidade-layout MEMORY-BYTES SECONDS. The talk on stdin and stdout is described in
// exporters/layout/helper.cpp.

#include <gvc.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr double pointsPerInch = 72;
constexpr std::size_t mostNodes = 200'000, mostEdges = 2'000'000;

struct Edge {
    std::size_t from = 0, to = 0;
    int weight = 1;
};

struct Request {
    std::string engine, direction;
    double nodeGap = 0, rankGap = 0;
    std::vector<std::pair<double, double>> sizes;
    std::vector<Edge> edges;
};

void limitItself([[maybe_unused]] std::uint64_t memory, unsigned seconds)
{
    const auto limit = [](auto resource, rlim_t value) {
        const rlimit both{value, value};
        setrlimit(resource, &both);
    };
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // these reserve terabytes of address space
    if (memory > 0)
        limit(RLIMIT_AS, memory);
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, seconds + 1);
    alarm(seconds + 1); // should the parent be gone
}

bool read(std::istream &in, Request &request)
{
    std::string word;
    std::size_t nodes = 0, edges = 0;
    if (!(in >> word) || word != "graph")
        return false;
    if (!(in >> request.engine >> request.direction >> request.nodeGap >> request.rankGap >> nodes >> edges) ||
        nodes > mostNodes || edges > mostEdges)
        return false;
    request.sizes.resize(nodes);
    request.edges.resize(edges);
    for (auto &[width, height] : request.sizes)
        in >> width >> height;
    for (Edge &edge : request.edges) {
        if (!(in >> edge.from >> edge.to >> edge.weight) || edge.from >= nodes || edge.to >= nodes)
            return false;
    }
    return static_cast<bool>(in);
}

void set(void *object, const char *name, const std::string &value)
{
    static char empty[] = "";
    agsafeset(object, const_cast<char *>(name), const_cast<char *>(value.c_str()), empty);
}

void setUp(Agraph_t *graph, const Request &request)
{
    if (request.engine == "dot") {
        set(graph, "rankdir", request.direction == "TB" ? "TB" : "LR");
        set(graph, "nodesep", std::to_string(request.nodeGap / pointsPerInch));
        set(graph, "ranksep", std::to_string(request.rankGap / pointsPerInch));
        // Bounds on network simplex and crossing minimisation: dense graphs come out a little less tidy, but come out.
        set(graph, "nslimit", "4");
        set(graph, "nslimit1", "4");
        set(graph, "mclimit", "1");
    } else {
        set(graph, "overlap", "prism");
        set(graph, "overlap_scaling", "-2"); // the usual -4 leaves more paper than map
        set(graph, "sep", "+" + std::to_string(static_cast<int>(request.nodeGap)));
        set(graph, "K", "2.4");
        set(graph, "start", "7"); // the same graph is laid out the same way
    }
    set(graph, "splines", "false");
}

Agraph_t *make(const Request &request, std::vector<Agnode_t *> &nodes)
{
    Agraph_t *graph = agopen(const_cast<char *>("g"), Agdirected, nullptr);
    setUp(graph, request);
    for (std::size_t i = 0; i < request.sizes.size(); ++i) {
        std::string name = "n" + std::to_string(i);
        Agnode_t *node = agnode(graph, name.data(), 1);
        set(node, "label", "");
        set(node, "shape", "box");
        set(node, "fixedsize", "true");
        set(node, "width", std::to_string(request.sizes[i].first / pointsPerInch));
        set(node, "height", std::to_string(request.sizes[i].second / pointsPerInch));
        nodes.push_back(node);
    }
    for (const Edge &edge : request.edges)
        set(agedge(graph, nodes[edge.from], nodes[edge.to], nullptr, 1), "weight", std::to_string(edge.weight));
    return graph;
}

void answer(GVC_t *context, const Request &request)
{
    std::vector<Agnode_t *> nodes;
    Agraph_t *graph = make(request, nodes);
    if (gvLayout(context, graph, request.engine == "dot" ? "dot" : "sfdp") == 0) {
        std::printf("graph %zu\n", nodes.size());
        for (Agnode_t *node : nodes) // Graphviz counts y upwards
            std::printf("%.1f %.1f\n", ND_coord(node).x, -ND_coord(node).y);
        gvFreeLayout(context, graph);
    } else {
        std::printf("graph 0\n");
    }
    std::fflush(stdout);
    agclose(graph);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("usage: alidade-layout MEMORY-BYTES SECONDS\nIt is started by alidade and talks on stdin and stdout.\n",
                   stderr);
        return 2;
    }
    limitItself(std::strtoull(argv[1], nullptr, 10), static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)));
    std::ios::sync_with_stdio(false);
    GVC_t *context = gvContext();
    Request request;
    while (read(std::cin, request)) {
        answer(context, request);
        request = {};
    }
    gvFreeContext(context);
    return 0;
}
