#pragma once

#include <string_view>

namespace alidade {

/// What the last part of a package says about its version.
enum class PackageStability { unversioned, unstable, stable };

/// "shop.v1" is stable, "shop.v1beta1", "shop.v1alpha", "shop.v1p1beta2" and "shop.v1testx" are unstable, others have no
/// version (buf.build/docs/lint/rules, PACKAGE_VERSION_SUFFIX).
PackageStability stabilityOf(std::string_view package);

} // namespace alidade
