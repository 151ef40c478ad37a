#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

// What the name of a message tells: "OrderPlaced" happened, "PlaceOrder" is asked for.

/// Its words in lower case, split where the case changes and at what is no letter or digit; without a closing "event",
/// "message", "command" and the like, unless nothing would be left.
std::vector<std::string> messageWords(std::string_view name);

/// What "placed", "places" and "placing" have in common: "plac".
std::string stemOf(std::string_view word);

/// The stems of messageWords().
std::vector<std::string> messageStems(std::string_view name);

/// "shop.events.v1.OrderPlacedEvent", "*events.OrderPlaced" -> "OrderPlaced". Empty for what names no type of a message, such
/// as the function that writes it.
std::string messageTitle(std::string_view type);

/// Whether the name asks for something rather than saying that it happened.
bool isCommandName(std::string_view name);

/// Whether the name says that something was done.
bool isPastTense(std::string_view name);

/// Whether the name says that something could not be done or was taken back.
bool isFailureName(std::string_view name);

} // namespace alidade
