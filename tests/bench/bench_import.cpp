// The whole import of a repository beside what tree-sitter alone needs for its files on the same cores.
// Usage: bench_import [DIRECTORY]; a source tree is made up when none is given.
#include "importers/importer.h"
#include "importers/parallel.h"
#include "model/error.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <mutex>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

extern "C" {
const TSLanguage *tree_sitter_go(void);
const TSLanguage *tree_sitter_java(void);
const TSLanguage *tree_sitter_kotlin(void);
const TSLanguage *tree_sitter_python(void);
const TSLanguage *tree_sitter_javascript(void);
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);
const TSLanguage *tree_sitter_c_sharp(void);
const TSLanguage *tree_sitter_ruby(void);
const TSLanguage *tree_sitter_php(void);
const TSLanguage *tree_sitter_rust(void);
}

namespace {

using namespace alidade;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

/// A library that every program calls others through, as in most repositories of many programs.
void makeLibrary(const fs::path &dir)
{
    fs::create_directories(dir);
    std::ofstream(dir / "go.mod") << "module example.com/lib\n";
    std::ofstream(dir / "client.go")
        << "package lib\n\nimport (\n\t\"net/http\"\n\t\"strings\"\n)\n\ntype Client struct {\n\tbase string\n\tnext "
           "*Client\n}\n\nfunc New(addr string) *Client {\n\tif !strings.Contains(addr, \"://\") {\n\t\taddr = "
           "\"http://\" + addr\n\t}\n\treturn &Client{base: addr}\n}\n\nfunc (c *Client) Call(path string) error {\n\tfor "
           "c.next != nil {\n\t\tc = c.next\n\t}\n\treturn c.try(path)\n}\n\nfunc (c *Client) try(path string) error "
           "{\n\tresp, err := http.Get(c.base + path)\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn "
           "resp.Body.Close()\n}\n";
}

/// A handler of a request that reads a setting and calls another service, by itself or through the library.
void addHandler(std::ostream &file, int f, int i)
{
    file << "func (s *Server) handle" << f << "_" << i
         << "(w http.ResponseWriter, r *http.Request) {\n\taddr := os.Getenv(\"ORDERS_ADDR\")\n\tif addr == \"\" {\n\t\taddr = "
            "\"orders:8080\"\n\t}\n\turl := fmt.Sprintf(\"http://%s/orders/%d\", addr, len(r.URL.Path))\n\tresp, err := "
            "s.client.Get(url)\n\tif err != nil {\n\t\thttp.Error(w, err.Error(), "
            "http.StatusBadGateway)\n\t\treturn\n\t}\n\tdefer resp.Body.Close()\n\titems := []Item{{Name: \"a\", Count: 1}, "
            "{Name: \"b\", Count: 2}}\n\tfor _, item := range items {\n\t\tfmt.Fprintln(w, item.Name, "
            "item.Count)\n\t}\n";
    if (i == 0)
        file << "\ts.stock.Call(\"/reserve/" << f << "\")\n";
    file << "}\n\n";
}

/// As many files and bytes of programs as the largest repositories of Go have.
void makeSource(const fs::path &root)
{
    constexpr int programs = 115, files = 100, functions = 13;
    makeLibrary(root / "lib");
    for (int p = 0; p < programs; ++p) {
        const fs::path dir = root / ("service" + std::to_string(p));
        fs::create_directories(dir);
        std::ofstream(dir / "go.mod") << "// service: service" << p << "\nmodule example.com/service" << p << "\n";
        std::ofstream(dir / "main.go")
            << "package main\n\nimport (\n\t\"net/http\"\n\t\"os\"\n\n\t\"example.com/lib\"\n)\n\n"
               "type Server struct {\n\tclient http.Client\n\tstock *lib.Client\n}\n\nfunc main() "
               "{\n\ts := &Server{stock: lib.New(os.Getenv(\"STOCK_ADDR\"))}\n\thttp.HandleFunc(\"/\", "
               "s.handle1_1)\n}\n";
        for (int f = 1; f < files; ++f) {
            const bool isTest = f % 3 == 0; // as in most repositories
            std::ofstream file(dir / ("f" + std::to_string(f) + (isTest ? "_test.go" : ".go")));
            file << "package main\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n)\n\n";
            for (int i = 0; i < functions; ++i)
                addHandler(file, f, i);
        }
    }
}

struct Measured {
    double time = 0;
    double longestSilence = 0; ///< between two reports of progress
    std::size_t calls = 0;
};

Measured import(const fs::path &source, const fs::path &caches)
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
    ImportOptions options;
    options.cacheDirectory = caches;
    const Imported imported = importSource(source, options, progress);
    measured.time = since(start);
    measured.calls = imported.facts.calls.size();
    return measured;
}

/// The grammar of a file; nullptr when the import reads no such files.
const TSLanguage *grammarOf(std::string_view path)
{
    using Grammar = const TSLanguage *(*)();
    static constexpr std::pair<std::string_view, Grammar> grammars[] = {
        {".go", tree_sitter_go},         {".java", tree_sitter_java},     {".kt", tree_sitter_kotlin},
        {".py", tree_sitter_python},     {".js", tree_sitter_javascript}, {".jsx", tree_sitter_javascript},
        {".ts", tree_sitter_typescript}, {".tsx", tree_sitter_tsx},       {".cs", tree_sitter_c_sharp},
        {".rb", tree_sitter_ruby},       {".php", tree_sitter_php},       {".rs", tree_sitter_rust},
    };
    for (const auto &[ending, grammar] : grammars) {
        if (path.ends_with(ending))
            return grammar();
    }
    return nullptr;
}

/// tree-sitter alone on all source files, texts in memory. Files that libtree-sitter 0.20 cannot hold are left out.
double floorOf(const fs::path &source)
{
    constexpr std::uint64_t mostBytes = 150'000;
    const auto tree = openTree(source);
    std::vector<std::pair<const TSLanguage *, std::string>> texts;
    Diagnostics diagnostics;
    for (const TreeFile &file : tree->files()) {
        const TSLanguage *grammar = grammarOf(file.path);
        if (grammar != nullptr && file.size < mostBytes)
            texts.emplace_back(grammar, tree->read(file, mostBytes, diagnostics).value_or(""));
    }
    const auto start = Clock::now();
    forEachIndex(texts.size(), {}, [&](std::size_t i) {
        thread_local const std::unique_ptr<TSParser, void (*)(TSParser *)> parser(ts_parser_new(), ts_parser_delete);
        const auto &[grammar, text] = texts[i];
        ts_parser_set_language(parser.get(), grammar);
        ts_tree_delete(ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
    });
    return since(start);
}

/// How long an import goes on after it was told to stop.
double cancelTime(const fs::path &source, double after)
{
    std::stop_source stop;
    std::atomic<double> stoppedAt = 0;
    const auto start = Clock::now();
    std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(after));
        stoppedAt = since(start);
        stop.request_stop();
    });
    try {
        importSource(source, {}, {}, stop.get_token());
    } catch (const Cancelled &) {
        return since(start) - stoppedAt;
    }
    return 0;
}

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    constexpr int rounds = 3;
    const fs::path work = fs::temp_directory_path() / ("alidade-bench-import-" + std::to_string(getpid()));
    const fs::path source = argc > 1 ? fs::path(argv[1]) : work / "source";
    if (argc <= 1)
        makeSource(source);
    std::vector<double> ratios, cachedRatios, times, floors;
    Measured last;
    double silence = 0;
    rusage used{};
    for (int round = 0; round < rounds; ++round) { // side by side: the machine may have other work
        fs::remove_all(work / "caches");
        last = import(source, work / "caches");
        if (round == 0)
            getrusage(RUSAGE_SELF, &used);
        const double cached = import(source, work / "caches").time;
        floors.push_back(floorOf(source));
        times.push_back(last.time);
        ratios.push_back(last.time / floors.back());
        cachedRatios.push_back(cached / floors.back());
        silence = std::max(silence, last.longestSilence);
    }
    std::printf("medians of %d rounds, %zu calls found\n", rounds, last.calls);
    std::printf("tree-sitter alone on all source files: %.0f ms\n", median(floors));
    std::printf("the whole import: %.0f ms, %.2f of it (bar 1.3)\n", median(times), median(ratios));
    std::printf("the same from the cache: %.2f of it\n", median(cachedRatios));
    std::printf("memory: %ld MiB (bar 1536)\n", used.ru_maxrss / 1024);
    std::printf("longest time without progress: %.0f ms\n", silence);
    double slowest = 0;
    for (const double part : {0.1, 0.3, 0.5, 0.7, 0.9})
        slowest = std::max(slowest, cancelTime(source, median(times) * part));
    std::printf("stopped at five moments, the slowest after: %.0f ms (bar 200)\n", slowest);
    fs::remove_all(work);
}
