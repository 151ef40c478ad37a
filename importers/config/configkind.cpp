#include "importers/config/configkind.h"

#include "importers/config/lines.h"
#include "importers/deployment/places.h"
#include "importers/text.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

bool has(const auto &words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

constexpr auto deployedProfiles = std::to_array<std::string_view>(
    {"docker", "compose", "container", "containers", "kubernetes", "k8s", "kube", "cloud", "cluster", "prod", "production"});
constexpr auto testProfiles = std::to_array<std::string_view>({"test", "tests", "testing", "it", "e2e", "ci", "unittest"});
constexpr auto otherProfiles = std::to_array<std::string_view>(
    {"dev", "develop", "development", "local", "localhost", "debug", "staging", "stage", "qa", "uat", "default"});

bool isKnownProfile(std::string_view word)
{
    return has(deployedProfiles, word) || has(testProfiles, word) || has(otherProfiles, word);
}

/// Files of these names hold settings wherever they lie.
constexpr auto frameworkNames = std::to_array<std::string_view>(
    {"application", "bootstrap", "appsettings", "microprofile-config", "ocelot", "yarp", "config", "configuration", "settings"});
/// What stands behind these is a profile whatever it is called.
constexpr auto profiledNames = std::to_array<std::string_view>({"application", "bootstrap", "appsettings"});
constexpr auto configDirectories =
    std::to_array<std::string_view>({"config", "configs", "conf", "etc", "configuration", "config-repo", "configrepo", "shared"});
constexpr auto foreignDirectories = std::to_array<std::string_view>(
    {".vscode",      ".idea",      ".mvn",    ".circleci", ".devcontainer", "wrapper",    "i18n",     "locales",   "locale",
     "lang",         "docs",       "doc",     "schema",    "schemas",       "migrations", "public",   "static",    "assets",
     "provisioning", "dashboards", "dist",    "build",     "target",        "bin",        "obj",      "templates", "crd",
     "crds",         "rbac",       "test",    "tests",     "testing",       "__tests__",  "testdata", "test-data", "fixtures",
     "e2e",          "mocks",      "example", "examples",  "sample",        "samples"});
constexpr auto foreignNames = std::to_array<std::string_view>(
    {"package",   "package-lock",  "tsconfig",       "jsconfig", "nest-cli",       "angular",    "logback",
     "log4j",     "log4j2",        "logging",        "messages", "launchsettings", "prometheus", "kustomization",
     "pyproject", "cargo",         "composer",       "netlify",  "book",           "buf",        "sonar-project",
     "gradle",    "maven-wrapper", "docker-compose", "compose"});

std::optional<ConfigFormat> formatOf(std::string_view ending)
{
    constexpr auto formats = std::to_array<std::pair<std::string_view, ConfigFormat>>({{"yaml", ConfigFormat::yaml},
                                                                                       {"yml", ConfigFormat::yaml},
                                                                                       {"json", ConfigFormat::json},
                                                                                       {"toml", ConfigFormat::toml},
                                                                                       {"properties", ConfigFormat::properties},
                                                                                       {"ini", ConfigFormat::ini}});
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto &each) { return each.first == ending; });
    return found == formats.end() ? std::nullopt : std::optional(found->second);
}

bool isForeign(std::string_view path)
{
    if (isTestData(path))
        return true;
    for (std::string dir = lowered(directoryOf(path)); !dir.empty(); dir = directoryOf(dir)) {
        if (has(foreignDirectories, fileNameOf(dir)))
            return true;
    }
    return false;
}

/// ".env", ".env.production"; those that only show what may stand in one are documents.
std::optional<ConfigKind> environmentKind(std::string_view name)
{
    if (name == ".env")
        return ConfigKind{ConfigFormat::environment, ".env", {}, true};
    if (!name.starts_with(".env."))
        return std::nullopt;
    const std::string_view profile = name.substr(5);
    return isKnownProfile(profile) ? std::optional(ConfigKind{ConfigFormat::environment, ".env", std::string(profile), true})
                                   : std::nullopt;
}

} // namespace

std::optional<ConfigKind> configKindOf(std::string_view path)
{
    const std::string name = lowered(fileNameOf(path));
    if (isForeign(path))
        return std::nullopt;
    if (auto kind = environmentKind(name))
        return kind;
    const std::size_t dot = name.rfind('.');
    const auto format = dot == std::string::npos ? std::nullopt : formatOf(std::string_view(name).substr(dot + 1));
    if (!format)
        return std::nullopt;
    ConfigKind kind{*format, name.substr(0, dot), {}, false};
    if (const std::size_t mark = kind.base.find_last_of("-._"); mark != std::string::npos && mark > 0) {
        const std::string_view before = std::string_view(kind.base).substr(0, mark);
        const std::string after = kind.base.substr(mark + 1);
        if (isKnownProfile(after) || has(profiledNames, before)) {
            kind.base.resize(mark);
            kind.profile = after;
        }
    }
    kind.isNamed = has(frameworkNames, kind.base);
    const bool isInPlace = has(configDirectories, lowered(fileNameOf(directoryOf(path))));
    if (has(foreignNames, kind.base) || !(kind.isNamed || isInPlace))
        return std::nullopt;
    return kind;
}

std::optional<int> rankOfProfile(std::string_view profile)
{
    if (has(testProfiles, profile))
        return std::nullopt;
    if (profile.empty())
        return 1;
    return has(deployedProfiles, profile) ? 0 : 2;
}

} // namespace alidade
