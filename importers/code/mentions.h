#pragma once

#include "importers/code/codebase.h"

#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

/// Of the units `libraries` the functions and types that the units `own` name, directly or through one another, methods
/// of these types included: pairs of unit and definition. Names alone count, wherever they stand, so that nothing is
/// missed which a program could use without saying where it comes from; of Java and Kotlin also what frameworks find.
std::vector<std::pair<std::size_t, std::string_view>>
mentionedDefinitions(const CodeBase &base, const std::vector<std::size_t> &own, const std::vector<std::size_t> &libraries);

} // namespace alidade
