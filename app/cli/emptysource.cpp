#include "app/cli/emptysource.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr int maxLooked = 1000; ///< entries of the folder; enough for a hint
constexpr std::size_t maxNamed = 3;

/// A repository without files of its own, or the .git of one with them.
bool isRepository(const std::filesystem::path &folder)
{
    std::error_code error;
    const std::filesystem::path git = std::filesystem::exists(folder / ".git", error) ? folder / ".git" : folder;
    return std::filesystem::is_regular_file(git / "HEAD", error) && std::filesystem::is_directory(git / "objects", error);
}

struct Content {
    std::vector<std::string> repositories; ///< directly in the folder, or one level down
    bool hasFiles = false;
};

void look(const std::filesystem::path &folder, int depth, int &looked, Content &content)
{
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end && looked < maxLooked;
         it.increment(error), ++looked) {
        if (it->is_symlink(error) || it->path().filename() == ".git")
            continue;
        if (!it->is_directory(error))
            content.hasFiles = true;
        else if (isRepository(it->path()))
            content.repositories.push_back(it->path().string());
        else if (depth > 0)
            look(it->path(), depth - 1, looked, content);
    }
}

} // namespace

bool isEmpty(const Imported &imported)
{
    return imported.facts.nodes.empty() && imported.facts.modules.empty() && imported.facts.contracts.empty();
}

std::string emptySourceText(const std::filesystem::path &location, const Imported &imported)
{
    const std::string nothing = "Nothing was found in " + imported.source.name + ": no service, resource or module. ";
    const std::string otherwise = "`alidade frameworks` lists what is recognised.";
    if (imported.source.kind != "directory")
        return nothing + otherwise;
    Content content;
    int looked = 0;
    look(location, 1, looked, content);
    std::sort(content.repositories.begin(), content.repositories.end());
    if (!content.repositories.empty()) {
        std::string names;
        for (std::size_t i = 0; i < std::min(content.repositories.size(), maxNamed); ++i)
            names += (i == 0 ? "" : " ") + content.repositories[i];
        return nothing +
               (content.repositories.size() == 1 ? "It holds a git repository: import " : "It holds git repositories: import ") +
               names + (content.repositories.size() > maxNamed ? " …" : "") + ".";
    }
    return nothing + (content.hasFiles || looked > 0 ? otherwise : "The folder is empty.");
}

} // namespace alidade
