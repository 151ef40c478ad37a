#pragma once

#include "importers/code/codefile.h"
#include "importers/code/pattern.h"

#include <optional>
#include <span>

namespace alidade {

/// Whether nothing was said for a text of a sighting.
bool isUnset(const Expression &expression);
/// What is unset.
Expression unsetExpression();
/// A name as an expression.
Expression nameExpression(std::string name);
/// The text of an expression that is a text alone.
std::optional<std::string> plainText(const Expression &expression);

/// The value of a field of a literal or construction, or of a variable that holds one: "cfg" and "Topic" give "cfg.Topic".
/// nullopt when the literal has no such field.
std::optional<Expression> fieldOf(const CodeFile &file, const Expression &value, std::span<const std::string> path);

/// What stands at a place of a call, the one of this number in the file; nullopt when nothing does. `star` is what stands for
/// the '*' in its name.
std::optional<Expression> expressionAt(const CodeFile &file, const Slot &slot, std::size_t call, std::string_view star);

} // namespace alidade
