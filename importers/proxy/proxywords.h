#pragma once

#include <string>
#include <string_view>

namespace alidade {

/// What nobody knows before a request comes, as it stands in CallFact::target.
inline constexpr std::string_view unknownWord = "{…}";

/// Whether a variable of this name is one of the environment, by custom: "PAYMENT_HOST".
bool isEnvironmentName(std::string_view name);

/// The length of the name that a text begins with: letters, digits and underscores.
std::size_t nameLength(std::string_view text);

/// `${NAME}`, or `${NAME:-fallback}` when there is one.
std::string settingText(std::string_view name, std::string_view fallback = {});

/// "{{ … }}" and "<% … %>" of templates as `{…}`.
std::string withoutTemplates(std::string_view text);

/// "/orders/" and "/orders" as "/orders/*", "/" as "/*"; empty for what is no path.
std::string prefixRoute(std::string_view path);

/// The path that a regular expression begins with, as prefixRoute(): "^/orders/(.*)$" -> "/orders/*". Empty when it does
/// not begin with a path that says anything.
std::string patternRoute(std::string_view pattern);

/// The RPC service of a path such as "/shop.v1.Orders/" or "/shop.v1.Orders/Create"; empty for other paths.
std::string rpcOfPath(std::string_view path);

/// Whether the address is a socket or a file of the machine.
bool isOnMachine(std::string_view address);

} // namespace alidade
