#include "analysis/contracts/packageversion.h"

#include <algorithm>
#include <string>

namespace alidade {

namespace {

/// A number from 1 on.
bool isNumber(std::string_view text)
{
    constexpr std::size_t mostDigits = 9; // what an int surely holds
    return !text.empty() && text.size() <= mostDigits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           text.find_first_not_of('0') != std::string_view::npos;
}

/// "1" or "1p2".
bool isMajorWithPatch(std::string_view text)
{
    const std::size_t patch = text.find('p');
    if (patch == std::string_view::npos)
        return isNumber(text);
    return isNumber(text.substr(0, patch)) && isNumber(text.substr(patch + 1));
}

} // namespace

PackageStability stabilityOf(std::string_view package)
{
    const std::size_t dot = package.rfind('.');
    if (dot == std::string_view::npos || dot + 2 >= package.size() || package[dot + 1] != 'v')
        return PackageStability::unversioned;
    const std::string_view version = package.substr(dot + 2);
    const auto unstableIf = [](bool fits) { return fits ? PackageStability::unstable : PackageStability::unversioned; };
    if (const std::size_t test = version.find("test"); test != std::string_view::npos)
        return unstableIf(isNumber(version.substr(0, test)));
    const std::size_t alpha = version.find("alpha"), beta = version.find("beta");
    if (alpha != std::string_view::npos && beta != std::string_view::npos)
        return PackageStability::unversioned;
    if (alpha == std::string_view::npos && beta == std::string_view::npos)
        return isNumber(version) ? PackageStability::stable : PackageStability::unversioned;
    const std::size_t word = std::min(alpha, beta);
    const std::string_view minor = version.substr(word + (word == alpha ? 5 : 4));
    return unstableIf(isMajorWithPatch(version.substr(0, word)) && (minor.empty() || isNumber(minor)));
}

} // namespace alidade
