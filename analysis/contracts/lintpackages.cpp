#include "analysis/contracts/breakingcheck.h"
#include "analysis/contracts/lintcheck.h"
#include "analysis/contracts/packageversion.h"

#include <algorithm>
#include <deque>

namespace alidade {

namespace {

constexpr auto packageOptions = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"PACKAGE_SAME_CSHARP_NAMESPACE", "csharp_namespace"},
    {"PACKAGE_SAME_GO_PACKAGE", "go_package"},
    {"PACKAGE_SAME_JAVA_MULTIPLE_FILES", "java_multiple_files"},
    {"PACKAGE_SAME_JAVA_PACKAGE", "java_package"},
    {"PACKAGE_SAME_PHP_NAMESPACE", "php_namespace"},
    {"PACKAGE_SAME_RUBY_PACKAGE", "ruby_package"},
    {"PACKAGE_SAME_SWIFT_PREFIX", "swift_prefix"},
});

std::string directoryName(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash);
}

std::string listed(const std::set<std::string> &texts)
{
    std::string result;
    for (const std::string &text : texts)
        result += (result.empty() ? "" : ", ") + (text.empty() ? std::string("none") : quoted(text));
    return result;
}

using Packages = std::map<std::string_view, std::set<std::string_view>>; ///< package -> packages that it imports

/// The shortest way from one package to another along imports, both ends included; empty when there is none.
std::vector<std::string_view> wayBetween(const Packages &imports, std::string_view from, std::string_view to)
{
    std::map<std::string_view, std::string_view> cameFrom{{from, from}};
    std::deque<std::string_view> next{from};
    while (!next.empty() && !cameFrom.contains(to)) {
        const std::string_view at = next.front();
        next.pop_front();
        const auto found = imports.find(at);
        if (found == imports.end())
            continue;
        for (std::string_view other : found->second) {
            if (cameFrom.emplace(other, at).second)
                next.push_back(other);
        }
    }
    if (!cameFrom.contains(to))
        return {};
    std::vector<std::string_view> way{to};
    while (way.back() != from)
        way.push_back(cameFrom.at(way.back()));
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace

void LintCheck::checkPackages()
{
    std::map<std::string_view, std::vector<const ProtoFile *>> packages;
    for (const ProtoFile &file : m_set.schema.files) {
        if (file.module == m_moduleIndex)
            packages[file.package].push_back(&file);
    }
    for (const auto &[package, files] : packages) {
        for (const auto &[rule, option] : packageOptions)
            checkSamePackageOption(rule, option, package, files);
        std::set<std::string> directories;
        for (const ProtoFile *file : files)
            directories.insert(directoryName(file->name));
        for (const ProtoFile *file : files) {
            const Scope scope(*this, file->packageComment);
            if (directories.size() > 1 && runs("PACKAGE_SAME_DIRECTORY"))
                addAt(*file, "PACKAGE_SAME_DIRECTORY", file->packageSpan,
                      "Package " + quoted(package) + " has files in several directories: " + listed(directories) + ".");
        }
    }
}

void LintCheck::checkSamePackageOption(std::string_view rule, std::string_view option, std::string_view package,
                                       const std::vector<const ProtoFile *> &files)
{
    if (!runs(rule))
        return;
    std::set<std::string> values;
    for (const ProtoFile *file : files)
        values.insert(file->optionText(option));
    if (values.size() < 2)
        return;
    for (const ProtoFile *file : files) {
        const ProtoOption *own = file->option(option);
        const Scope scope(*this, own == nullptr ? std::string()
                                                : file->optionComments[static_cast<std::size_t>(own - file->options.data())]);
        addAt(*file, rule, own == nullptr ? ProtoSpan() : own->span,
              "Files of package " + quoted(package) + " differ in option " + quoted(option) + ": " + listed(values) + ".");
    }
}

void LintCheck::checkDirectories()
{
    if (!runs("DIRECTORY_SAME_PACKAGE"))
        return;
    std::map<std::string, std::vector<const ProtoFile *>> directories;
    for (const ProtoFile &file : m_set.schema.files) {
        if (file.module == m_moduleIndex)
            directories[directoryName(file.name)].push_back(&file);
    }
    for (const auto &[directory, files] : directories) {
        std::set<std::string> packages;
        for (const ProtoFile *file : files)
            packages.insert(file->package);
        if (packages.size() < 2)
            continue;
        for (const ProtoFile *file : files) {
            const Scope scope(*this, file->packageComment);
            addAt(*file, "DIRECTORY_SAME_PACKAGE", file->packageSpan,
                  "Directory " + quoted(directory) + " has files of several packages: " + listed(packages) + ".");
        }
    }
}

void LintCheck::checkImportCycles()
{
    if (!runs("PACKAGE_NO_IMPORT_CYCLE"))
        return;
    Packages packages;
    const auto target = [&](const ProtoImport &import) -> std::string_view {
        return import.file < 0 ? std::string_view() : m_set.schema.files[static_cast<std::size_t>(import.file)].package;
    };
    for (const ProtoFile &file : m_set.schema.files) {
        for (const ProtoImport &import : file.imports) {
            const std::string_view to = target(import);
            if (!file.package.empty() && !to.empty() && to != file.package)
                packages[file.package].insert(to);
        }
    }
    std::map<std::pair<std::string_view, std::string_view>, std::vector<std::string_view>> ways; // back, by import
    for (const ProtoFile &file : m_set.schema.files) {
        if (file.module != m_moduleIndex || file.package.empty())
            continue;
        for (const ProtoImport &import : file.imports) {
            const std::string_view to = target(import);
            if (to.empty() || to == file.package)
                continue;
            const auto [way, isNew] = ways.try_emplace({to, file.package});
            if (isNew)
                way->second = wayBetween(packages, to, file.package);
            std::string text = file.package;
            for (std::string_view each : way->second)
                text += " -> " + std::string(each);
            const Scope scope(*this, import.comment);
            if (!way->second.empty())
                addAt(file, "PACKAGE_NO_IMPORT_CYCLE", import.span, "Packages import one another in a circle: " + text + ".");
        }
    }
}

void LintCheck::checkStableImports()
{
    if (!runs("STABLE_PACKAGE_NO_IMPORT_UNSTABLE"))
        return;
    for (const ProtoFile &file : m_set.schema.files) {
        if (file.module != m_moduleIndex || stabilityOf(file.package) != PackageStability::stable)
            continue;
        for (const ProtoImport &import : file.imports) {
            const ProtoFile *imported = import.file < 0 ? nullptr : &m_set.schema.files[static_cast<std::size_t>(import.file)];
            const Scope scope(*this, import.comment);
            if (imported != nullptr && imported->module == m_moduleIndex &&
                stabilityOf(imported->package) == PackageStability::unstable)
                addAt(file, "STABLE_PACKAGE_NO_IMPORT_UNSTABLE", import.span,
                      "Package " + quoted(file.package) + " is stable and imports " + quoted(imported->package) +
                          ", which is not.");
        }
    }
}

void LintCheck::checkMethodsTogether()
{
    static constexpr std::string_view rule = "RPC_REQUEST_RESPONSE_UNIQUE", empty = "google.protobuf.Empty";
    if (!runs(rule))
        return;
    struct Use {
        const ProtoFile *file;
        const ProtoService *service;
        const ProtoMethod *method;
    };
    const auto report = [&](const Use &use, const std::string &message) {
        m_file = use.file;
        const Scope outer(*this, use.service->comment), inner(*this, use.method->comment);
        add(rule, use.method->span, protoName(use.service->fullName, use.method->name), message);
    };
    std::map<std::string_view, std::vector<Use>> uses;
    for (const ProtoFile &file : m_set.schema.files) {
        if (file.module != m_moduleIndex)
            continue;
        for (const ProtoService &service : file.services) {
            for (const ProtoMethod &method : service.methods) {
                const Use use{&file, &service, &method};
                uses[method.inputType].push_back(use);
                const bool isSame = method.inputType == method.outputType;
                const bool isAllowed =
                    m_config.allowsSameRequestResponse ||
                    (method.inputType == empty && m_config.allowsEmptyRequests && m_config.allowsEmptyResponses);
                if (!isSame)
                    uses[method.outputType].push_back(use);
                else if (!isAllowed)
                    report(use, "Method " + quoted(method.name) + " has one type for request and response.");
            }
        }
    }
    for (const auto &[type, all] : uses) {
        if (all.size() < 2)
            continue;
        const bool isEmpty = type == empty;
        const bool mayBeRequest = isEmpty && m_config.allowsEmptyRequests,
                   mayBeResponse = isEmpty && m_config.allowsEmptyResponses;
        if (mayBeRequest && mayBeResponse)
            continue;
        const auto isMeant = [&, wanted = type](const Use &use) {
            return !mayBeRequest && !mayBeResponse ? true
                   : mayBeRequest                  ? use.method->outputType == wanted
                                                   : use.method->inputType == wanted;
        };
        if (std::count_if(all.begin(), all.end(), isMeant) < 2)
            continue;
        for (const Use &use : all) {
            if (isMeant(use))
                report(use, "Type " + quoted(type) + " is the request or response of several methods.");
        }
    }
}

} // namespace alidade
