#pragma once

#include "importers/code/codefile.h"

#include <string>
#include <string_view>

namespace alidade {

/// What stands in a folded text for a part that nobody knows.
inline constexpr std::string_view unknownText = "{…}";

/// "client.Get" of a call.
std::string textOf(const Call &call);
/// Whether there is a text at all.
bool isKnown(std::string_view text);
/// Whether a topic or path is more than what nobody knows.
bool saysSomething(std::string_view text);
/// ASCII capitals.
std::string upper(std::string text);
/// "GET" of "http.MethodGet", "HttpMethod.GET", "RequestMethod.GET", "get"; empty for what is no method.
std::string httpMethod(std::string_view text);
/// "Order" of "shop.Order<Line>", "Order?", "Order.class" and "typeof(Order)".
std::string shortTypeName(std::string_view written);
/// "${ADDR}" of "${ADDR:-http://${ADDR}}": nothing that needs the setting can stand in for it.
std::string withoutOwnFallbacks(std::string text);
/// Two paths with one '/' between them.
std::string joinedRoute(std::string_view prefix, std::string_view path);

} // namespace alidade
