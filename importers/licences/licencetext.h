#pragma once

#include <string>
#include <string_view>

namespace alidade {

/// What stands for a licence that nobody can name (SPDX 2.3, section 7.13).
inline constexpr std::string_view noLicence = "NOASSERTION";

/// The SPDX expression of a licence text, told by the sentences that only this licence has; several texts in one file hold
/// together ("MIT AND BSD-3-Clause"). A text alone does not say whether later versions are allowed, too: of the GNU
/// licences it gives the "-only" ones. `noLicence` when it is none of the common ones.
std::string licenceOfText(std::string_view text);

/// The expression of a "SPDX-License-Identifier:" line near the beginning of a file; empty when there is none.
std::string declaredLicence(std::string_view text);

/// A licence as manifests name it ("Apache License, Version 2.0", "BSD-3-Clause") as SPDX expression; `noLicence` for what
/// is no such name.
std::string licenceOfName(std::string_view name);

} // namespace alidade
