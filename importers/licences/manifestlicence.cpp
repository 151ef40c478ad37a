#include "importers/licences/manifestlicence.h"

#include "importers/licences/licencetext.h"
#include "importers/text.h"
#include "importers/yaml/yaml.h"

#include <algorithm>

namespace alidade {

namespace {

int lineOf(std::string_view text, std::size_t at)
{
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::optional<DeclaredPackage> readPackageJson(std::string_view text)
{
    Diagnostics ignored; // a broken package.json is for npm to report
    const std::vector<YamlNode> documents = readYaml(text, "package.json", ignored);
    if (documents.empty() || !documents[0].isMapping())
        return std::nullopt;
    const YamlNode &package = documents[0];
    const YamlNode &licence = package["license"];
    const YamlNode &value = licence.isMapping() ? licence["type"] : licence;
    DeclaredPackage result{package["name"].text(), package["version"].text(), {}, value.line};
    if (value.isScalar() && !value.scalar.empty())
        result.licence = licenceOfName(value.scalar);
    return result;
}

/// "key = "value"" of one line of the [package] table.
std::optional<DeclaredPackage> readCargo(std::string_view text)
{
    DeclaredPackage result;
    bool isInPackage = false;
    for (int line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view row = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (row.starts_with('['))
            isInPackage = row == "[package]";
        const std::size_t open = row.find('"');
        const std::size_t equals = row.find('=');
        const std::size_t close = open == std::string_view::npos ? open : row.find('"', open + 1);
        if (!isInPackage || close == std::string_view::npos || equals > open)
            continue;
        const std::string_view key = trimmed(row.substr(0, equals));
        const std::string value(row.substr(open + 1, close - open - 1));
        if (key == "name")
            result.name = value;
        else if (key == "version")
            result.version = value;
        else if (key == "license") {
            result.licence = licenceOfName(value);
            result.line = line;
        }
    }
    return result;
}

/// The text of the first <name> in the first <tag> of the part; its position in `at`.
std::string_view element(std::string_view text, std::string_view tag, std::size_t &at)
{
    const std::string open = "<" + std::string(tag) + ">";
    const std::size_t begin = text.find(open, at);
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('<', begin + open.size());
    if (end == std::string_view::npos)
        return {};
    at = begin;
    return trimmed(text.substr(begin + open.size(), end - begin - open.size()));
}

std::optional<DeclaredPackage> readPom(std::string_view text)
{
    DeclaredPackage result;
    // The coordinates stand above the dependencies; those of a parent are not the module's own.
    std::size_t start = text.find("</parent>");
    start = start == std::string_view::npos ? 0 : start;
    std::size_t at = start;
    result.name = element(text, "artifactId", at);
    const std::size_t licences = text.find("<licenses>");
    if (licences == std::string_view::npos)
        return result;
    const std::string_view part = text.substr(0, text.find("</licenses>", licences));
    for (at = licences;; ++at) {
        const std::string_view name = element(part, "name", at);
        if (name.empty())
            break;
        if (result.licence.empty())
            result.line = lineOf(text, at);
        result.licence += (result.licence.empty() ? "" : " OR ") + licenceOfName(name);
    }
    if (result.licence.find(noLicence) != std::string::npos)
        result.licence = noLicence;
    return result;
}

} // namespace

bool isPackageManifest(std::string_view fileName)
{
    return fileName == "package.json" || fileName == "Cargo.toml" || fileName == "pom.xml";
}

std::optional<DeclaredPackage> readPackage(std::string_view text, std::string_view fileName)
{
    if (firstInvalidUtf8(text) != std::string_view::npos)
        return std::nullopt;
    if (fileName == "package.json")
        return readPackageJson(text);
    return fileName == "pom.xml" ? readPom(text) : readCargo(text);
}

} // namespace alidade
