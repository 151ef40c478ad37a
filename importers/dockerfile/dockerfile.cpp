#include "importers/dockerfile/dockerfile.h"

#include "importers/deployment/images.h"
#include "importers/text.h"

#include <algorithm>
#include <cctype>

namespace alidade {

namespace {

constexpr std::size_t mostStages = 1000;
constexpr std::size_t longestValue = 4096;

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

struct Instruction {
    std::string word; ///< in lower case
    std::string rest;
    int line = 0;
};

std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return trimmed(line);
}

std::string_view takeWord(std::string_view &text)
{
    const std::size_t start = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t end = std::min(text.find_first_of(" \t", start), text.size());
    const std::string_view word = text.substr(start, end - start);
    text.remove_prefix(end);
    return word;
}

/// The delimiter of the heredoc that an instruction opens ("RUN <<EOF"), or nothing.
std::string heredocEnd(std::string_view line)
{
    const std::size_t at = line.find("<<");
    if (at == std::string_view::npos)
        return {};
    std::string_view word = line.substr(at + 2);
    word = word.substr(std::min(word.find_first_not_of('-'), word.size()));
    if (!word.empty() && (word.front() == '"' || word.front() == '\''))
        word.remove_prefix(1);
    const auto end = std::find_if_not(word.begin(), word.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
    return std::string(word.begin(), end);
}

std::vector<Instruction> readInstructions(std::string_view text)
{
    std::vector<Instruction> result;
    char escape = '\\';
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    int number = 0;
    while (!text.empty()) {
        std::string_view line = takeLine(text);
        ++number;
        if (result.empty() && lower(line).starts_with("# escape=`"))
            escape = '`';
        if (line.empty() || line.starts_with('#'))
            continue;
        Instruction instruction;
        instruction.line = number;
        std::string joinedLines(line);
        while (joinedLines.ends_with(escape) && !text.empty()) {
            joinedLines.pop_back();
            do {
                line = takeLine(text);
                ++number;
            } while (line.starts_with('#') && !text.empty());
            joinedLines.append(" ").append(line.starts_with('#') ? std::string_view() : line);
        }
        std::string_view rest = joinedLines;
        instruction.word = lower(takeWord(rest));
        instruction.rest = trimmed(rest);
        if (instruction.word == "run" || instruction.word == "copy" || instruction.word == "add") {
            if (const std::string end = heredocEnd(instruction.rest); !end.empty()) {
                while (!text.empty() && takeLine(text) != end)
                    ++number;
                ++number;
            }
        }
        result.push_back(std::move(instruction));
    }
    return result;
}

/// "$NAME", "${NAME}" and "${NAME:-default}" with the values of earlier ARG and ENV lines.
std::string expanded(std::string_view text, const std::map<std::string, std::string> &values)
{
    std::string result;
    while (!text.empty() && result.size() < longestValue) {
        const std::size_t dollar = text.find('$');
        result += text.substr(0, dollar);
        if (dollar == std::string_view::npos)
            break;
        text.remove_prefix(dollar + 1);
        const bool isBraced = text.starts_with('{');
        const std::string_view body =
            isBraced ? text.substr(1, std::min(text.substr(0, longestValue).find('}'), text.size()) - 1) : text;
        const auto nameEnd =
            std::find_if_not(body.begin(), body.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
        const std::string name(body.begin(), nameEnd);
        const std::string_view after = body.substr(name.size());
        const auto it = values.find(name);
        if (it != values.end() && !it->second.empty())
            result += it->second;
        else if (isBraced && after.starts_with(":-"))
            result += after.substr(2);
        else if (name.empty() || it == values.end())
            result.append(isBraced ? "${" : "$").append(name).append(isBraced ? "}" : ""); // stays visible as unknown
        text.remove_prefix(isBraced ? std::min(body.size() + 2, text.size()) : name.size());
    }
    return result.substr(0, longestValue);
}

/// "NAME=value NAME2="other value"" and the old "NAME value" form of ENV.
void readAssignments(std::string_view text, std::map<std::string, std::string> &values,
                     const std::map<std::string, std::string> &known)
{
    if (std::string_view old = text; takeWord(old).find('=') == std::string_view::npos) {
        std::string_view rest = text;
        const std::string name(takeWord(rest));
        values[name] = expanded(trimmed(rest), known);
        return;
    }
    while (!(text = trimmed(text)).empty()) {
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos)
            return;
        const std::string name(trimmed(text.substr(0, equals)));
        text.remove_prefix(equals + 1);
        const char quote = text.empty() ? '\0' : text.front();
        const bool isQuoted = quote == '"' || quote == '\'';
        const std::size_t end = isQuoted ? text.find(quote, 1) : text.find_first_of(" \t");
        const std::string_view value =
            text.substr(isQuoted ? 1 : 0, end == std::string_view::npos ? end : end - (isQuoted ? 1 : 0));
        values[name] = expanded(value, known);
        text.remove_prefix(end == std::string_view::npos ? text.size() : std::min(end + 1, text.size()));
    }
}

class DockerfileReader {
public:
    std::vector<BuildStage> stages;

    void read(const Instruction &instruction)
    {
        if (instruction.word == "from")
            readFrom(instruction);
        else if (instruction.word == "arg")
            readArg(instruction.rest);
        else if (!stages.empty())
            readInStage(instruction, stages.back());
    }

private:
    void readArg(std::string_view rest)
    {
        const std::string name(trimmed(rest.substr(0, rest.find('='))));
        if (rest.find('=') != std::string_view::npos)
            readAssignments(rest, m_values, m_values);
        else
            m_values.try_emplace(name); // given from outside
    }

    void readFrom(const Instruction &instruction)
    {
        std::string_view rest = instruction.rest;
        std::string_view word = takeWord(rest);
        while (word.starts_with("--"))
            word = takeWord(rest);
        BuildStage stage;
        stage.line = instruction.line;
        stage.base = expanded(word, m_values);
        if (lower(takeWord(rest)) == "as")
            stage.name = lower(takeWord(rest));
        if (stages.size() < mostStages)
            stages.push_back(std::move(stage));
    }

    void readInStage(const Instruction &instruction, BuildStage &stage)
    {
        std::string_view rest = instruction.rest;
        if (instruction.word == "copy") {
            for (std::string_view word = takeWord(rest); word.starts_with("--"); word = takeWord(rest)) {
                if (word.starts_with("--from="))
                    stage.copiesFrom.push_back(lower(expanded(word.substr(7), m_values)));
            }
        } else if (instruction.word == "env") {
            std::map<std::string, std::string> assigned;
            readAssignments(rest, assigned, m_values);
            for (auto &[name, value] : assigned) {
                m_values[name] = value;
                stage.environment[name] = std::move(value);
            }
        } else if (instruction.word == "expose") {
            readExpose(instruction, stage);
        } else if (instruction.word == "entrypoint" || (instruction.word == "cmd" && stage.entrypoint.empty())) {
            stage.entrypoint = instruction.rest;
        }
    }

    void readExpose(const Instruction &instruction, BuildStage &stage)
    {
        std::string_view rest = instruction.rest;
        for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
            std::string port = lower(expanded(word, m_values));
            const std::string_view number = std::string_view(port).substr(0, port.find('/'));
            if (number.empty() || number.size() > 5 || number.find_first_not_of("0123456789") != std::string_view::npos)
                continue;
            if (port.find('/') == std::string::npos)
                port += "/tcp";
            stage.exposed.emplace_back(port, instruction.line);
        }
    }

    std::map<std::string, std::string> m_values;
};

std::string_view languageOfImage(std::string_view reference)
{
    static constexpr std::pair<std::string_view, std::string_view> languages[] = {
        {"golang", "go"},           {"go", "go"},         {"node", "javascript"}, {"bun", "javascript"},
        {"deno", "javascript"},     {"python", "python"}, {"openjdk", "java"},    {"eclipse-temurin", "java"},
        {"amazoncorretto", "java"}, {"maven", "java"},    {"gradle", "java"},     {"dotnet", "csharp"},
        {"aspnet", "csharp"},       {"ruby", "ruby"},     {"php", "php"},         {"rust", "rust"},
        {"elixir", "elixir"},       {"swift", "swift"},   {"haskell", "haskell"},
    };
    const std::string name = imageName(reference);
    if (name.starts_with("dotnet/"))
        return "csharp";
    const std::string_view base = std::string_view(name).substr(name.rfind('/') + 1);
    for (const auto &[word, language] : languages) {
        if (base == word)
            return language;
    }
    return {};
}

const BuildStage *findStage(const std::vector<BuildStage> &stages, const std::string &name, const BuildStage *before)
{
    for (const BuildStage *stage = before; stage != stages.data();) {
        --stage;
        if (stage->name == name || std::to_string(stage - stages.data()) == name)
            return stage;
    }
    return nullptr;
}

} // namespace

std::vector<BuildStage> readDockerfile(std::string_view text, const std::string &file, Diagnostics &diagnostics)
{
    if (text.find('\0') != std::string_view::npos) {
        diagnostics.push_back({Severity::error, file, 0, "Not a Dockerfile: the file is binary"});
        return {};
    }
    DockerfileReader reader;
    for (const Instruction &instruction : readInstructions(text))
        reader.read(instruction);
    if (reader.stages.empty())
        diagnostics.push_back({Severity::warning, file, 0, "The Dockerfile has no FROM; it is left out"});
    return std::move(reader.stages);
}

std::string finalBase(const std::vector<BuildStage> &stages)
{
    if (stages.empty())
        return {};
    const BuildStage *stage = &stages.back();
    while (const BuildStage *parent = findStage(stages, lower(stage->base), stage))
        stage = parent;
    return stage->base;
}

std::string languageOf(const std::vector<BuildStage> &stages)
{
    if (stages.empty())
        return {};
    if (const std::string_view language = languageOfImage(finalBase(stages)); !language.empty())
        return std::string(language);
    // The stages whose results the last one takes, the nearest first.
    const std::vector<std::string> &sources = stages.back().copiesFrom;
    for (auto it = sources.rbegin(); it != sources.rend(); ++it) {
        const BuildStage *stage = findStage(stages, *it, &stages.back());
        while (stage) {
            if (const std::string_view language = languageOfImage(stage->base); !language.empty())
                return std::string(language);
            stage = findStage(stages, lower(stage->base), stage);
        }
    }
    return {};
}

} // namespace alidade
