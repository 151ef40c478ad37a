#pragma once

#include "model/protoschema.h"

#include <string>

namespace alidade {

/// What a field has when nobody set it.
struct FieldDefault {
    enum class Kind { text, number, single }; ///< single: a number of type float

    Kind kind = Kind::number;
    std::string text;       ///< of strings and bytes
    long double number = 0; ///< wide enough for all integers of 64 bits

    bool isZero() const { return kind == Kind::text ? text.empty() : number == 0; }
};

/// Whether the field can have one: it is neither repeated nor a message.
bool canHaveDefault(const ProtoField &field);

/// The default of a field that can have one. `words`: the enum of an enum field, when it is known.
FieldDefault defaultOf(const ProtoField &field, const ProtoEnum *words);

/// Whether both read the same: numbers by value, whatever their type; never a number and a text.
bool areSame(const FieldDefault &left, const FieldDefault &right);

/// As it is written.
std::string toText(const FieldDefault &value);

} // namespace alidade
