#pragma once

#include "importers/code/codefile.h"

#include <set>

namespace alidade {

/// Adds the settings that a file names: those it reads in a way that is known, and what is spelled like an environment
/// variable ("PAYMENT_ADDR") wherever it stands. Rather too many than too few.
void addSettingNames(const CodeFile &file, std::set<std::string, std::less<>> &names);

} // namespace alidade
