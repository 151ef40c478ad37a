#include "importers/contracts/bufmodules.h"

#include "importers/deployment/places.h"
#include "importers/yaml/yaml.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr std::uint64_t maxBufBytes = 256U << 10U;

bool isBelow(std::string_view path, std::string_view dir)
{
    return dir.empty() || path == dir || (path.size() > dir.size() && path.starts_with(dir) && path[dir.size()] == '/');
}

/// One buf.yaml, which may declare several modules.
class BufFile {
public:
    BufFile(std::string path, const YamlNode &config, Diagnostics &diagnostics)
        : m_path(std::move(path)), m_dir(directoryOf(m_path)), m_config(config), m_diagnostics(diagnostics)
    {
        const std::string version = config["version"].text("v1");
        m_version = version == "v2" ? CheckVersion::v2 : version == "v1beta1" ? CheckVersion::v1beta1 : CheckVersion::v1;
        if (version != "v2" && version != "v1" && version != "v1beta1")
            m_diagnostics.push_back({Severity::warning, m_path, config["version"].line,
                                     "The version \"" + version + "\" of buf.yaml is not known; it is read as v1"});
    }

    void addModules(std::vector<BufModule> &modules) const
    {
        if (m_version == CheckVersion::v2) {
            for (const YamlNode &each : m_config["modules"].items)
                modules.push_back(module(each["path"].text("."), each));
            if (m_config["modules"].items.empty())
                modules.push_back(module(".", m_config));
            return;
        }
        // v1beta1 had roots inside of a module; excludes were relative to a root.
        const YamlNode &roots = m_config.at("build.roots");
        for (const YamlNode &root : roots.items)
            modules.push_back(module(root.text("."), m_config));
        if (roots.items.empty())
            modules.push_back(module(".", m_config));
    }

private:
    BufModule module(const std::string &path, const YamlNode &own) const
    {
        BufModule result;
        result.module.root = joined(m_dir, path).value_or(m_dir);
        result.module.file = m_path;
        const std::string &root = result.module.root;
        // Paths of v2 are seen from the file, those of older versions from the module.
        const std::string base = m_version == CheckVersion::v2 ? m_dir : root;
        const YamlNode &excludes = m_version == CheckVersion::v2 ? own["excludes"] : own.at("build.excludes");
        addPaths(base, excludes, result.excludes);
        addPaths(base, own["includes"], result.includes);
        CheckConfig &checks = result.module.checks;
        checks.version = m_version;
        const YamlNode &lint = own["lint"].isMapping() ? own["lint"] : m_config["lint"];
        const YamlNode &breaking = own["breaking"].isMapping() ? own["breaking"] : m_config["breaking"];
        checks.lint = selection(lint, base, root);
        checks.breaking = selection(breaking, base, root);
        readLintOptions(lint, checks);
        checks.ignoresUnstablePackages = breaking["ignore_unstable_packages"].text() == "true";
        return result;
    }

    static void addPaths(const std::string &base, const YamlNode &list, std::vector<std::string> &to)
    {
        for (const YamlNode &each : list.items) {
            if (auto path = joined(base, each.text()))
                to.push_back(std::move(*path));
        }
    }

    void readLintOptions(const YamlNode &lint, CheckConfig &checks) const
    {
        const auto isTrue = [&](const char *key) { return lint[key].text() == "true"; };
        checks.allowsCommentIgnores =
            m_version == CheckVersion::v2 ? !isTrue("disallow_comment_ignores") : isTrue("allow_comment_ignores");
        checks.enumZeroValueSuffix = lint["enum_zero_value_suffix"].text(checks.enumZeroValueSuffix);
        checks.serviceSuffix = lint["service_suffix"].text(checks.serviceSuffix);
        checks.allowsSameRequestResponse = isTrue("rpc_allow_same_request_response");
        checks.allowsEmptyRequests = isTrue("rpc_allow_google_protobuf_empty_requests");
        checks.allowsEmptyResponses = isTrue("rpc_allow_google_protobuf_empty_responses");
    }

    /// A path of the source as the module's files are called.
    static std::optional<std::string> inModule(const std::string &base, const std::string &root, const std::string &path)
    {
        const auto full = joined(base, path);
        if (!full || !isBelow(*full, root) || *full == root)
            return full && isBelow(root, *full) ? std::optional<std::string>("") : std::nullopt;
        return root.empty() ? *full : full->substr(root.size() + 1);
    }

    static CheckSelection selection(const YamlNode &node, const std::string &base, const std::string &root)
    {
        CheckSelection result;
        result.isOff = node["disable_builtin"].text() == "true";
        for (const YamlNode &each : node["use"].items)
            result.use.push_back(each.text());
        for (const YamlNode &each : node["except"].items)
            result.except.push_back(each.text());
        for (const YamlNode &each : node["ignore"].items) {
            if (auto path = inModule(base, root, each.text()))
                result.ignore.insert(std::move(*path));
        }
        for (const YamlEntry &entry : node["ignore_only"].entries) {
            for (const YamlNode &each : entry.value.items) {
                if (auto path = inModule(base, root, each.text()))
                    result.ignoreOnly[entry.key].insert(std::move(*path));
            }
        }
        return result;
    }

    std::string m_path, m_dir;
    const YamlNode &m_config;
    Diagnostics &m_diagnostics;
    CheckVersion m_version = CheckVersion::v1;
};

/// Directories of a buf.work.yaml without a file of their own are modules, too.
void addWorkspace(const std::string &path, const YamlNode &config, std::vector<BufModule> &modules)
{
    for (const YamlNode &each : config["directories"].items) {
        const auto root = joined(directoryOf(path), each.text());
        if (!root || std::any_of(modules.begin(), modules.end(), [&](const auto &module) { return module.module.root == *root; }))
            continue;
        BufModule module;
        module.module.root = *root;
        module.module.file = path;
        module.module.checks.version = CheckVersion::v1;
        module.module.checks.allowsCommentIgnores = false;
        modules.push_back(std::move(module));
    }
}

} // namespace

bool BufModule::holds(std::string_view path) const
{
    const auto isIn = [&](const std::string &dir) { return isBelow(path, dir); };
    return isBelow(path, module.root) && !std::any_of(excludes.begin(), excludes.end(), isIn) &&
           (includes.empty() || std::any_of(includes.begin(), includes.end(), isIn));
}

std::vector<BufModule> readBufModules(const Tree &tree, Diagnostics &diagnostics)
{
    std::vector<BufModule> modules;
    std::vector<std::pair<std::string, YamlNode>> workspaces;
    for (const TreeFile &file : tree.files()) {
        const std::string_view name = fileNameOf(file.path);
        const bool isWork = name == "buf.work.yaml" || name == "buf.work.yml";
        if (!(isWork || name == "buf.yaml" || name == "buf.yml") || isTestData(file.path))
            continue;
        const auto text = tree.read(file, maxBufBytes, diagnostics);
        const std::vector<YamlNode> documents = text ? readYaml(*text, file.path, diagnostics) : std::vector<YamlNode>();
        const YamlNode config = documents.empty() ? YamlNode() : documents.front();
        if (isWork)
            workspaces.emplace_back(file.path, config);
        else
            BufFile(file.path, config, diagnostics).addModules(modules);
    }
    for (const auto &[path, config] : workspaces)
        addWorkspace(path, config, modules);
    std::stable_sort(modules.begin(), modules.end(), [](const auto &l, const auto &r) { return l.module.root < r.module.root; });
    return modules;
}

} // namespace alidade
