#pragma once

#include <string>
#include <string_view>

namespace alidade {

/// A folded text as an address and a path of it.
struct UrlText {
    bool hasHost = false; ///< false for "/orders" alone
    std::string path;     ///< "/orders/{}", without query and fragment; empty when there is none
};

/// Splits "http://${PAYMENT_ADDR:-http://payment:8080}/charge/{…}?x=1". Braces are not looked into.
UrlText splitUrl(std::string_view text);

/// The path with `{…}` and settings as `{}`, with one '/' in front, doubled ones removed.
std::string shownPath(std::string_view path);

} // namespace alidade
