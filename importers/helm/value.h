#pragma once

#include "importers/yaml/yaml.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace alidade::helm {

/// A value in a template: what JSON knows, with lists and maps that are shared as in Go.
class Value {
public:
    using List = std::vector<Value>;
    using Map = std::map<std::string, Value, std::less<>>;
    /// Something of Helm's own that has methods instead of keys: "Files", "APIVersions".
    struct Native {
        std::string name;
    };

    Value() = default;
    Value(bool value) : m_value(value) {}
    Value(int value) : m_value(static_cast<std::int64_t>(value)) {}
    Value(std::int64_t value) : m_value(value) {}
    Value(double value) : m_value(value) {}
    Value(std::string value) : m_value(std::move(value)) {}
    Value(const char *value) : m_value(std::string(value)) {}
    Value(List list);
    Value(Map map);
    Value(Native native) : m_value(std::move(native)) {}

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    bool isString() const { return std::holds_alternative<std::string>(m_value); }
    bool isNumber() const { return isInt() || std::holds_alternative<double>(m_value); }
    bool isInt() const { return std::holds_alternative<std::int64_t>(m_value); }
    bool isBool() const { return std::holds_alternative<bool>(m_value); }
    bool isList() const { return std::holds_alternative<std::shared_ptr<List>>(m_value); }
    bool isMap() const { return std::holds_alternative<std::shared_ptr<Map>>(m_value); }
    const Native *native() const { return std::get_if<Native>(&m_value); }

    const std::string &string() const; ///< empty for anything else
    const List &list() const;          ///< empty for anything else
    const Map &map() const;            ///< empty for anything else
    List *mutableList() const;         ///< nullptr for anything else; all copies see the change
    Map *mutableMap() const;           ///< nullptr for anything else; all copies see the change

    /// Lists and maps inside of one another when this one was made, itself included; 0 for anything else.
    int height() const { return m_height; }

    /// The value of a key of a map; null for anything else.
    Value field(std::string_view name) const;
    /// Go's idea of truth: false for null, false, 0, "" and empty lists and maps.
    bool isTrue() const;
    std::int64_t toInt() const;        ///< numbers and texts of numbers; 0 for anything else
    double toDouble() const;           ///< numbers and texts of numbers; 0 for anything else
    std::string toText() const;        ///< as a template prints it; null prints nothing
    std::string_view kindName() const; ///< as kindOf says it: "map", "slice", "string", "int64", …

    friend bool operator==(const Value &a, const Value &b);

    /// Values in this one, itself included, and its texts by their length, as far as `most`: what is shared counts each time.
    std::size_t weight(std::size_t most) const;
    /// A copy that shares nothing with this value.
    Value deepCopy() const;
    /// Whether `map` is this value or lies in it.
    bool reaches(const Map *map) const;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::shared_ptr<List>, std::shared_ptr<Map>, Native>
        m_value;
    int m_height = 0;
};

/// A YAML node as a value: plain scalars become numbers and booleans where YAML 1.1 sees them.
Value toValue(const YamlNode &node);
/// The first document of a text; a map with the key "Error" when it is none, as fromYaml does.
Value fromYaml(std::string_view text);
std::string toYaml(const Value &value);
std::string toJson(const Value &value);

/// `over` laid over `base`, maps key by key. A null in `over` takes the key away, as in Helm's values.
Value mergedOver(const Value &base, const Value &over);

} // namespace alidade::helm
