#include "importers/dockerfile/dockerfile.h"

#include "importers/deployment/images.h"
#include "importers/dockerfile/instructions.h"
#include "importers/text.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr std::size_t mostStages = 1000;

class DockerfileReader {
public:
    explicit DockerfileReader(const DockerValues &arguments) : m_arguments(arguments), m_values(arguments) {}

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
        if (m_arguments.contains(name))
            return;
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
        if (lowered(takeWord(rest)) == "as")
            stage.name = lowered(takeWord(rest));
        if (stages.size() < mostStages)
            stages.push_back(std::move(stage));
    }

    void readInStage(const Instruction &instruction, BuildStage &stage)
    {
        if (instruction.word == "copy" || instruction.word == "add")
            readCopy(instruction, stage);
        else if (instruction.word == "env")
            readEnvironment(instruction, stage);
        else if (instruction.word == "run")
            stage.commands.push_back({expanded(instruction.rest, m_values), instruction.line});
        else if (instruction.word == "expose")
            readExpose(instruction, stage);
        else if (instruction.word == "entrypoint")
            stage.entrypoint = {expanded(instruction.rest, m_values), instruction.line};
        else if (instruction.word == "cmd")
            stage.command = {expanded(instruction.rest, m_values), instruction.line};
    }

    void readCopy(const Instruction &instruction, BuildStage &stage)
    {
        CopiedFiles copied;
        copied.line = instruction.line;
        bool isFromStage = false;
        std::string_view rest = instruction.rest;
        for (std::string_view after = rest, word = takeWord(after); word.starts_with("--");
             rest = after, word = takeWord(after)) {
            if (!word.starts_with("--from="))
                continue;
            isFromStage = true;
            stage.copiesFrom.push_back(lowered(expanded(word.substr(7), m_values)));
        }
        copied.sources = wordsOf(expanded(rest, m_values));
        if (isFromStage || copied.sources.size() < 2)
            return;
        copied.target = std::move(copied.sources.back());
        copied.sources.pop_back();
        stage.copies.push_back(std::move(copied));
    }

    void readEnvironment(const Instruction &instruction, BuildStage &stage)
    {
        DockerValues assigned;
        readAssignments(instruction.rest, assigned, m_values);
        for (auto &[name, value] : assigned) {
            m_values[name] = value;
            stage.environment[name] = {std::move(value), instruction.line};
        }
    }

    void readExpose(const Instruction &instruction, BuildStage &stage)
    {
        std::string_view rest = instruction.rest;
        for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
            std::string port = lowered(expanded(word, m_values));
            const std::string_view number = std::string_view(port).substr(0, port.find('/'));
            if (number.empty() || number.size() > 5 || number.find_first_not_of("0123456789") != std::string_view::npos)
                continue;
            if (port.find('/') == std::string::npos)
                port += "/tcp";
            stage.exposed.emplace_back(port, instruction.line);
        }
    }

    const DockerValues &m_arguments;
    DockerValues m_values;
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

std::vector<BuildStage> readDockerfile(std::string_view text, const std::string &file, Diagnostics &diagnostics,
                                       const std::map<std::string, std::string> &arguments)
{
    if (text.find('\0') != std::string_view::npos) {
        diagnostics.push_back({Severity::error, file, 0, "Not a Dockerfile: the file is binary"});
        return {};
    }
    DockerfileReader reader(arguments);
    for (const Instruction &instruction : readInstructions(text))
        reader.read(instruction);
    if (reader.stages.empty())
        diagnostics.push_back({Severity::warning, file, 0, "The Dockerfile has no FROM; it is left out"});
    return std::move(reader.stages);
}

std::vector<const BuildStage *> lineageOf(const std::vector<BuildStage> &stages, const std::string &target)
{
    std::vector<const BuildStage *> lineage;
    if (stages.empty())
        return lineage;
    const BuildStage *stage = target.empty() ? nullptr : findStage(stages, lowered(target), stages.data() + stages.size());
    for (stage = stage ? stage : &stages.back(); stage; stage = findStage(stages, lowered(stage->base), stage))
        lineage.insert(lineage.begin(), stage);
    return lineage;
}

std::string finalBase(const std::vector<BuildStage> &stages)
{
    return stages.empty() ? std::string() : lineageOf(stages).front()->base;
}

std::string languageOf(const std::vector<BuildStage> &stages, const std::string &target)
{
    const std::vector<const BuildStage *> lineage = lineageOf(stages, target);
    if (lineage.empty())
        return {};
    if (const std::string_view language = languageOfImage(lineage.front()->base); !language.empty())
        return std::string(language);
    // The stages whose results the image takes, the nearest first.
    for (auto last = lineage.rbegin(); last != lineage.rend(); ++last) {
        for (auto it = (*last)->copiesFrom.rbegin(); it != (*last)->copiesFrom.rend(); ++it) {
            for (const BuildStage *stage = findStage(stages, *it, *last); stage;
                 stage = findStage(stages, lowered(stage->base), stage)) {
                if (const std::string_view language = languageOfImage(stage->base); !language.empty())
                    return std::string(language);
            }
        }
    }
    return {};
}

} // namespace alidade
