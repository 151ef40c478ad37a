// Benchmarks of the core, each beside a floor measured in the same run. Usage: bench_core BIN_DIR
#include "importers/importer.h"
#include "model/store/workspace.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char **environ;

namespace {

using namespace alidade;
namespace fs = std::filesystem;

double milliseconds(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(int runs, const std::function<void()> &work)
{
    work(); // warm-up
    std::vector<double> times;
    for (int i = 0; i < runs; ++i)
        times.push_back(milliseconds(work));
    std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
    return times[static_cast<std::size_t>(runs) / 2];
}

void run(const std::vector<std::string> &command)
{
    std::vector<char *> arguments;
    for (const std::string &word : command)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    if (posix_spawn(&process, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) {
        std::fprintf(stderr, "cannot start %s\n", arguments[0]);
        std::exit(1);
    }
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    waitpid(process, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        std::fprintf(stderr, "%s failed\n", arguments[0]);
        std::exit(1);
    }
}

void row(const char *what, double time, const char *floor, double floorTime, double bar)
{
    std::printf("%-52s %9.1f ms   %-34s %9.1f ms   ratio %5.2f   (goal %.2f)\n", what, time, floor, floorTime, time / floorTime,
                bar);
}

void write(const fs::path &file, const std::string &text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

/// 300 modules of 20 files each; module i requires and imports the three after it; 30 services of ten modules.
void makeRepository(const fs::path &root)
{
    for (int m = 0; m < 300; ++m) {
        const std::string path = "example.com/bench/m" + std::to_string(m);
        const fs::path dir = root / ("m" + std::to_string(m));
        std::string mod = "// service: s" + std::to_string(m / 10) + "\nmodule " + path + "\n\ngo 1.22\n\nrequire (\n";
        std::string imports;
        for (int k = 1; k <= 3; ++k) {
            const std::string other = "example.com/bench/m" + std::to_string((m + k) % 300);
            mod += "\t" + other + " v0.0.0\n";
            imports += "\t\"" + other + "\"\n";
        }
        write(dir / "go.mod", mod + ")\n");
        for (int f = 0; f < 20; ++f) {
            std::string go = "package m" + std::to_string(m) + "\n\nimport (\n\t\"fmt\"\n" + imports + ")\n\n";
            for (int l = 0; l < 200; ++l)
                go += "func f" + std::to_string(f) + "_" + std::to_string(l) + "() { fmt.Println(\"line\") }\n";
            write(dir / ("f" + std::to_string(f) + ".go"), go);
        }
    }
}

void readAll(const fs::path &root)
{
    std::string buffer(1 << 20, '\0');
    for (const auto &entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file())
            continue;
        const int file = open(entry.path().c_str(), O_RDONLY);
        while (read(file, buffer.data(), buffer.size()) > 0) {}
        close(file);
    }
}

Facts largeSystem(int services, int dependencies)
{
    Facts facts;
    for (int i = 0; i < services; ++i) {
        const std::string name = "service-" + std::to_string(i);
        facts.nodes.push_back(
            {.name = name, .origin = NameOrigin::workload, .language = "go", .place = {"deploy/" + name + ".yaml", 1}});
    }
    for (int i = 0; i < dependencies; ++i) {
        const int from = i % services, to = (i * 7919 + 13) % services;
        facts.dependencies.push_back({.from = "service-" + std::to_string(from),
                                      .to = "service-" + std::to_string(to),
                                      .protocol = "grpc",
                                      .place = {"deploy/service-" + std::to_string(from) + ".yaml", 10 + i / services},
                                      .detail = "ADDR"});
    }
    return facts;
}

} // namespace

int main(int argc, char **argv)
{
    const fs::path bin = argc > 1 ? argv[1] : ".";
    const std::string alidade = bin / "alidade";
    const fs::path work = fs::temp_directory_path() / ("alidade-bench-" + std::to_string(getpid()));

    row("alidade --version", median(21, [&] { run({alidade, "--version"}); }), "fifteen milliseconds", 15, 1);

    makeRepository(work / "repository");
    row("alidade cycles, 300 modules, 6,000 Go files",
        median(7,
               [&] {
                   run({alidade, "cycles", work / "repository", "--group-by", "service"});
               }),
        "read the same files", median(7, [&] { readAll(work / "repository"); }), 2);

    const fs::path file = work / "large.alidade";
    {
        Workspace workspace = Workspace::create(file, "Large");
        workspace.replaceFacts({.id = "bench", .name = "bench", .kind = "directory"}, largeSystem(2000, 10000), {});
    }
    const double opening = median(7, [&] { Workspace::open(file).architecture(); });
    row("open a workspace, 2,000 services, 10,000 dependencies", opening, "a second", 1000, 1);
    fs::remove_all(work);
}
