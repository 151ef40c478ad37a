#include "importers/code/scriptprograms.h"

#include "importers/deployment/places.h"

#include <algorithm>

namespace alidade {

namespace {

std::string_view withoutEnding(std::string_view path) { return path.substr(0, path.rfind('.')); }

/// Whether a path is another one, or ends with it as a whole number of its parts.
bool endsWithPath(std::string_view path, std::string_view end)
{
    return !end.empty() && path.ends_with(end) && (path.size() == end.size() || path[path.size() - end.size() - 1] == '/');
}

/// The files that each file of `from` takes in, with it.
std::set<std::size_t> closureOf(std::size_t from, const ImportedFiles &imported)
{
    std::set<std::size_t> reached{from};
    std::vector<std::size_t> open{from};
    while (!open.empty()) {
        const std::size_t file = open.back();
        open.pop_back();
        for (const std::size_t other : imported(file)) {
            if (reached.insert(other).second)
                open.push_back(other);
        }
    }
    return reached;
}

void moveFile(ProjectTree &tree, std::size_t file, std::size_t to)
{
    std::erase(tree.projects[tree.projectOfFile[file]].files, file);
    tree.projects[to].files.push_back(file);
    tree.projectOfFile[file] = to;
}

} // namespace

bool areModules(std::string_view language)
{
    return language == "python" || language == "javascript" || language == "typescript";
}

std::size_t fileOfScript(const ProjectTree &tree, std::size_t project, std::string_view script)
{
    const CodeProject &owner = tree.projects[project];
    std::size_t found = noFile;
    for (const std::size_t file : owner.files) {
        const std::string_view path = withoutEnding(tree.files[file]->path);
        std::string_view inProject = path.substr(owner.dir.empty() ? 0 : std::min(owner.dir.size() + 1, path.size()));
        if (inProject == script)
            return file;
        if (!endsWithPath(path, script) && !endsWithPath(script, inProject))
            continue;
        if (found != noFile)
            return noFile;
        found = file;
    }
    return found;
}

void splitPrograms(ProjectTree &tree, std::size_t project, const std::vector<ScriptProgram> &programs,
                   const std::vector<std::size_t> &others, const ImportedFiles &imported)
{
    std::map<std::size_t, std::vector<std::string>> nodesOf; // by the file in which they begin
    for (const ScriptProgram &program : programs)
        nodesOf[program.file].push_back(program.node);
    std::map<std::size_t, std::set<std::size_t>> takers; // of a file: the files that begin programs which take it in
    for (const auto &[entry, nodes] : nodesOf) {
        for (const std::size_t file : closureOf(entry, imported))
            takers[file].insert(entry);
    }
    const std::vector<std::size_t> files = tree.projects[project].files;
    const CodeProject old = tree.projects[project];
    const auto derive = [&](std::vector<std::string> nodes, bool isRunWhole) {
        CodeProject part{old.dir, {}, std::move(nodes), old.uses, {}, old.languages, isRunWhole};
        tree.projects.push_back(std::move(part));
        return tree.projects.size() - 1;
    };
    tree.projects[project].nodes.clear(); // what stays in it is the library
    const std::size_t rest = derive({}, true);
    const std::size_t foreign = derive({}, false);
    std::map<std::size_t, std::size_t> projectOfEntry;
    for (const auto &[entry, nodes] : nodesOf) {
        projectOfEntry[entry] = derive(nodes, false);
        std::vector<std::size_t> &uses = tree.projects.back().uses;
        uses.insert(uses.end(), {project, rest});
    }
    tree.projects[project].uses.push_back(rest);
    tree.projects[rest].uses.push_back(project);
    for (const std::size_t file : files) {
        const auto taken = takers.find(file);
        if (taken != takers.end() && taken->second.size() == 1)
            moveFile(tree, file, projectOfEntry[*taken->second.begin()]);
        else if (taken == takers.end())
            moveFile(tree, file, std::find(others.begin(), others.end(), file) != others.end() ? foreign : rest);
    }
}

} // namespace alidade
