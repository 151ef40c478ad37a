#include "importers/proto/protomodules.h"

#include "importers/deployment/places.h"
#include "importers/yaml/yaml.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr std::uint64_t maxBufBytes = 256U << 10U;

class ModuleReader {
public:
    explicit ModuleReader(ImportContext &context) : m_context(context) {}

    ProtoModules read()
    {
        for (const TreeFile &file : m_context.tree.files()) {
            const std::string_view name = fileNameOf(file.path);
            const bool isWork = name == "buf.work.yaml" || name == "buf.work.yml";
            if ((isWork || name == "buf.yaml" || name == "buf.yml") && !isTestData(file.path))
                readFile(file, isWork);
        }
        return std::move(m_modules);
    }

private:
    void readFile(const TreeFile &file, bool isWork)
    {
        const std::string dir = directoryOf(file.path);
        const auto text = m_context.tree.read(file, maxBufBytes, m_context.diagnostics);
        const std::vector<YamlNode> documents =
            text ? readYaml(*text, file.path, m_context.diagnostics) : std::vector<YamlNode>();
        const YamlNode config = documents.empty() ? YamlNode() : documents.front();
        if (isWork) {
            addAll(m_modules.roots, dir, config["directories"]);
            return;
        }
        if (config["version"].text() == "v2" && !config["modules"].items.empty()) {
            for (const YamlNode &module : config["modules"].items) {
                addOne(m_modules.roots, dir, module["path"].text("."));
                exclude(dir, module["excludes"]); // relative to the file, unlike in v1
            }
            return;
        }
        // v1beta1 had roots inside of a module; excludes were relative to a root.
        const YamlNode &roots = config.at("build.roots");
        addAll(m_modules.roots, dir, roots);
        if (roots.items.empty())
            m_modules.roots.insert(dir);
        exclude(dir, config.at("build.excludes"));
    }

    static void addOne(std::set<std::string> &to, const std::string &dir, const std::string &path)
    {
        if (auto full = joined(dir, path))
            to.insert(std::move(*full));
    }

    static void addAll(std::set<std::string> &to, const std::string &dir, const YamlNode &list)
    {
        for (const YamlNode &each : list.items)
            addOne(to, dir, each.text());
    }

    void exclude(const std::string &dir, const YamlNode &list)
    {
        std::set<std::string> all;
        addAll(all, dir, list);
        m_modules.excluded.insert(m_modules.excluded.end(), all.begin(), all.end());
    }

    ImportContext &m_context;
    ProtoModules m_modules;
};

} // namespace

bool ProtoModules::isExcluded(std::string_view path) const
{
    return std::any_of(excluded.begin(), excluded.end(), [&](const std::string &dir) {
        return !dir.empty() && path.size() > dir.size() && path.starts_with(dir) && path[dir.size()] == '/';
    });
}

ProtoModules readProtoModules(ImportContext &context) { return ModuleReader(context).read(); }

} // namespace alidade
