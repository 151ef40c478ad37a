#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

/// The flags among the words of a command, with their values and without dashes: "--addr=a:80", "-addr a:80". A flag that
/// no value follows is left out.
std::vector<std::pair<std::string, std::string>> flagsOf(const std::vector<std::string> &words);

} // namespace alidade
