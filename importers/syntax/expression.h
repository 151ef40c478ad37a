#pragma once

#include "importers/code/codefile.h"

#include <optional>
#include <span>

namespace alidade {

// Building blocks for expressions: the front-ends put together what the code says, without knowing any framework.

/// The longest literal text that is kept whole; more of it is neither an address nor a name.
inline constexpr std::size_t maxLiteralBytes = 4096;

/// The most parts an expression has; what comes after them is one unknown part.
inline constexpr std::size_t maxParts = 32;

Expression textExpression(std::string_view text);
Expression nameExpression(std::string_view name);
Expression unknownExpression();
/// A setting ("PAYMENT_ADDR", "--port", "payment.addr") with what counts when it is not set, if that is known.
Expression settingExpression(std::string_view name, Expression fallback = {});
/// What a call gives; `callee` is its name as written, for messages and for look-ups.
Expression callExpression(std::size_t call, std::string_view callee);

/// The right one after the left one: neighbouring texts become one part.
Expression joined(Expression left, Expression right);

/// The text when all of it is known and it is not empty.
std::optional<std::string_view> literalText(const Expression &expression);

/// The text that a format with '%' verbs makes ("%s:%d", "%[1]s", "%-8.2f", "%%"): each verb becomes its argument.
/// Go, C, Java, Python and PHP agree that far; `*` as a width is not understood and takes no argument.
Expression formatted(std::string_view format, std::span<const Expression> arguments);

/// The text that a format with braces makes ("{}:{}", "{0}/x", "{{"): a brace pair that holds nothing or a number
/// becomes its argument, another one is looked for among `names`, if any, and is a name otherwise.
Expression braced(std::string_view format, std::span<const Argument> arguments);

/// Whether a text reads like the address of another process: it has a scheme ("http://…", "//…" not), a host with a
/// port, or a host name of a cluster ("orders.shop.svc.cluster.local"). Parts that are not known are looked at too:
/// "http://" + host, host + ":6379".
bool holdsAddress(const Expression &expression);

/// Adds the expression to the address texts of the file when it holds one.
void noteAddress(CodeFile &file, const Expression &expression, std::string_view scope, int line);

} // namespace alidade
