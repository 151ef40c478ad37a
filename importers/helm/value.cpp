#include "importers/helm/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace alidade::helm {

namespace {

constexpr int deepest = 200;

const std::string noText;
const Value::List noList;
const Value::Map noMap;

template <typename Number> std::optional<Number> parsed(std::string_view text)
{
    Number number{};
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string textOf(double number)
{
    if (std::abs(number) < 1e15 && number == std::floor(number))
        return std::to_string(static_cast<std::int64_t>(number));
    std::array<char, 64> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.12g", number);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

} // namespace

Value::Value(List list)
{
    for (const Value &item : list)
        m_height = std::max(m_height, item.m_height);
    ++m_height;
    m_value = std::make_shared<List>(std::move(list));
}

Value::Value(Map map)
{
    for (const auto &[key, item] : map)
        m_height = std::max(m_height, item.m_height);
    ++m_height;
    m_value = std::make_shared<Map>(std::move(map));
}

const std::string &Value::string() const
{
    const auto *text = std::get_if<std::string>(&m_value);
    return text ? *text : noText;
}

const Value::List &Value::list() const
{
    const List *list = mutableList();
    return list ? *list : noList;
}

const Value::Map &Value::map() const
{
    const Map *map = mutableMap();
    return map ? *map : noMap;
}

Value::List *Value::mutableList() const
{
    const auto *list = std::get_if<std::shared_ptr<List>>(&m_value);
    return list ? list->get() : nullptr;
}

Value::Map *Value::mutableMap() const
{
    const auto *map = std::get_if<std::shared_ptr<Map>>(&m_value);
    return map ? map->get() : nullptr;
}

Value Value::field(std::string_view name) const
{
    const auto it = map().find(name);
    return it == map().end() ? Value() : it->second;
}

bool Value::isTrue() const
{
    if (const auto *flag = std::get_if<bool>(&m_value))
        return *flag;
    if (isNumber())
        return toDouble() != 0;
    return !string().empty() || !list().empty() || !map().empty() || native();
}

std::int64_t Value::toInt() const
{
    if (const auto *number = std::get_if<std::int64_t>(&m_value))
        return *number;
    const double number = toDouble();
    constexpr double largest = 9e18;
    return std::isnan(number) || std::abs(number) > largest ? 0 : static_cast<std::int64_t>(number);
}

double Value::toDouble() const
{
    if (const auto *number = std::get_if<std::int64_t>(&m_value))
        return static_cast<double>(*number);
    if (const auto *number = std::get_if<double>(&m_value))
        return *number;
    if (const auto *flag = std::get_if<bool>(&m_value))
        return *flag ? 1 : 0;
    return parsed<double>(string()).value_or(0);
}

std::string Value::toText() const
{
    if (isString())
        return string();
    if (const auto *flag = std::get_if<bool>(&m_value))
        return *flag ? "true" : "false";
    if (isInt())
        return std::to_string(toInt());
    if (isNumber())
        return textOf(toDouble());
    if (isNull() || native())
        return {};
    std::string text = isMap() ? "map[" : "[";
    for (const Value &item : list())
        text += (text.size() > 1 ? " " : "") + item.toText();
    for (const auto &[key, item] : map())
        text += std::string(text.size() > 4 ? " " : "") + key + ":" + item.toText();
    return text + "]";
}

std::string_view Value::kindName() const
{
    static constexpr std::array<std::string_view, 8> names{"invalid", "bool",  "int64", "float64",
                                                           "string",  "slice", "map",   "struct"};
    return names[m_value.index()];
}

bool operator==(const Value &a, const Value &b)
{
    if (a.isNumber() && b.isNumber())
        return a.toDouble() == b.toDouble();
    if (a.m_value.index() != b.m_value.index())
        return false;
    if (a.isList())
        return a.list() == b.list();
    if (a.isMap())
        return a.map() == b.map();
    return a.native() ? a.native()->name == b.native()->name : a.toText() == b.toText();
}

std::size_t Value::weight(std::size_t most) const
{
    constexpr std::size_t bytesOfAValue = 64;
    std::size_t sum = 1 + string().size() / bytesOfAValue;
    for (auto it = list().begin(); it != list().end() && sum < most; ++it)
        sum += it->weight(most - sum);
    for (auto it = map().begin(); it != map().end() && sum < most; ++it)
        sum += it->second.weight(most - sum) + it->first.size() / bytesOfAValue;
    return std::min(sum, most);
}

Value Value::deepCopy() const
{
    if (isList()) {
        List copy;
        for (const Value &item : list())
            copy.push_back(item.deepCopy());
        return copy;
    }
    if (isMap()) {
        Map copy;
        for (const auto &[key, item] : map())
            copy.emplace(key, item.deepCopy());
        return copy;
    }
    return *this;
}

bool Value::reaches(const Map *wanted) const
{
    if (isMap() && mutableMap() == wanted)
        return true;
    for (const Value &item : list()) {
        if (item.reaches(wanted))
            return true;
    }
    for (const auto &[key, item] : map()) {
        if (item.reaches(wanted))
            return true;
    }
    return false;
}

namespace {

Value toPlainValue(const std::string &text)
{
    if (text == "true" || text == "yes" || text == "on" || text == "True" || text == "TRUE")
        return true;
    if (text == "false" || text == "no" || text == "off" || text == "False" || text == "FALSE")
        return false;
    if (text.empty() || text == "~" || text == "null")
        return {};
    const bool isNumeric = std::string_view("0123456789-+.").find(text.front()) != std::string_view::npos;
    if (!isNumeric || (text.size() > 1 && text.front() == '0' && std::isdigit(static_cast<unsigned char>(text[1]))))
        return text;
    if (const auto number = parsed<std::int64_t>(text))
        return *number;
    if (const auto number = parsed<double>(text); number && std::isfinite(*number))
        return *number;
    return text;
}

Value toValue(const YamlNode &node, int depth)
{
    if (depth > deepest)
        return {};
    if (node.isSequence()) {
        Value::List list;
        for (const YamlNode &item : node.items)
            list.push_back(toValue(item, depth + 1));
        return list;
    }
    if (node.isMapping()) {
        Value::Map map;
        for (const YamlEntry &entry : node.entries)
            map.insert_or_assign(entry.key, toValue(entry.value, depth + 1));
        return map;
    }
    if (!node.isScalar())
        return {};
    return node.isQuoted ? Value(node.scalar) : toPlainValue(node.scalar);
}

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else if (byte < 0x20 || byte == 0x7f) {
            std::array<char, 8> buffer{};
            std::snprintf(buffer.data(), buffer.size(), "\\u%04x", byte);
            result += buffer.data();
        } else {
            result += c;
        }
    }
    return result + "\"";
}

/// Whether the text reads as the same string without quotes.
bool isPlainWord(const std::string &text)
{
    if (text.empty() || !toPlainValue(text).isString())
        return false;
    const bool isStartPlain = std::isalnum(static_cast<unsigned char>(text.front())) || text.front() == '/' ||
                              text.front() == '_' || text.front() == '.' || text.front() == '$';
    for (const char c : text) {
        const bool isPlain =
            std::isalnum(static_cast<unsigned char>(c)) || std::string_view("-_./:$(){}@=").find(c) != std::string_view::npos;
        if (!isPlain)
            return false;
    }
    return isStartPlain && text.back() != ':';
}

void writeYaml(const Value &value, int indent, bool isInList, std::string &out)
{
    const std::string pad(static_cast<std::size_t>(indent), ' ');
    bool isFirst = isInList;
    const auto startLine = [&] {
        if (!isFirst)
            out += pad;
        isFirst = false;
    };
    const auto writeChild = [&](const Value &child, bool isItem) {
        const bool isBlock = (child.isMap() && !child.map().empty()) || (child.isList() && !child.list().empty());
        if (!isBlock) {
            out += ' ';
            writeYaml(child, 0, false, out);
            out += '\n';
        } else if (isItem) {
            out += ' ';
            writeYaml(child, indent + 2, true, out);
        } else {
            out += '\n';
            writeYaml(child, child.isList() ? indent : indent + 2, false, out);
        }
    };
    if (indent > 2 * deepest)
        return;
    if (value.isMap() && !value.map().empty()) {
        for (const auto &[key, child] : value.map()) {
            startLine();
            out += (isPlainWord(key) ? key : quoted(key)) + ":";
            writeChild(child, false);
        }
    } else if (value.isList() && !value.list().empty()) {
        for (const Value &child : value.list()) {
            startLine();
            out += "-";
            writeChild(child, true);
        }
    } else if (value.isString()) {
        out += isPlainWord(value.string()) ? value.string() : quoted(value.string());
    } else {
        out += value.isMap() ? "{}" : value.isList() ? "[]" : value.isNull() ? "null" : value.toText();
    }
}

} // namespace

Value toValue(const YamlNode &node) { return toValue(node, 0); }

Value fromYaml(std::string_view text)
{
    Diagnostics faults;
    const std::vector<YamlNode> documents = readYaml(text, {}, faults);
    if (!faults.empty() && documents.empty())
        return Value::Map{{"Error", Value(faults.front().message)}};
    return documents.empty() ? Value() : toValue(documents.front());
}

std::string toYaml(const Value &value)
{
    std::string out;
    writeYaml(value, 0, false, out);
    while (out.ends_with('\n'))
        out.pop_back();
    return out;
}

std::string toJson(const Value &value)
{
    if (value.isString())
        return quoted(value.string());
    if (value.isNull() || value.native())
        return "null";
    if (!value.isList() && !value.isMap())
        return value.toText();
    std::string text = value.isMap() ? "{" : "[";
    for (const Value &item : value.list())
        text += (text.size() > 1 ? "," : "") + toJson(item);
    for (const auto &[key, item] : value.map())
        text += (text.size() > 1 ? "," : "") + quoted(key) + ":" + toJson(item);
    return text + (value.isMap() ? "}" : "]");
}

Value mergedOver(const Value &base, const Value &over)
{
    if (!base.isMap() || !over.isMap())
        return over.deepCopy();
    Value result = base.deepCopy();
    Value::Map &map = *result.mutableMap();
    for (const auto &[key, value] : over.map()) {
        if (value.isNull())
            map.erase(key);
        else if (const auto it = map.find(key); it != map.end() && it->second.isMap() && value.isMap())
            it->second = mergedOver(it->second, value);
        else
            map.insert_or_assign(key, value.deepCopy());
    }
    return result;
}

} // namespace alidade::helm
