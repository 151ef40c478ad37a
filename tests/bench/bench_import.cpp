// The import of Go code beside what tree-sitter alone needs for the same files on the same cores.
// Usage: bench_import [DIRECTORY]; a source tree is made up when none is given.
#include "importers/cache/importcache.h"
#include "importers/go/gocode.h"
#include "importers/parallel.h"
#include "model/error.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <mutex>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

extern "C" const TSLanguage *tree_sitter_go(void);

namespace {

using namespace alidade;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

/// Programs with clients, servers and settings, as they are written in services.
void makeSource(const fs::path &root)
{
    constexpr int programs = 40, files = 60, functions = 40;
    for (int p = 0; p < programs; ++p) {
        const fs::path dir = root / ("service" + std::to_string(p));
        fs::create_directories(dir);
        std::ofstream(dir / "go.mod") << "module example.com/service" << p << "\n";
        for (int f = 0; f < files; ++f) {
            const bool isTest = f % 3 == 0; // as in most repositories
            std::ofstream file(dir / ("f" + std::to_string(f) + (isTest ? "_test.go" : ".go")));
            file << "package main\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n)\n\n";
            for (int i = 0; i < functions; ++i)
                file << "func (s *Server) handle" << f << "_" << i
                     << "(w http.ResponseWriter, r *http.Request) {\n\taddr := os.Getenv(\"ORDERS_ADDR\")\n\tif addr == \"\" "
                        "{\n\t\taddr = "
                        "\"orders:8080\"\n\t}\n\turl := fmt.Sprintf(\"http://%s/orders/%d\", addr, len(r.URL.Path))\n\tresp, err "
                        ":= "
                        "s.client.Get(url)\n\tif err != nil {\n\t\thttp.Error(w, err.Error(), "
                        "http.StatusBadGateway)\n\t\treturn\n\t}\n\tdefer "
                        "resp.Body.Close()\n\titems := []Item{{Name: \"a\", Count: 1}, {Name: \"b\", Count: 2}}\n\tfor _, item "
                        ":= range items "
                        "{\n\t\tfmt.Fprintln(w, item.Name, item.Count)\n\t}\n}\n\n";
        }
    }
}

struct Measured {
    double time = 0;
    double longestSilence = 0; ///< between two reports of progress
    std::size_t files = 0;
};

Measured importCode(const fs::path &source, const fs::path &caches)
{
    Measured measured;
    std::mutex mutex; // reports come from all workers
    const auto start = Clock::now();
    auto last = start;
    const Progress progress([&](const ProgressReport &) {
        const std::lock_guard lock(mutex);
        measured.longestSilence = std::max(measured.longestSilence, since(last));
        last = Clock::now();
    });
    const auto tree = openTree(source, {}, progress);
    Facts facts;
    Diagnostics diagnostics;
    ImportCache cache(caches, source.string());
    ImportContext context{*tree, facts, diagnostics, progress, {}, &cache};
    measured.files = readGoCode(context, readGoTree(context)).size();
    cache.save();
    measured.time = since(start);
    return measured;
}

/// tree-sitter alone on all Go files, texts in memory. Files that libtree-sitter 0.20 cannot hold are left out.
double floorOf(const fs::path &source)
{
    constexpr std::uint64_t mostBytes = 150'000;
    const auto tree = openTree(source);
    std::vector<std::string> texts;
    Diagnostics diagnostics;
    for (const TreeFile &file : tree->files()) {
        if (file.path.ends_with(".go") && file.size < mostBytes)
            texts.push_back(tree->read(file, mostBytes, diagnostics).value_or(""));
    }
    const auto start = Clock::now();
    forEachIndex(texts.size(), {}, [&](std::size_t i) {
        thread_local const std::unique_ptr<TSParser, void (*)(TSParser *)> parser(ts_parser_new(), ts_parser_delete);
        ts_parser_set_language(parser.get(), tree_sitter_go());
        ts_tree_delete(
            ts_parser_parse_string(parser.get(), nullptr, texts[i].data(), static_cast<std::uint32_t>(texts[i].size())));
    });
    return since(start);
}

/// How long an import goes on after it was told to stop, in the middle.
double cancelTime(const fs::path &source, double after)
{
    const auto tree = openTree(source);
    Facts facts;
    Diagnostics diagnostics;
    const Progress progress;
    std::stop_source stop;
    ImportCache cache;
    ImportContext context{*tree, facts, diagnostics, progress, stop.get_token(), &cache};
    Clock::time_point stopped;
    std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(after));
        stopped = Clock::now();
        stop.request_stop();
    });
    try {
        readGoCode(context, readGoTree(context));
    } catch (const Cancelled &) {
        return since(stopped);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const fs::path work = fs::temp_directory_path() / ("alidade-bench-import-" + std::to_string(getpid()));
    const fs::path source = argc > 1 ? fs::path(argv[1]) : work / "source";
    if (argc <= 1)
        makeSource(source);
    const Measured first = importCode(source, work / "caches");
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const Measured second = importCode(source, work / "caches");
    const double floor = floorOf(source);
    std::printf("code of %zu files: %.0f ms, %.2f of tree-sitter alone on all files (%.0f ms; bar 1.3)\n", first.files,
                first.time, first.time / floor, floor);
    std::printf("the same from the cache: %.0f ms, %.2f\n", second.time, second.time / floor);
    std::printf("memory: %ld MiB (bar 1536)\n", used.ru_maxrss / 1024);
    std::printf("longest time without progress: %.0f ms\n", first.longestSilence);
    std::printf("stopped after: %.0f ms (bar 200)\n", cancelTime(source, first.time / 2));
    fs::remove_all(work);
}
