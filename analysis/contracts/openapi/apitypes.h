#pragma once

#include "model/openapi.h"

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// How types and format of a schema changed.
struct TypeChange {
    std::vector<std::string> added, removed; ///< types
    bool isFormatChanged = false;

    bool isTypeChanged() const { return !added.empty() || !removed.empty(); }
    bool isThere() const { return isTypeChanged() || isFormatChanged; }
    /// "null" came or went, and nothing else.
    bool isNullOnly() const;
};

TypeChange typeChange(const OpenApiSchema &older, const OpenApiSchema &newer);

// The end of a rule's id for a change of type. In text formats a number is also a string, so that a body that is not JSON
// (`isStrict` false) bears more.

/// "type-changed", "type-generalized" or "type-compatible".
std::string_view requestTypeRule(const TypeChange &change, const OpenApiSchema &older, const OpenApiSchema &newer, bool isStrict);
/// "type-changed", "type-generalized", "type-specialized" or "type-compatible".
std::string_view responseTypeRule(const TypeChange &change, const OpenApiSchema &older, const OpenApiSchema &newer,
                                  bool isStrict);
/// "type-changed" or "type-generalized".
std::string_view parameterTypeRule(const TypeChange &change, const OpenApiSchema &older, const OpenApiSchema &newer);
/// "type-changed", "type-specialized" or "type-generalized".
std::string_view parameterPropertyTypeRule(const TypeChange &change, const OpenApiSchema &older, const OpenApiSchema &newer);

/// Whether a value of the older type is one item of the newer list: `?id=1` means the same in both.
bool acceptsAsItem(const OpenApiDocument &document, const OpenApiSchema &older, const OpenApiSchema &list);

/// Type and format for people: "string/date-time", "array", "any".
std::string typeText(const OpenApiSchema &schema);

} // namespace alidade
