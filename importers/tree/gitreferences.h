#pragma once

#include "importers/tree/gitdirectory.h"

#include <string>
#include <string_view>

namespace alidade {

/// The object id, in hexadecimal digits, that a branch, a tag or another reference leads to, tried in git's order
/// (gitrevisions(7)); "" when there is none of that name. Only HEAD and its like, `refs` and `packed-refs` are read, and
/// no link is followed. Throws Error when they cannot be read.
std::string referenceTarget(const GitDirectory &directory, std::string_view name);

} // namespace alidade
