#include "importers/kustomize/kustomization.h"

#include "importers/deployment/places.h"

#include <algorithm>
#include <functional>

namespace alidade::kustomize {

namespace {

bool isKustomizationFile(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    return name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization";
}

bool isRemote(std::string_view resource)
{
    return resource.find("://") != std::string_view::npos || resource.starts_with("git@") ||
           resource.starts_with("github.com/") || resource.find("?ref=") != std::string_view::npos;
}

/// Sorts what a kustomization names into directories and files.
class Reader {
public:
    Reader(ImportContext &context, const std::set<std::string> &dirs) : m_context(context), m_dirs(dirs) {}

    void read(Kustomization &kustomization)
    {
        const YamlNode &content = kustomization.content;
        for (const char *key : {"resources", "bases"}) {
            for (const YamlNode &item : content[key].items)
                addResource(kustomization, item);
        }
        for (const YamlNode &item : content["components"].items) {
            const std::string dir = joined(kustomization.dir, item.text()).value_or("");
            if (m_dirs.contains(dir))
                kustomization.components.push_back(dir);
            else
                sayMissing(kustomization, item);
        }
        for (const char *key : {"patchesStrategicMerge", "patches", "patchesJson6902", "generators", "transformers"}) {
            kustomization.changes += content[key].items.size();
            for (const YamlNode &item : content[key].items) {
                addInput(kustomization, item.isScalar() ? item : item["path"]);
            }
        }
        for (const char *key : {"configMapGenerator", "secretGenerator"}) {
            for (const YamlNode &item : content[key].items)
                addGeneratorInputs(kustomization, item);
        }
        kustomization.changes += kustomization.components.size();
        for (const char *key : {"replacements", "helmCharts"}) {
            if (const YamlNode *list = content.find(key); list && !list->items.empty())
                m_context.diagnostics.push_back(
                    {Severity::note, kustomization.file, list->line, "\"" + std::string(key) + "\" is not applied"});
        }
    }

private:
    void addResource(Kustomization &kustomization, const YamlNode &item)
    {
        const std::optional<std::string> path = joined(kustomization.dir, item.text());
        if (isRemote(item.text())) {
            m_context.diagnostics.push_back(
                {Severity::note, kustomization.file, item.line, "\"" + item.text() + "\" lies elsewhere and is not fetched"});
        } else if (path && m_context.tree.find(*path)) {
            kustomization.resources.push_back(*path);
        } else if (path && *path != kustomization.dir && m_dirs.contains(*path)) {
            kustomization.bases.push_back(*path);
        } else {
            sayMissing(kustomization, item);
        }
    }

    void addInput(Kustomization &kustomization, const YamlNode &item) const
    {
        const std::optional<std::string> path = joined(kustomization.dir, item.text());
        if (path && m_context.tree.find(*path))
            kustomization.inputs.insert(*path);
    }

    void addGeneratorInputs(Kustomization &kustomization, const YamlNode &generator) const
    {
        addInput(kustomization, generator["env"]);
        for (const char *key : {"envs", "files"}) {
            for (YamlNode item : generator[key].items) {
                if (const std::size_t equals = item.scalar.find('='); equals != std::string::npos)
                    item.scalar.erase(0, equals + 1);
                addInput(kustomization, item);
            }
        }
    }

    void sayMissing(const Kustomization &kustomization, const YamlNode &item)
    {
        m_context.diagnostics.push_back(
            {Severity::warning, kustomization.file, item.line, "\"" + item.text() + "\" is not in this source"});
    }

    ImportContext &m_context;
    const std::set<std::string> &m_dirs;
};

using All = std::map<std::string, Kustomization>;

/// A kustomization and all that it includes.
std::set<std::string> includedBy(const All &all, const std::string &dir)
{
    std::set<std::string> seen{dir};
    std::vector<std::string> open{dir};
    while (!open.empty()) {
        const Kustomization &each = all.at(open.back());
        open.pop_back();
        for (const auto *list : {&each.bases, &each.components}) {
            for (const std::string &next : *list) {
                if (all.contains(next) && seen.insert(next).second)
                    open.push_back(next);
            }
        }
    }
    return seen;
}

/// Roots in the order in which they stand for what they share with others.
std::vector<std::string> candidates(const All &all, bool (*isAside)(std::string_view))
{
    std::set<std::string> included;
    for (const auto &[dir, each] : all) {
        for (const auto *list : {&each.bases, &each.components}) {
            for (const std::string &other : *list) {
                if (other != dir)
                    included.insert(other);
            }
        }
    }
    std::vector<std::string> roots;
    for (const auto &[dir, each] : all) {
        if (!each.isComponent && !included.contains(dir))
            roots.push_back(dir);
    }
    const bool hasMain = std::any_of(roots.begin(), roots.end(), [&](const std::string &dir) { return !isAside(dir + "/"); });
    std::erase_if(roots, [&](const std::string &dir) { return hasMain && isAside(dir + "/"); });
    std::stable_sort(roots.begin(), roots.end(),
                     [&](const std::string &a, const std::string &b) { return all.at(a).changes < all.at(b).changes; });
    return roots;
}

} // namespace

std::map<std::string, Kustomization> readKustomizations(ImportContext &context)
{
    All all;
    std::set<std::string> dirs;
    for (const TreeFile &file : context.tree.files()) {
        if (!isKustomizationFile(file.path) || isTestData(file.path))
            continue;
        const auto text = context.tree.read(file, YamlLimits::fileBytes, context.diagnostics);
        if (!text || isYamlTemplate(*text))
            continue;
        std::vector<YamlNode> documents = readYaml(*text, file.path, context.diagnostics);
        if (documents.empty() || !documents.front().isMapping())
            continue;
        Kustomization each;
        each.dir = directoryOf(file.path);
        each.file = file.path;
        each.isComponent = documents.front()["kind"].text() == "Component";
        each.content = std::move(documents.front());
        const bool isFlux = each.content.find("spec") != nullptr; // a custom resource that only has the same name
        if (!isFlux && dirs.insert(each.dir).second)
            all.emplace(each.dir, std::move(each));
    }
    Reader reader(context, dirs);
    for (auto &[dir, each] : all)
        reader.read(each);
    return all;
}

Choice chooseRoots(const std::map<std::string, Kustomization> &all, bool (*isAside)(std::string_view path))
{
    Choice choice;
    for (const auto &[dir, each] : all) {
        choice.files.insert(each.resources.begin(), each.resources.end());
        choice.files.insert(each.inputs.begin(), each.inputs.end());
    }
    std::map<std::string, std::string> standsFor; // a base -> the root that was chosen for it
    for (const std::string &root : candidates(all, isAside)) {
        const std::set<std::string> parts = includedBy(all, root);
        const auto shared = std::find_if(parts.begin(), parts.end(), [&](const std::string &part) {
            return !all.at(part).isComponent && standsFor.contains(part);
        });
        if (shared != parts.end()) {
            choice.leftOut.emplace(root, standsFor.at(*shared));
            continue;
        }
        choice.roots.push_back(root);
        for (const std::string &part : parts) {
            standsFor.emplace(part, root);
            choice.dirs.insert(part);
        }
    }
    for (const auto &[dir, each] : all) {
        if (!choice.dirs.contains(dir))
            choice.leftOut.emplace(dir, "");
    }
    std::sort(choice.roots.begin(), choice.roots.end());
    return choice;
}

std::uint32_t Origins::add(const std::string &file)
{
    const auto [it, isNew] = m_numbers.try_emplace(file, static_cast<std::uint32_t>(m_files.size()));
    if (isNew)
        m_files.push_back(file);
    return it->second;
}

void setOrigin(YamlNode &node, std::uint32_t origin)
{
    node.origin = origin;
    for (YamlNode &item : node.items)
        setOrigin(item, origin);
    for (YamlEntry &entry : node.entries)
        setOrigin(entry.value, origin);
}

} // namespace alidade::kustomize
