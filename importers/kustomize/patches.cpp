#include "importers/kustomize/patches.h"

#include <algorithm>
#include <charconv>

namespace alidade::kustomize {

namespace {

constexpr std::string_view directive = "$patch";
constexpr std::size_t mostItems = 10'000;
constexpr int deepestPointer = 50;

YamlNode *findKey(YamlNode &mapping, std::string_view key)
{
    for (YamlEntry &entry : mapping.entries) {
        if (entry.key == key)
            return &entry.value;
    }
    return nullptr;
}

void put(YamlNode &mapping, const std::string &key, int line, YamlNode value)
{
    mapping.order.clear();
    if (YamlNode *there = findKey(mapping, key))
        *there = std::move(value);
    else
        mapping.entries.push_back({key, line, std::move(value)});
}

void erase(YamlNode &mapping, std::string_view key)
{
    mapping.order.clear();
    std::erase_if(mapping.entries, [&](const YamlEntry &entry) { return entry.key == key; });
}

/// The key by which the items of a list are merged, as the API of Kubernetes declares it; empty for lists that are replaced.
std::string_view mergeKeyOf(std::string_view list)
{
    static constexpr std::pair<std::string_view, std::string_view> keys[] = {
        {"containers", "name"},       {"initContainers", "name"},      {"env", "name"},
        {"volumes", "name"},          {"ports", "containerPort"},      {"volumeMounts", "mountPath"},
        {"imagePullSecrets", "name"}, {"ephemeralContainers", "name"}, {"hostAliases", "ip"},
    };
    for (const auto &[name, key] : keys) {
        if (name == list)
            return key;
    }
    return {};
}

void mergeList(YamlNode &list, const YamlNode &patch, std::string_view name)
{
    std::string_view key = mergeKeyOf(name);
    if (name == "ports" && !patch.items.empty() && !patch.items.front().find("containerPort"))
        key = "port"; // of a Service
    if (key.empty() || !list.isSequence()) {
        list = patch;
        return;
    }
    for (const YamlNode &item : patch.items) {
        const std::string wanted = item[key].text();
        const auto it = std::find_if(list.items.begin(), list.items.end(),
                                     [&](const YamlNode &each) { return !wanted.empty() && each[key].text() == wanted; });
        if (isDeletion(item)) {
            if (it != list.items.end())
                list.items.erase(it);
        } else if (it != list.items.end()) {
            mergePatch(*it, item);
        } else if (list.items.size() < mostItems) {
            list.items.push_back(item);
        }
    }
}

std::string unescapedPointer(std::string_view part)
{
    std::string result;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool isEscape = part[i] == '~' && i + 1 < part.size() && (part[i + 1] == '0' || part[i + 1] == '1');
        result += !isEscape ? part[i] : part[i + 1] == '0' ? '~' : '/';
        i += isEscape ? 1 : 0;
    }
    return result;
}

/// The item that a part of a JSON pointer names: a position, or "-" for the one behind the last.
std::size_t positionIn(const YamlNode &list, std::string_view part)
{
    std::size_t at = list.items.size();
    if (part != "-")
        std::from_chars(part.data(), part.data() + part.size(), at);
    return std::min(at, list.items.size());
}

YamlNode emptyMapping(const YamlNode &from)
{
    YamlNode made;
    made.kind = YamlNode::Kind::mapping;
    made.line = from.line;
    made.origin = from.origin;
    return made;
}

/// The container of what a JSON pointer names, and the last part in `last`; nullptr when there is none. `isMaking`: maps on
/// the way that are not there are made, which other tools than kustomize do too.
YamlNode *parentOf(YamlNode &object, std::string_view pointer, std::string &last, bool isMaking)
{
    YamlNode *node = &object;
    for (int depth = 0; pointer.starts_with('/') && depth < deepestPointer; ++depth) {
        pointer.remove_prefix(1);
        const std::size_t slash = pointer.find('/');
        const std::string part = unescapedPointer(pointer.substr(0, slash));
        if (slash == std::string_view::npos) {
            last = part;
            return node;
        }
        pointer.remove_prefix(slash);
        if (node->isSequence()) {
            const std::size_t at = positionIn(*node, part);
            node = at < node->items.size() ? &node->items[at] : nullptr;
        } else {
            if (!findKey(*node, part) && isMaking)
                put(*node, part, node->line, emptyMapping(*node));
            node = findKey(*node, part);
        }
        if (!node)
            return nullptr;
    }
    return nullptr;
}

bool applyToList(YamlNode &list, const std::string &operation, const std::string &last, const YamlNode &value)
{
    const std::size_t at = positionIn(list, last);
    if (operation == "add" && list.items.size() < mostItems) {
        list.items.insert(list.items.begin() + static_cast<std::ptrdiff_t>(at), value);
        return true;
    }
    if (at >= list.items.size())
        return false;
    if (operation == "remove")
        list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(at));
    else
        list.items[at] = value;
    return true;
}

bool apply(YamlNode &object, const YamlNode &operation)
{
    const std::string name = operation["op"].text();
    if (name == "test")
        return true;
    if (name != "add" && name != "replace" && name != "remove")
        return false;
    std::string last;
    YamlNode *parent = parentOf(object, operation["path"].text(), last, name == "add");
    if (!parent)
        return false;
    if (parent->isSequence())
        return applyToList(*parent, name, last, operation["value"]);
    if (name == "remove")
        erase(*parent, last);
    else if (parent->isMapping())
        put(*parent, last, operation["value"].line, operation["value"]);
    return true;
}

} // namespace

bool isDeletion(const YamlNode &patch) { return patch[directive].text() == "delete"; }

void mergePatch(YamlNode &object, const YamlNode &patch)
{
    if (!patch.isMapping() || !object.isMapping() || patch[directive].text() == "replace") {
        object = patch;
        if (object.isMapping())
            erase(object, directive);
        return;
    }
    for (const YamlEntry &entry : patch.entries) {
        YamlNode *there = findKey(object, entry.key);
        if (entry.key == directive)
            continue;
        if (entry.value.kind == YamlNode::Kind::null || isDeletion(entry.value))
            erase(object, entry.key);
        else if (!there)
            put(object, entry.key, entry.line, entry.value);
        else if (entry.value.isSequence())
            mergeList(*there, entry.value, entry.key);
        else
            mergePatch(*there, entry.value);
    }
}

std::string applyJsonPatch(YamlNode &object, const YamlNode &operations)
{
    for (const YamlNode &operation : operations.items) {
        if (!apply(object, operation))
            return operation["op"].text("?") + " " + operation["path"].text("?");
    }
    return {};
}

void setText(YamlNode &object, std::string_view path, const std::string &value, const YamlNode &from)
{
    YamlNode *node = &object;
    while (true) {
        const std::size_t dot = path.find('.');
        const std::string key(path.substr(0, dot));
        if (!findKey(*node, key)) {
            node->kind = YamlNode::Kind::mapping;
            put(*node, key, from.line, emptyMapping(from));
        }
        node = findKey(*node, key);
        if (dot == std::string_view::npos)
            break;
        path.remove_prefix(dot + 1);
    }
    const int line = node->line;
    const std::uint32_t origin = node->origin;
    *node = YamlNode();
    node->kind = YamlNode::Kind::scalar;
    node->scalar = value;
    node->line = line;
    node->origin = origin;
}

YamlNode *find(YamlNode &object, std::string_view path)
{
    YamlNode *node = &object;
    while (node && !path.empty()) {
        const std::string_view key = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(key.size() + 1, path.size()));
        node = findKey(*node, key);
    }
    return node;
}

} // namespace alidade::kustomize
