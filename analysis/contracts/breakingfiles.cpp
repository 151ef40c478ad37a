#include "analysis/contracts/breakingcheck.h"

#include <algorithm>

namespace alidade {

namespace {

struct FileOption {
    std::string_view rule, option, otherwise;
};

constexpr auto fileOptions = std::to_array<FileOption>({
    {"FILE_SAME_CC_ENABLE_ARENAS", "cc_enable_arenas", "true"},
    {"FILE_SAME_CC_GENERIC_SERVICES", "cc_generic_services", "false"},
    {"FILE_SAME_CSHARP_NAMESPACE", "csharp_namespace", ""},
    {"FILE_SAME_GO_PACKAGE", "go_package", ""},
    {"FILE_SAME_JAVA_GENERIC_SERVICES", "java_generic_services", "false"},
    {"FILE_SAME_JAVA_MULTIPLE_FILES", "java_multiple_files", "false"},
    {"FILE_SAME_JAVA_OUTER_CLASSNAME", "java_outer_classname", ""},
    {"FILE_SAME_JAVA_PACKAGE", "java_package", ""},
    {"FILE_SAME_OBJC_CLASS_PREFIX", "objc_class_prefix", ""},
    {"FILE_SAME_OPTIMIZE_FOR", "optimize_for", "SPEED"},
    {"FILE_SAME_PHP_CLASS_PREFIX", "php_class_prefix", ""},
    {"FILE_SAME_PHP_METADATA_NAMESPACE", "php_metadata_namespace", ""},
    {"FILE_SAME_PHP_NAMESPACE", "php_namespace", ""},
    {"FILE_SAME_PY_GENERIC_SERVICES", "py_generic_services", "false"},
    {"FILE_SAME_RUBY_PACKAGE", "ruby_package", ""},
    {"FILE_SAME_SWIFT_PREFIX", "swift_prefix", ""},
});

/// One word for all editions: they are one syntax.
std::string_view syntaxText(const ProtoFile &file)
{
    switch (file.syntax) {
    case ProtoSyntax::proto3: return "proto3";
    case ProtoSyntax::edition2023:
    case ProtoSyntax::edition2024: return "editions";
    default: return "proto2";
    }
}

} // namespace

void BreakingCheck::checkFiles()
{
    for (const auto &[name, older] : m_old.files) {
        checkStop();
        const auto newer = m_new.files.find(name);
        if (newer != m_new.files.end())
            checkFilePair(*older, *newer->second);
        else if (runs("FILE_NO_DELETE") && !m_new.unreadable.contains(name))
            add("FILE_NO_DELETE", {nullptr, {}, older, {}}, older->package, "File " + quoted(name) + " is gone.");
    }
    checkStaysInFile("MESSAGE_NO_DELETE", "Message", m_old.messages, m_new.messages);
    checkStaysInFile("ENUM_NO_DELETE", "Enum", m_old.enums, m_new.enums);
    checkStaysInFile("SERVICE_NO_DELETE", "Service", m_old.services, m_new.services);
    checkStaysInFile("EXTENSION_NO_DELETE", "Extension", m_old.extensions, m_new.extensions);
}

void BreakingCheck::checkFilePair(const ProtoFile &older, const ProtoFile &newer)
{
    for (const FileOption &each : fileOptions) {
        if (runs(each.rule))
            checkFileOption(older, newer, each.rule, each.option, each.otherwise);
    }
    const auto check = [&](std::string_view rule, std::string_view what, std::string_view was, std::string_view is,
                           const ProtoSpan &oldSpan, const ProtoSpan &newSpan) {
        if (was != is && runs(rule))
            add(rule, {&newer, newSpan, &older, oldSpan}, newer.package,
                "The " + std::string(what) + " of the file was " + quoted(was) + " and is " + quoted(is) + ".");
    };
    check("FILE_SAME_PACKAGE", "package", older.package, newer.package, older.packageSpan, newer.packageSpan);
    check("FILE_SAME_SYNTAX", "syntax", syntaxText(older), syntaxText(newer), older.syntaxSpan, newer.syntaxSpan);
}

void BreakingCheck::checkFileOption(const ProtoFile &older, const ProtoFile &newer, std::string_view rule,
                                    std::string_view option, std::string_view otherwise)
{
    const std::string was = older.optionText(option, otherwise), is = newer.optionText(option, otherwise);
    if (was == is)
        return;
    const ProtoOption *oldOption = older.option(option), *newOption = newer.option(option);
    add(rule,
        {&newer, newOption == nullptr ? ProtoSpan() : newOption->span, &older,
         oldOption == nullptr ? ProtoSpan() : oldOption->span},
        newer.package, "The option " + quoted(option) + " of the file was " + quoted(was) + " and is " + quoted(is) + ".");
}

/// What a file declared must still be declared by the same file, when that is still there: generated code is per file.
template <typename Element>
void BreakingCheck::checkStaysInFile(std::string_view rule, std::string_view what, const SchemaIndex::ByName<Element> &older,
                                     const SchemaIndex::ByName<Element> &newer)
{
    if (!runs(rule))
        return;
    const auto check = [&](std::string_view fullName, const Declared<Element> &was) {
        const auto file = m_new.files.find(was.file->name);
        if (file == m_new.files.end())
            return;
        const std::string_view nested = nestedName(*was.file, fullName);
        const auto is = newer.find(protoName(file->second->package, nested));
        if (is != newer.end() && is->second.near(was.file->name).file == file->second)
            return;
        const bool isService = std::is_same_v<Element, ProtoService>;
        ChangePlace place = isService ? ChangePlace{file->second} : deletedFrom(file->second, nested, true);
        place.oldFile = was.file;
        place.oldSpan = was->span;
        add(rule, place, std::string(fullName), std::string(what) + " " + quoted(nested) + " is gone from its file.");
    };
    for (const auto &each : older)
        each.second.forEach([&](const Declared<Element> &was) { check(each.first, was); });
}

/// What a package declared must still be declared somewhere in it. As in buf, a package that has nothing of that kind any more
/// is not looked at, unless it is services.
template <typename Element>
void BreakingCheck::checkStaysInPackage(std::string_view rule, std::string_view what, const SchemaIndex::ByName<Element> &older,
                                        const SchemaIndex::ByName<Element> &newer)
{
    if (!runs(rule))
        return;
    constexpr bool isService = std::is_same_v<Element, ProtoService>;
    std::set<std::string_view> packages;
    if (isService) {
        for (const auto &[package, files] : m_new.packages)
            packages.insert(package);
    }
    for (const auto &[fullName, declarations] : newer)
        packages.insert(declarations.first().file->package);
    for (const auto &[fullName, declarations] : older) {
        const Declared<Element> &was = declarations.first();
        if (!packages.contains(was.file->package) || newer.contains(fullName) || m_new.unreadable.contains(was.file->name))
            continue;
        const auto file = m_new.files.find(was.file->name);
        const ProtoFile *where = file == m_new.files.end() ? nullptr : file->second;
        const std::string_view nested = nestedName(*was.file, fullName);
        ChangePlace place = isService ? ChangePlace{where} : deletedFrom(where, nested, !std::is_same_v<Element, ProtoMessage>);
        place.oldFile = was.file;
        place.oldSpan = was->span;
        add(rule, place, std::string(fullName),
            std::string(what) + " " + quoted(nested) + " is gone from package " + quoted(was.file->package) + ".");
    }
}

void BreakingCheck::checkPackages()
{
    checkStop();
    checkStaysInPackage("PACKAGE_MESSAGE_NO_DELETE", "Message", m_old.messages, m_new.messages);
    checkStaysInPackage("PACKAGE_ENUM_NO_DELETE", "Enum", m_old.enums, m_new.enums);
    checkStaysInPackage("PACKAGE_SERVICE_NO_DELETE", "Service", m_old.services, m_new.services);
    checkStaysInPackage("PACKAGE_EXTENSION_NO_DELETE", "Extension", m_old.extensions, m_new.extensions);
    if (!runs("PACKAGE_NO_DELETE"))
        return;
    for (const auto &[package, files] : m_old.packages) {
        const bool mayBeThere =
            std::any_of(files.begin(), files.end(), [&](const ProtoFile *file) { return m_new.unreadable.contains(file->name); });
        if (!m_new.packages.contains(package) && !mayBeThere)
            add("PACKAGE_NO_DELETE", {nullptr, {}, files.front(), {}}, std::string(package),
                "Package " + quoted(package) + " is gone.");
    }
}

} // namespace alidade
