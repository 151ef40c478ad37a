#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// One instruction of a Dockerfile, its lines joined.
struct Instruction {
    std::string word; ///< in lower case
    std::string rest;
    int line = 0;
};

/// Values of ARG and ENV.
using DockerValues = std::map<std::string, std::string>;

/// Words of one instruction that are read.
inline constexpr std::size_t mostWords = 1000;

/// The instructions of a Dockerfile, without comments and the texts of heredocs.
std::vector<Instruction> readInstructions(std::string_view text);

/// Takes the first word off a text.
std::string_view takeWord(std::string_view &text);

/// "$NAME", "${NAME}" and "${NAME:-default}" with the values of earlier ARG and ENV lines.
std::string expanded(std::string_view text, const DockerValues &values);

/// "NAME=value NAME2="other value"" and the old "NAME value" form of ENV.
void readAssignments(std::string_view text, DockerValues &values, const DockerValues &known);

/// The words of a command: `["a", "b"]` or `a "b"`.
std::vector<std::string> wordsOf(std::string_view text);

} // namespace alidade
