#include "importers/compose/namedfiles.h"

#include "importers/deployment/places.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::uint64_t mostScriptBytes = 64U << 10U;
constexpr std::size_t mostScripts = 500;

bool isScript(std::string_view path)
{
    static constexpr std::array<std::string_view, 5> endings{".sh", ".bat", ".cmd", ".ps1", ".mk"};
    const std::string_view name = fileNameOf(path);
    return name == "Makefile" || name == "makefile" || name == "justfile" ||
           std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string_view nextWord(std::string_view &rest)
{
    constexpr std::string_view blanks = " \t";
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
    rest.remove_prefix(word.size());
    return word;
}

/// The files of the commands in a line, as they are written there.
void addNamed(std::string_view line, std::vector<std::string> &files)
{
    for (const std::string_view program : {"docker-compose ", "docker compose "}) {
        const std::size_t at = line.find(program);
        if (at == std::string_view::npos)
            continue;
        std::string_view rest = line.substr(at + program.size());
        while (!rest.empty()) {
            const std::string_view option = nextWord(rest);
            std::string_view file;
            if (option == "-f" || option == "--file")
                file = nextWord(rest);
            else if (option.starts_with("--file="))
                file = option.substr(option.find('=') + 1);
            if (file.size() > 2 && (file.front() == '"' || file.front() == '\''))
                file = file.substr(1, file.size() - 2);
            if (file.ends_with(".yml") || file.ends_with(".yaml"))
                files.emplace_back(file);
        }
    }
}

} // namespace

std::set<std::string> composeFilesNamedByScripts(const Tree &tree)
{
    std::set<std::string> found;
    std::size_t scripts = 0;
    for (const TreeFile &script : tree.files()) {
        if (!isScript(script.path) || isTestData(script.path) || script.size > mostScriptBytes || ++scripts > mostScripts)
            continue;
        Diagnostics ignored; // a script that cannot be read names nothing
        const auto text = tree.read(script, mostScriptBytes, ignored);
        std::vector<std::string> named;
        for (std::string_view rest = text ? std::string_view(*text) : std::string_view(); !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
            addNamed(line, named);
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        }
        for (const std::string &file : named) {
            for (const std::string &base : {directoryOf(script.path), std::string()}) {
                const auto path = joined(base, file);
                if (path && tree.find(*path)) {
                    found.insert(*path);
                    break;
                }
            }
        }
    }
    return found;
}

} // namespace alidade
