#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace alidade {

/// The largest text that is taken from standard input.
inline constexpr std::size_t maxStandardInput = 256U << 20;

/// Everything on standard input. Throws Error when it is too much or cannot be read, Cancelled when stopped.
std::string readStandardInput(const std::stop_token &stop);

/// A program of ours that is installed beside this one. Throws Error, with what to do, when it is not there.
std::filesystem::path programBeside(const std::string &name);

/// Becomes another program. Throws Error when that fails.
[[noreturn]] void becomeProgram(const std::filesystem::path &program, const std::vector<std::string> &arguments);

} // namespace alidade
