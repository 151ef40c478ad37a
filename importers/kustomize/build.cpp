#include "importers/kustomize/kustomization.h"

#include "importers/deployment/places.h"
#include "importers/kustomize/patches.h"
#include "importers/text.h"

#include <algorithm>

namespace alidade::kustomize {

namespace {

constexpr int deepestBases = 20;
constexpr std::size_t mostObjects = 20'000;  ///< of one build, bases that are included twice counted twice
constexpr std::size_t mostNodes = 4'000'000; ///< of the documents and patches of one build, counted where they are used
constexpr std::size_t mostParts = 2'000;     ///< kustomizations of one build, counted as often as they are included

YamlNode madeNode(YamlNode::Kind kind, const YamlNode &from)
{
    YamlNode node;
    node.kind = kind;
    node.line = from.line;
    node.origin = from.origin;
    return node;
}

YamlNode textNode(const std::string &text, const YamlNode &from)
{
    YamlNode node = madeNode(YamlNode::Kind::scalar, from);
    node.scalar = text;
    node.isQuoted = true;
    return node;
}

/// Whether a name fits a pattern of a patch's target: texts with ".*" and "*" for anything, and '|' between alternatives.
bool fits(std::string_view pattern, std::string_view name)
{
    if (pattern.empty())
        return true;
    if (const std::size_t bar = pattern.find('|'); bar != std::string_view::npos)
        return fits(pattern.substr(0, bar), name) || fits(pattern.substr(bar + 1), name);
    if (pattern.starts_with('^'))
        pattern.remove_prefix(1);
    if (pattern.ends_with('$'))
        pattern.remove_suffix(1);
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos)
        return pattern == name;
    const std::string_view start = pattern.substr(0, star > 0 && pattern[star - 1] == '.' ? star - 1 : star);
    const std::string_view rest = pattern.substr(star + 1);
    if (!name.starts_with(start))
        return false;
    return rest.empty() || name.substr(start.size()).find(rest) != std::string_view::npos;
}

/// Whether an object is what a patch is meant for; a patch without a target names it itself.
bool isTarget(const YamlNode &object, const YamlNode &target)
{
    if (!fits(target["kind"].text(), object["kind"].text()) || !fits(target["name"].text(), object.at("metadata.name").text()))
        return false;
    const std::string labels = target["labelSelector"].text();
    const std::size_t equals = labels.find('=');
    return equals == std::string::npos ||
           object.at("metadata.labels")[labels.substr(0, equals)].text() == labels.substr(labels.find_last_of('=') + 1);
}

bool isNamedBy(const YamlNode &object, const YamlNode &patch)
{
    return object["kind"].text() == patch["kind"].text() && object.at("metadata.name").text() == patch.at("metadata.name").text();
}

/// Builds one kustomization with all that it includes.
class Builder {
public:
    Builder(ImportContext &context, const std::map<std::string, Kustomization> &all, Origins &origins)
        : m_context(context), m_all(all), m_origins(origins)
    {}

    std::vector<BuiltObject> build(const std::string &dir)
    {
        std::vector<BuiltObject> objects;
        if (const auto it = m_all.find(dir); it != m_all.end())
            enter(it->second, objects);
        return objects;
    }

private:
    void enter(const Kustomization &kustomization, std::vector<BuiltObject> &objects);
    void apply(const Kustomization &kustomization, std::vector<BuiltObject> &objects);
    bool spend(std::size_t nodes, const std::string &file);
    void say(const std::string &file, const char *message);
    void addFile(const std::string &path, std::vector<BuiltObject> &objects);
    std::vector<YamlNode> readPatches(const Kustomization &kustomization, const YamlNode &item);
    void applyPatches(const Kustomization &kustomization, std::vector<BuiltObject> &objects);
    void applyPatch(const Kustomization &kustomization, const YamlNode &item, std::vector<BuiltObject> &objects);
    void generateConfigMap(const Kustomization &kustomization, const YamlNode &generator, std::vector<BuiltObject> &objects);
    void addEnvironmentFile(const Kustomization &kustomization, const YamlNode &item, YamlNode &data);
    void rename(const Kustomization &kustomization, std::vector<BuiltObject> &objects) const;
    void changeImages(const Kustomization &kustomization, YamlNode &node, int depth) const;
    void changeReplicas(const Kustomization &kustomization, std::vector<BuiltObject> &objects) const;

    ImportContext &m_context;
    const std::map<std::string, Kustomization> &m_all;
    Origins &m_origins;
    std::set<std::string> m_open;
    std::set<std::string> m_said;
    std::size_t m_count = 0;
    std::size_t m_parts = 0;
    std::size_t m_nodes = 0;
};

std::size_t nodesOf(const YamlNode &node)
{
    std::size_t count = 1;
    for (const YamlNode &item : node.items)
        count += nodesOf(item);
    for (const YamlEntry &entry : node.entries)
        count += nodesOf(entry.value);
    return count;
}

void Builder::say(const std::string &file, const char *message)
{
    if (m_said.insert(message).second)
        m_context.diagnostics.push_back({Severity::warning, file, 0, message});
}

/// Whether so many nodes more can be kept.
bool Builder::spend(std::size_t nodes, const std::string &file)
{
    m_nodes += nodes;
    if (m_nodes > mostNodes)
        say(file, "This kustomization and what it is included with are too large; the rest is left out");
    return m_nodes <= mostNodes;
}

/// Applies a part on top of what was built so far, unless it is a part of itself or there are too many.
void Builder::enter(const Kustomization &kustomization, std::vector<BuiltObject> &objects)
{
    if (m_open.contains(kustomization.dir))
        return say(kustomization.file, "This kustomization includes itself; it is read once");
    if (m_open.size() >= deepestBases || m_parts >= mostParts)
        return say(kustomization.file, "This kustomization is included too deep or too often; what else includes it is left out");
    ++m_parts;
    m_open.insert(kustomization.dir);
    apply(kustomization, objects);
    m_open.erase(kustomization.dir);
}

void Builder::apply(const Kustomization &kustomization, std::vector<BuiltObject> &objects)
{
    m_context.checkStop();
    for (const std::string &base : kustomization.bases) {
        std::vector<BuiltObject> more = build(base);
        std::move(more.begin(), more.end(), std::back_inserter(objects));
    }
    for (const std::string &file : kustomization.resources)
        addFile(file, objects);
    for (const YamlNode &generator : kustomization.content["configMapGenerator"].items)
        generateConfigMap(kustomization, generator, objects);
    for (const std::string &component : kustomization.components) {
        if (const auto it = m_all.find(component); it != m_all.end())
            enter(it->second, objects); // changes what was built so far
    }
    applyPatches(kustomization, objects);
    rename(kustomization, objects);
    changeReplicas(kustomization, objects);
    if (!kustomization.content["images"].items.empty()) {
        for (BuiltObject &object : objects)
            changeImages(kustomization, object.node, 0);
    }
}

void Builder::addFile(const std::string &path, std::vector<BuiltObject> &objects)
{
    m_context.checkStop();
    const TreeFile *file = m_count <= mostObjects && m_nodes <= mostNodes ? m_context.tree.find(path) : nullptr;
    const auto text = file ? m_context.tree.read(*file, YamlLimits::fileBytes, m_context.diagnostics) : std::nullopt;
    if (!text || isYamlTemplate(*text))
        return;
    const std::uint32_t origin = m_origins.add(path);
    for (YamlNode &document : readYaml(*text, path, m_context.diagnostics)) {
        if (!document.isMapping() || ++m_count > mostObjects || !spend(nodesOf(document), path))
            continue;
        setOrigin(document, origin);
        std::string name = document.at("metadata.name").text();
        objects.push_back({std::move(document), std::move(name)});
    }
}

/// The documents of a patch that stands in a file or in the kustomization itself.
std::vector<YamlNode> Builder::readPatches(const Kustomization &kustomization, const YamlNode &item)
{
    const YamlNode &inner = item["patch"];
    const std::string word = item.isScalar() ? item.scalar : item["path"].text();
    const bool isInline = inner.isScalar() || word.find('\n') != std::string::npos;
    const YamlNode &block = inner.isScalar() ? inner : item;
    std::string path = kustomization.file;
    std::string text;
    if (isInline) {
        // Line breaks before it, so that the lines are those of the file.
        text = std::string(static_cast<std::size_t>(std::max(0, lineAt(block, 0) - 1)), '\n') + block.scalar;
    } else {
        path = joined(kustomization.dir, word).value_or("");
        const TreeFile *file = m_context.tree.find(path);
        const auto content = file ? m_context.tree.read(*file, YamlLimits::fileBytes, m_context.diagnostics) : std::nullopt;
        if (!content) {
            m_context.diagnostics.push_back(
                {Severity::warning, kustomization.file, item.line, "The patch \"" + word + "\" is not in this source"});
            return {};
        }
        text = *content;
    }
    std::vector<YamlNode> documents = readYaml(text, path, m_context.diagnostics);
    for (YamlNode &document : documents)
        setOrigin(document, m_origins.add(path));
    return documents;
}

void Builder::applyPatches(const Kustomization &kustomization, std::vector<BuiltObject> &objects)
{
    for (const char *key : {"patchesStrategicMerge", "patches", "patchesJson6902"}) {
        for (const YamlNode &item : kustomization.content[key].items)
            applyPatch(kustomization, item, objects);
    }
}

void Builder::applyPatch(const Kustomization &kustomization, const YamlNode &item, std::vector<BuiltObject> &objects)
{
    m_context.checkStop();
    const YamlNode &target = item["target"];
    for (const YamlNode &patch : readPatches(kustomization, item)) {
        const auto isMeant = [&](const BuiltObject &object) {
            return target.isMapping() ? isTarget(object.node, target) : isNamedBy(object.node, patch);
        };
        if (isDeletion(patch)) {
            std::erase_if(objects, isMeant);
            continue;
        }
        const std::size_t weight = nodesOf(patch);
        for (BuiltObject &object : objects) {
            if (!isMeant(object))
                continue;
            m_context.checkStop();
            if (!spend(weight, kustomization.file))
                return;
            const std::string name = object.node.at("metadata.name").text();
            std::string fault;
            if (patch.isSequence())
                fault = applyJsonPatch(object.node, patch);
            else if (patch.isMapping())
                mergePatch(object.node, patch);
            if (YamlNode *now = find(object.node, "metadata.name"); now && patch.isMapping())
                now->scalar = name; // a patch with a target does not rename
            if (!fault.empty())
                m_context.diagnostics.push_back(
                    {Severity::warning, kustomization.file, item.line, "The patch cannot be applied: " + fault});
        }
    }
}

void Builder::generateConfigMap(const Kustomization &kustomization, const YamlNode &generator, std::vector<BuiltObject> &objects)
{
    YamlNode here = generator;
    here.origin = m_origins.add(kustomization.file);
    YamlNode data = madeNode(YamlNode::Kind::mapping, here);
    for (const YamlNode &literal : generator["literals"].items) {
        const std::size_t equals = literal.scalar.find('=');
        here.line = literal.line;
        if (equals != std::string::npos)
            data.entries.push_back(
                {literal.scalar.substr(0, equals), literal.line, textNode(literal.scalar.substr(equals + 1), here)});
    }
    addEnvironmentFile(kustomization, generator["env"], data);
    for (const YamlNode &item : generator["envs"].items)
        addEnvironmentFile(kustomization, item, data);
    for (const YamlNode &item : generator["files"].items) {
        const std::size_t equals = item.scalar.find('=');
        const std::string path =
            joined(kustomization.dir, item.scalar.substr(equals == std::string::npos ? 0 : equals + 1)).value_or("");
        const TreeFile *file = m_context.tree.find(path);
        const auto text = file ? m_context.tree.read(*file, YamlLimits::fileBytes, m_context.diagnostics) : std::nullopt;
        if (!text)
            continue;
        YamlNode value = textNode(*text, here);
        value.line = 0; // its lines are those of the file
        value.isLiteral = true;
        value.origin = m_origins.add(path);
        data.entries.push_back({equals == std::string::npos ? std::string(fileNameOf(path)) : item.scalar.substr(0, equals),
                                item.line, std::move(value)});
    }
    const YamlNode &name = generator["name"];
    if (generator["behavior"].text() == "merge") {
        for (BuiltObject &object : objects) {
            YamlNode *there = object.node["kind"].text() == "ConfigMap" && object.node.at("metadata.name").text() == name.text()
                                  ? find(object.node, "data")
                                  : nullptr;
            if (there)
                mergePatch(*there, data);
        }
        return;
    }
    YamlNode object = madeNode(YamlNode::Kind::mapping, here);
    setText(object, "apiVersion", "v1", here);
    setText(object, "kind", "ConfigMap", here);
    setText(object, "metadata.name", name.text(), here);
    object.entries.push_back({"data", here.line, std::move(data)});
    objects.push_back({std::move(object), name.text()});
}

/// "NAME=value" lines.
void Builder::addEnvironmentFile(const Kustomization &kustomization, const YamlNode &item, YamlNode &data)
{
    const std::string path = item.isScalar() ? joined(kustomization.dir, item.scalar).value_or("") : std::string();
    const TreeFile *file = path.empty() ? nullptr : m_context.tree.find(path);
    const auto text = file ? m_context.tree.read(*file, YamlLimits::fileBytes, m_context.diagnostics) : std::nullopt;
    if (!text)
        return;
    YamlNode here;
    here.origin = m_origins.add(path);
    std::string_view rest = *text;
    while (!rest.empty()) {
        ++here.line;
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view row = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t equals = row.find('=');
        if (!row.empty() && row.front() != '#' && equals != std::string_view::npos)
            data.entries.push_back(
                {std::string(row.substr(0, equals)), here.line, textNode(std::string(row.substr(equals + 1)), here)});
    }
}

/// Prefix, suffix and namespace. Objects keep their own names, so that patches and addresses still find them.
void Builder::rename(const Kustomization &kustomization, std::vector<BuiltObject> &objects) const
{
    const std::string prefix = kustomization.content["namePrefix"].text();
    const std::string suffix = kustomization.content["nameSuffix"].text();
    const YamlNode &nameSpace = kustomization.content["namespace"];
    for (BuiltObject &object : objects) {
        object.fullName.insert(0, prefix).append(suffix);
        if (nameSpace.isScalar() && object.node.find("metadata"))
            setText(object.node, "metadata.namespace", nameSpace.scalar, object.node["metadata"]);
    }
}

void Builder::changeImages(const Kustomization &kustomization, YamlNode &node, int depth) const
{
    constexpr int deepest = 100;
    if (depth > deepest)
        return;
    for (YamlNode &item : node.items)
        changeImages(kustomization, item, depth + 1);
    for (YamlEntry &entry : node.entries) {
        if (entry.key != "image" || !entry.value.isScalar()) {
            changeImages(kustomization, entry.value, depth + 1);
            continue;
        }
        const std::string &image = entry.value.scalar;
        const std::size_t slash = image.rfind('/');
        const std::size_t tag = image.find_first_of(":@", slash == std::string::npos ? 0 : slash);
        for (const YamlNode &change : kustomization.content["images"].items) {
            const std::string newName = change["newName"].text();
            if (change["name"].text() != image.substr(0, tag) || newName.empty())
                continue;
            entry.value.scalar = newName + (tag == std::string::npos ? std::string() : image.substr(tag));
            break;
        }
    }
}

void Builder::changeReplicas(const Kustomization &kustomization, std::vector<BuiltObject> &objects) const
{
    for (const YamlNode &change : kustomization.content["replicas"].items) {
        for (BuiltObject &object : objects) {
            const bool isMeant =
                object.node.at("metadata.name").text() == change["name"].text() && object.node.at("spec.template").isMapping();
            if (isMeant)
                setText(object.node, "spec.replicas", change["count"].text(), object.node["spec"]);
        }
    }
}

} // namespace

std::vector<BuiltObject> build(ImportContext &context, const std::map<std::string, Kustomization> &all, const std::string &dir,
                               Origins &origins)
{
    return Builder(context, all, origins).build(dir);
}

} // namespace alidade::kustomize
