#pragma once

#include "model/saga.h"

namespace alidade {

/// Names for Go code, one a step, exported and all different: "ReserveInventory" for "reserve-inventory".
std::vector<std::string> goNames(const Saga &saga);
/// A Go package name: "placeorder".
std::string goPackage(const Saga &saga);
/// A Go string literal.
std::string goString(const std::string &text);
/// A time as Go writes it: "2 * time.Second", "1500 * time.Millisecond".
std::string goDuration(std::chrono::milliseconds time);

} // namespace alidade
