#include "importers/helm/functions.h"

#include <algorithm>
#include <map>
#include <set>

namespace alidade::helm {

namespace {

using A = const Arguments &;

constexpr std::size_t longestList = 10'000;

Value dictOf(A a)
{
    Value::Map map;
    for (std::size_t i = 0; i < a.count(); i += 2)
        map.insert_or_assign(a.text(i), a.at(i + 1));
    return map;
}

Value listOf(std::span<const Value> values) { return Value::List(values.begin(), values.end()); }

/// set: all who hold the map see the change; what would make a map hold itself is copied first.
Value setIn(A a)
{
    Value target = a.at(0);
    if (Value::Map *map = target.mutableMap())
        map->insert_or_assign(a.text(1), a.at(2).reaches(map) ? a.at(2).deepCopy() : a.at(2));
    return target;
}

Value withoutKey(A a)
{
    if (Value::Map *map = a.at(0).mutableMap())
        map->erase(a.text(1));
    return a.at(0);
}

/// merge: what the first one lacks, the others give; with `isOverwriting` the later ones win.
Value mergedAll(A a, bool isOverwriting)
{
    Value target = a.at(0);
    for (const Value &other : a.from(1)) {
        const Value result = isOverwriting ? mergedOver(target, other) : mergedOver(other, target);
        if (Value::Map *map = target.mutableMap(); map && result.isMap())
            *map = result.map();
    }
    return target;
}

Value keysOf(A a)
{
    Value::List keys;
    for (const Value &map : a.from(0)) {
        for (const auto &[key, value] : map.map())
            keys.emplace_back(key);
    }
    return keys;
}

Value picked(A a, bool isKept)
{
    Value::Map map;
    std::set<std::string> names;
    for (const Value &name : a.from(1))
        names.insert(name.toText());
    for (const auto &[key, value] : a.at(0).map()) {
        if (names.contains(key) == isKept)
            map.emplace(key, value);
    }
    return map;
}

/// dig "a" "b" default map.
Value dug(A a)
{
    Value value = a.last();
    for (std::size_t i = 0; i + 2 < a.count(); ++i) {
        if (!value.isMap() || !value.map().contains(a.text(i)))
            return a.at(a.count() - 2);
        value = value.field(a.text(i));
    }
    return value;
}

Value::List itemsOf(const Value &value)
{
    return value.isList() ? value.list() : value.isNull() ? Value::List() : Value::List{value};
}

Value joined(A a)
{
    std::string result;
    const std::string separator = a.text(0);
    for (const Value &item : itemsOf(a.at(1))) {
        if (result.size() > longestText)
            break;
        result += (result.empty() ? "" : separator) + item.toText();
    }
    return result;
}

Value::List splitAt(const std::string &text, const std::string &separator)
{
    Value::List parts;
    std::size_t at = 0;
    for (std::size_t found = separator.empty() ? std::string::npos : text.find(separator);
         found != std::string::npos && parts.size() < longestList; found = text.find(separator, at)) {
        parts.emplace_back(text.substr(at, found - at));
        at = found + separator.size();
    }
    parts.emplace_back(text.substr(at));
    return parts;
}

/// split: a map with the keys "_0", "_1", …
Value splitMap(A a)
{
    Value::Map map;
    const Value::List parts = splitAt(a.text(1), a.text(0));
    for (std::size_t i = 0; i < parts.size(); ++i)
        map.emplace("_" + std::to_string(i), parts[i]);
    return map;
}

Value slice(A a)
{
    const Value::List all = itemsOf(a.at(0));
    const auto size = static_cast<std::int64_t>(all.size());
    const std::int64_t start = std::clamp<std::int64_t>(a.at(1).toInt(), 0, size);
    const std::int64_t end = std::clamp<std::int64_t>(a.count() > 2 ? a.at(2).toInt() : size, start, size);
    return Value::List(all.begin() + start, all.begin() + end);
}

Value appended(A a)
{
    Value::List list = itemsOf(a.at(0));
    if (list.size() < longestList)
        list.push_back(a.at(1));
    return list;
}

Value concatenated(A a)
{
    Value::List list;
    for (const Value &each : a.from(0)) {
        for (const Value &item : each.list()) {
            if (list.size() < longestList)
                list.push_back(item);
        }
    }
    return list;
}

Value::List unique(const Value::List &list)
{
    Value::List result;
    for (const Value &item : std::span(list).first(std::min(list.size(), longestList))) {
        if (std::find(result.begin(), result.end(), item) == result.end() && result.size() < 1000)
            result.push_back(item);
    }
    return result;
}

bool holds(const Value &list, const Value &wanted)
{
    return std::find(list.list().begin(), list.list().end(), wanted) != list.list().end();
}

Value sortedTexts(A a)
{
    std::vector<std::string> texts;
    for (const Value &item : itemsOf(a.at(0)))
        texts.push_back(item.toText());
    std::sort(texts.begin(), texts.end());
    return Value::List(texts.begin(), texts.end());
}

/// index: keys and positions one after the other.
Value indexed(A a)
{
    Value value = a.at(0);
    for (const Value &key : a.from(1)) {
        if (value.isMap()) {
            value = value.field(key.toText());
        } else {
            const std::int64_t at = key.toInt();
            value = at >= 0 && static_cast<std::size_t>(at) < value.list().size() ? value.list()[static_cast<std::size_t>(at)]
                                                                                  : Value();
        }
    }
    return value;
}

Value numbersUntil(std::int64_t start, std::int64_t end, std::int64_t step)
{
    Value::List list;
    for (std::int64_t i = start; step != 0 && (step > 0 ? i < end : i > end) && list.size() < longestList; i += step)
        list.emplace_back(i);
    return list;
}

std::int64_t lengthOf(const Value &value)
{
    if (value.isString())
        return static_cast<std::int64_t>(value.string().size());
    return static_cast<std::int64_t>(value.isMap() ? value.map().size() : value.list().size());
}

const std::map<std::string_view, Function> &functions()
{
    static const std::map<std::string_view, Function> table{
        {"dict", dictOf},
        {"list", [](A a) -> Value { return listOf(a.from(0)); }},
        {"tuple", [](A a) -> Value { return listOf(a.from(0)); }},
        {"get",
         [](A a) -> Value {
             return a.at(0).isMap() && a.at(0).map().contains(a.text(1)) ? a.at(0).field(a.text(1)) : Value("");
         }},
        {"set", setIn},
        {"unset", withoutKey},
        {"hasKey", [](A a) -> Value { return a.at(0).map().contains(a.text(1)); }},
        {"keys", keysOf},
        {"values",
         [](A a) -> Value {
             Value::List list;
             for (const auto &[key, value] : a.at(0).map())
                 list.push_back(value);
             return list;
         }},
        {"pick", [](A a) -> Value { return picked(a, true); }},
        {"omit", [](A a) -> Value { return picked(a, false); }},
        {"pluck",
         [](A a) -> Value {
             Value::List list;
             for (const Value &map : a.from(1)) {
                 if (map.map().contains(a.text(0)))
                     list.push_back(map.field(a.text(0)));
             }
             return list;
         }},
        {"dig", dug},
        {"merge", [](A a) -> Value { return mergedAll(a, false); }},
        {"mustMerge", [](A a) -> Value { return mergedAll(a, false); }},
        {"mergeOverwrite", [](A a) -> Value { return mergedAll(a, true); }},
        {"mustMergeOverwrite", [](A a) -> Value { return mergedAll(a, true); }},
        {"deepCopy", [](A a) -> Value { return a.at(0).deepCopy(); }},
        {"mustDeepCopy", [](A a) -> Value { return a.at(0).deepCopy(); }},
        {"join", joined},
        {"split", splitMap},
        {"splitList", [](A a) -> Value { return splitAt(a.text(1), a.text(0)); }},
        {"toStrings",
         [](A a) -> Value {
             Value::List list;
             for (const Value &item : itemsOf(a.at(0)))
                 list.emplace_back(item.toText());
             return list;
         }},
        {"sortAlpha", sortedTexts},
        {"first", [](A a) -> Value { return a.at(0).list().empty() ? Value() : a.at(0).list().front(); }},
        {"last", [](A a) -> Value { return a.at(0).list().empty() ? Value() : a.at(0).list().back(); }},
        {"rest", [](A a) -> Value { return a.at(0).list().empty() ? Value() : listOf(std::span(a.at(0).list()).subspan(1)); }},
        {"initial",
         [](A a) -> Value {
             const Value::List list = a.at(0).list();
             return list.empty() ? Value() : Value(Value::List(list.begin(), list.end() - 1));
         }},
        {"append", appended},
        {"prepend",
         [](A a) -> Value {
             Value::List list = itemsOf(a.at(0));
             list.insert(list.begin(), a.at(1));
             return list;
         }},
        {"concat", concatenated},
        {"reverse",
         [](A a) -> Value {
             const Value::List list = a.at(0).list();
             return Value::List(list.rbegin(), list.rend());
         }},
        {"uniq", [](A a) -> Value { return unique(a.at(0).list()); }},
        {"without",
         [](A a) -> Value {
             Value::List list;
             for (const Value &item : a.at(0).list()) {
                 if (std::find(a.from(1).begin(), a.from(1).end(), item) == a.from(1).end())
                     list.push_back(item);
             }
             return list;
         }},
        {"compact",
         [](A a) -> Value {
             Value::List list;
             for (const Value &item : a.at(0).list()) {
                 if (item.isTrue())
                     list.push_back(item);
             }
             return list;
         }},
        {"has", [](A a) -> Value { return holds(a.at(1), a.at(0)); }},
        {"slice", slice},
        {"index", indexed},
        {"len", [](A a) -> Value { return lengthOf(a.at(0)); }},
        {"until", [](A a) -> Value { return numbersUntil(0, a.at(0).toInt(), 1); }},
        {"untilStep", [](A a) -> Value { return numbersUntil(a.at(0).toInt(), a.at(1).toInt(), a.at(2).toInt()); }},
    };
    return table;
}

} // namespace

Function findCollectionFunction(std::string_view name)
{
    const auto it = functions().find(name);
    return it == functions().end() ? nullptr : it->second;
}

} // namespace alidade::helm
