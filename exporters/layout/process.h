#pragma once

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace alidade {

/// How a child process ended.
struct ProcessResult {
    std::string output;
    std::string problem; ///< a sentence; empty when it ended well
};

/// Runs `program` with `arguments` (no shell, in a process group of its own), feeds it `input` and collects its output.
/// The group is killed and reaped when the time limit or the output limit is reached, and when `stop` asks for it (throws
/// Cancelled).
ProcessResult runProcess(const std::filesystem::path &program, const std::vector<std::string> &arguments, std::string_view input,
                         std::chrono::milliseconds timeLimit, std::size_t outputLimit, const std::stop_token &stop);

} // namespace alidade
