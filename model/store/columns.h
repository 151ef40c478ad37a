#pragma once

#include "model/sagabytes.h"
#include "model/store/database.h"

#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace alidade {

/// Joins a list for one TEXT column with U+001F. Where that or U+001E occurs in an item, which only a hostile name has,
/// U+001E and 's' or 'e' stand for it.
inline constexpr char listSeparator = '\x1f';
std::string joinList(const std::vector<std::string> &list);
std::vector<std::string> splitList(const std::string &text);

/// Thrown when a column holds a word that the vocabulary does not know: the file was damaged or tampered with.
[[noreturn]] void failUnknownWord(std::string_view text);
/// The same for a saga that cannot be read.
[[noreturn]] void failUnreadableSaga();

/// How a C++ value stands in a column: enumerations by their words, lists joined, sagas as bytes.
template <typename Value> auto toColumn(const Value &value)
{
    if constexpr (std::is_same_v<Value, std::vector<std::string>>)
        return joinList(value);
    else if constexpr (std::is_enum_v<Value>)
        return toText(value);
    else if constexpr (std::is_same_v<Value, Saga>)
        return bytesOf(value);
    else if constexpr (std::is_same_v<Value, std::string>)
        return std::string_view(value);
    else
        return value;
}

template <typename Value> void fromColumn(const Statement &row, int column, Value &value)
{
    if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
        value = splitList(row.text(column));
    } else if constexpr (std::is_enum_v<Value>) {
        auto word = fromText<Value>(row.blob(column));
        if (!word)
            failUnknownWord(row.blob(column));
        value = *word;
    } else if constexpr (std::is_same_v<Value, Saga>) {
        std::optional<Saga> saga = sagaOf(row.blob(column));
        if (!saga)
            failUnreadableSaga();
        value = std::move(*saga);
    } else if constexpr (std::is_same_v<Value, std::string>) {
        value = row.text(column);
    } else if constexpr (std::is_same_v<Value, double>) {
        value = row.real(column);
    } else {
        value = static_cast<Value>(row.integer(column));
    }
}

/// Fills `values`, a tuple of references, from the columns from `first` on.
template <typename... Values> void readColumns(const Statement &row, int first, std::tuple<Values &...> values)
{
    std::apply([&](auto &...value) { (fromColumn(row, first++, value), ...); }, values);
}

/// "?,?,?" for `count` parameters.
std::string placeholders(std::size_t count);

} // namespace alidade
