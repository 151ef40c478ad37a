#pragma once

#include "model/profile.h"

#include <string_view>

namespace alidade {

/// How much of a profile is in each of its functions: the most in itself first, then with what it calls, then by name.
/// `type` is an index in Profile::types.
std::vector<FunctionWeight> topFunctions(const Profile &profile, std::size_t type);

/// All that a profile counted of one type.
std::int64_t totalOf(const Profile &profile, std::size_t type);

/// The stacks put together; with an older profile of the same types how much each place had there. Frames beyond `maxFlameFrames`
/// are left out, their amount stays in their callers.
Flame flameOf(const Profile &profile, std::size_t type, const Profile *older = nullptr);
inline constexpr std::size_t maxFlameFrames = 1'000'000;

/// What the newer profile has more, or less, than the older one, function by function. Throws Error when they do not
/// count the same.
Profile difference(const Profile &newer, const Profile &older);

/// The type of this name, or the usual one for an empty name. Throws Error with the names that there are.
std::size_t typeNamed(const Profile &profile, std::string_view name);

} // namespace alidade
