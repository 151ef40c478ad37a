#include "importers/go/gomodules.h"

#include "importers/text.h"

#include <algorithm>

namespace alidade {

namespace {

bool isOutsideSource(std::string_view path)
{
    for (std::string_view rest = path; !rest.empty();) {
        const std::size_t slash = rest.find('/');
        const std::string_view element = rest.substr(0, slash);
        if (slash != std::string_view::npos && (element == "vendor" || element == "node_modules"))
            return true;
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
    }
    return false;
}

/// The directory that `relative` means in `dir`; nullopt when it lies outside of the tree.
std::optional<std::string> directoryAt(std::string_view dir, std::string_view relative)
{
    if (relative.starts_with('/'))
        return std::nullopt;
    std::string result(dir);
    while (!relative.empty()) {
        const std::size_t slash = std::min(relative.find('/'), relative.size());
        const std::string_view element = relative.substr(0, slash);
        relative.remove_prefix(std::min(slash + 1, relative.size()));
        if (element.empty() || element == ".")
            continue;
        if (element == "..") {
            if (result.empty())
                return std::nullopt;
            result = parentDir(result);
        } else {
            result += (result.empty() ? "" : "/") + std::string(element);
        }
    }
    return result;
}

class ModuleReader {
public:
    ModuleReader(ImportContext &context, GoTree &tree) : m_context(context), m_tree(tree) {}

    void read()
    {
        std::vector<const TreeFile *> workspaces;
        for (const TreeFile &file : m_context.tree.files()) {
            m_context.checkStop();
            const std::string_view name = baseName(file.path);
            if ((name != "go.mod" && name != "go.work") || isOutsideSource(file.path))
                continue;
            if (name == "go.mod")
                readModule(file);
            else
                workspaces.push_back(&file);
        }
        std::sort(m_tree.modules.begin(), m_tree.modules.end(),
                  [](const GoModule &l, const GoModule &r) { return l.dir < r.dir; });
        for (std::size_t i = 0; i < m_tree.modules.size(); ++i)
            m_tree.moduleByDir.emplace(m_tree.modules[i].dir, i);
        dropTwins();
        for (GoModule &module : m_tree.modules)
            replace(module, module.mod.replacements, module.file, module.dir);
        for (const TreeFile *file : workspaces)
            readWorkspace(*file);
    }

private:
    void warn(const std::string &file, int line, std::string message)
    {
        m_context.diagnostics.push_back({Severity::warning, file, line, std::move(message)});
    }

    void readModule(const TreeFile &file)
    {
        const auto text = m_context.tree.read(file, maxGoModBytes, m_context.diagnostics);
        if (!text)
            return;
        GoModule module;
        module.dir = parentDir(file.path);
        module.file = file.path;
        module.mod = parseGoMod(*text, file.path, m_context.diagnostics);
        if (module.mod.module.empty())
            m_context.diagnostics.push_back(
                {Severity::error, file.path, 0, "has no module directive: its packages have no import path"});
        else
            m_tree.modules.push_back(std::move(module));
    }

    /// Import paths must be unique: of two modules with one path the first counts, one outside of testdata before others.
    void dropTwins()
    {
        std::vector<std::size_t> order;
        for (const auto &[dir, index] : m_tree.moduleByDir)
            order.push_back(index);
        const auto isTestdata = [&](std::size_t i) {
            return ("/" + m_tree.modules[i].dir + "/").find("/testdata/") != std::string::npos;
        };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t l, std::size_t r) { return isTestdata(l) < isTestdata(r); });
        for (const std::size_t index : order) {
            GoModule &module = m_tree.modules[index];
            const auto [first, isNew] = m_tree.moduleByPath.emplace(module.mod.module, index);
            if (isNew)
                continue;
            warn(module.file, module.mod.moduleLine,
                 "was left out with its packages: " + m_tree.modules[first->second].file + " declares module " +
                     module.mod.module + " as well");
            module.mod.module.clear(); // stays, so that its files do not fall to the module above
        }
    }

    void replace(GoModule &module, const std::vector<GoReplacement> &replacements, const std::string &file, std::string_view dir)
    {
        for (const GoReplacement &replacement : replacements) {
            if (!appliesTo(module, replacement))
                continue;
            std::size_t target = noModule;
            if (isLocalTarget(replacement.target)) {
                const auto directory = directoryAt(dir, replacement.target);
                const auto found = directory ? m_tree.moduleByDir.find(*directory) : m_tree.moduleByDir.end();
                if (found != m_tree.moduleByDir.end())
                    target = found->second;
                else if (directory)
                    warn(file, replacement.line, "the replacement directory " + escaped(*directory) + " has no go.mod");
            } else if (const auto found = m_tree.moduleByPath.find(replacement.target); found != m_tree.moduleByPath.end()) {
                target = found->second;
            }
            if (target != noModule && !m_tree.modules[target].mod.module.empty())
                module.replaced[replacement.path] = m_tree.modules[target].mod.module;
        }
    }

    static bool appliesTo(const GoModule &module, const GoReplacement &replacement)
    {
        if (replacement.version.empty())
            return true;
        return std::any_of(module.mod.requirements.begin(), module.mod.requirements.end(), [&](const GoRequirement &requirement) {
            return requirement.path == replacement.path && requirement.version == replacement.version;
        });
    }

    void readWorkspace(const TreeFile &file)
    {
        const auto text = m_context.tree.read(file, maxGoModBytes, m_context.diagnostics);
        if (!text)
            return;
        const GoMod workspace = parseGoMod(*text, file.path, m_context.diagnostics);
        const std::string_view dir = parentDir(file.path);
        for (const GoUse &use : workspace.uses) {
            const auto directory = directoryAt(dir, use.directory);
            const auto module = directory ? m_tree.moduleByDir.find(*directory) : m_tree.moduleByDir.end();
            if (module != m_tree.moduleByDir.end())
                replace(m_tree.modules[module->second], workspace.replacements, file.path, dir);
            else
                warn(file.path, use.line, "uses " + escaped(use.directory) + ", where no module of this source is");
        }
    }

    ImportContext &m_context;
    GoTree &m_tree;
};

} // namespace

void readGoModules(ImportContext &context, GoTree &tree) { ModuleReader(context, tree).read(); }

} // namespace alidade
