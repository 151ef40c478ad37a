#include "analysis/contracts/breakingcheck.h"
#include "analysis/contracts/lintcheck.h"
#include "analysis/contracts/naming.h"
#include "analysis/contracts/packageversion.h"

#include <algorithm>

namespace alidade {

namespace {

std::string directoryName(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash);
}

std::string lowerCase(std::string text)
{
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

/// "__Descriptor_" -> "descriptor".
std::string bareName(std::string_view name)
{
    while (name.starts_with('_'))
        name.remove_prefix(1);
    while (name.ends_with('_'))
        name.remove_suffix(1);
    return lowerCase(std::string(name));
}

} // namespace

void LintCheck::checkFile(const ProtoFile &file)
{
    m_file = &file;
    checkFileItself();
    checkImports();
    checkPackageName();
    for (const ProtoMessage &message : file.messages)
        checkMessage(message);
    for (const ProtoEnum &words : file.enums)
        checkEnum(words);
    for (const ProtoField &extension : file.extensions)
        checkField(extension, file.package);
    for (const ProtoService &service : file.services)
        checkService(service);
}

void LintCheck::checkFileItself()
{
    const std::string name = m_file->name.substr(m_file->name.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    const std::string base = name.substr(0, dot), expected = lowerSnakeCase(base);
    if (runs("FILE_LOWER_SNAKE_CASE") && base != expected)
        add("FILE_LOWER_SNAKE_CASE", {}, {},
            "File " + quoted(name) + " should be called " + quoted(expected + name.substr(dot)) + ".");
    if (runs("SYNTAX_SPECIFIED") && m_file->syntax == ProtoSyntax::unspecified)
        add("SYNTAX_SPECIFIED", {}, {}, "The file does not say its syntax, so it is read as proto2.");
    if (runs("PACKAGE_DEFINED") && m_file->package.empty())
        add("PACKAGE_DEFINED", {}, {}, "The file has no package.");
}

void LintCheck::checkImports()
{
    for (const ProtoImport &import : m_file->imports) {
        const Scope scope(*this, import.comment);
        if (runs("IMPORT_NO_PUBLIC") && import.isPublic)
            add("IMPORT_NO_PUBLIC", import.span, import.path, "Import " + quoted(import.path) + " is public.");
        if (runs("IMPORT_USED") && !import.isUsed && !import.isPublic && import.file >= 0)
            add("IMPORT_USED", import.span, import.path, "Import " + quoted(import.path) + " is not used.");
    }
}

void LintCheck::checkPackageName()
{
    const std::string &package = m_file->package;
    if (package.empty())
        return;
    const Scope scope(*this, m_file->packageComment);
    std::string directory = package, expected;
    std::replace(directory.begin(), directory.end(), '.', '/');
    const std::string actual = directoryName(m_file->name);
    if (runs("PACKAGE_DIRECTORY_MATCH") && actual != directory)
        add("PACKAGE_DIRECTORY_MATCH", m_file->packageSpan, package,
            "Package " + quoted(package) + " should stand in directory " + quoted(directory) + ", not " + quoted(actual) + ".");
    for (std::size_t begin = 0; begin <= package.size();) {
        const std::size_t end = std::min(package.find('.', begin), package.size());
        expected += (begin == 0 ? "" : ".") + lowerSnakeCase(std::string_view(package).substr(begin, end - begin));
        begin = end + 1;
    }
    if (runs("PACKAGE_LOWER_SNAKE_CASE") && package != expected)
        add("PACKAGE_LOWER_SNAKE_CASE", m_file->packageSpan, package,
            "Package " + quoted(package) + " should be called " + quoted(expected) + ".");
    if (runs("PACKAGE_VERSION_SUFFIX") && stabilityOf(package) == PackageStability::unversioned)
        add("PACKAGE_VERSION_SUFFIX", m_file->packageSpan, package,
            "Package " + quoted(package) + " should end in its version, such as " + quoted(package + ".v1") + ".");
}

void LintCheck::checkCase(std::string_view rule, std::string_view what, const ProtoElement &element, const std::string &fullName,
                          const std::string &expected, std::string_view style)
{
    if (runs(rule) && element.name != expected)
        add(rule, element.nameSpan, fullName,
            std::string(what) + " " + quoted(element.name) + " should be in " + std::string(style) + ": " + quoted(expected) +
                ".");
}

void LintCheck::checkComment(std::string_view rule, std::string_view what, const ProtoElement &element,
                             const std::string &fullName)
{
    if (runs(rule) && element.span.isKnown() && !isRealComment(element.comment))
        add(rule, element.span, fullName, std::string(what) + " " + quoted(element.name) + " has no comment.");
}

void LintCheck::checkMessage(const ProtoMessage &message)
{
    const Scope scope(*this, message.comment);
    if (!message.isMapEntry) {
        checkComment("COMMENT_MESSAGE", "Message", message, message.fullName);
        checkCase("MESSAGE_PASCAL_CASE", "Message", message, message.fullName, pascalCase(message.name), "PascalCase");
        for (const ProtoField &field : message.fields)
            checkField(field, message.fullName);
    }
    for (const ProtoField &extension : message.extensions)
        checkField(extension, message.fullName);
    for (const ProtoOneof &oneof : message.oneofs)
        checkOneof(oneof, message);
    for (const ProtoMessage &nested : message.messages)
        checkMessage(nested);
    for (const ProtoEnum &words : message.enums)
        checkEnum(words);
}

void LintCheck::checkField(const ProtoField &field, const std::string &outer)
{
    const Scope scope(*this, field.comment);
    const std::string fullName = protoName(outer, field.name);
    if (field.type != ProtoType::group || field.features.isDelimited)
        checkComment("COMMENT_FIELD", "Field", field, fullName);
    checkCase("FIELD_LOWER_SNAKE_CASE", "Field", field, fullName, lowerSnakeCase(field.name), "lower_snake_case");
    if (runs("FIELD_NO_DESCRIPTOR") && bareName(field.name) == "descriptor")
        add("FIELD_NO_DESCRIPTOR", field.nameSpan, fullName,
            "Field " + quoted(field.name) + " is called like a method of generated code.");
    const bool isRequired = field.label == ProtoLabel::required || field.features.presence == ProtoFeatures::Presence::required;
    if (runs("FIELD_NOT_REQUIRED") && isRequired)
        add("FIELD_NOT_REQUIRED", field.nameSpan, fullName, "Field " + quoted(field.name) + " is required.");
}

void LintCheck::checkOneof(const ProtoOneof &oneof, const ProtoMessage &message)
{
    if (oneof.isSynthetic)
        return;
    const Scope scope(*this, oneof.comment);
    const std::string fullName = protoName(message.fullName, oneof.name);
    checkComment("COMMENT_ONEOF", "Oneof", oneof, fullName);
    checkCase("ONEOF_LOWER_SNAKE_CASE", "Oneof", oneof, fullName, lowerSnakeCase(oneof.name), "lower_snake_case");
}

void LintCheck::checkEnum(const ProtoEnum &words)
{
    const Scope scope(*this, words.comment);
    checkComment("COMMENT_ENUM", "Enum", words, words.fullName);
    checkCase("ENUM_PASCAL_CASE", "Enum", words, words.fullName, pascalCase(words.name), "PascalCase");
    if (const ProtoOption *alias = words.option("allow_alias"); alias != nullptr && alias->value.text == "true") {
        if (runs("ENUM_NO_ALLOW_ALIAS"))
            add("ENUM_NO_ALLOW_ALIAS", alias->span, words.fullName,
                "Enum " + quoted(words.name) + " lets values share a number.");
    }
    const std::string prefix = upperSnakeCase(words.name) + "_", &suffix = m_config.enumZeroValueSuffix;
    for (const ProtoEnumValue &value : words.values) {
        const Scope own(*this, value.comment);
        const std::string fullName = protoName(words.fullName, value.name);
        checkComment("COMMENT_ENUM_VALUE", "Enum value", value, fullName);
        checkCase("ENUM_VALUE_UPPER_SNAKE_CASE", "Enum value", value, fullName, upperSnakeCase(value.name), "UPPER_SNAKE_CASE");
        if (runs("ENUM_VALUE_PREFIX") && !value.name.starts_with(prefix))
            add("ENUM_VALUE_PREFIX", value.nameSpan, fullName,
                "Enum value " + quoted(value.name) + " should begin with " + quoted(prefix) + ".");
        if (runs("ENUM_ZERO_VALUE_SUFFIX") && value.number == 0 && !value.name.ends_with(suffix))
            add("ENUM_ZERO_VALUE_SUFFIX", value.nameSpan, fullName,
                "Enum value " + quoted(value.name) + " is 0 and should end in " + quoted(suffix) + ".");
        if (runs("ENUM_FIRST_VALUE_ZERO") && &value == &words.values.front() && value.number != 0)
            add("ENUM_FIRST_VALUE_ZERO", value.numberSpan, fullName,
                "Enum value " + quoted(value.name) + " is the first and should be 0.");
    }
}

void LintCheck::checkService(const ProtoService &service)
{
    const Scope scope(*this, service.comment);
    checkComment("COMMENT_SERVICE", "Service", service, service.fullName);
    checkCase("SERVICE_PASCAL_CASE", "Service", service, service.fullName, pascalCase(service.name), "PascalCase");
    if (runs("SERVICE_SUFFIX") && !service.name.ends_with(m_config.serviceSuffix))
        add("SERVICE_SUFFIX", service.nameSpan, service.fullName,
            "Service " + quoted(service.name) + " should end in " + quoted(m_config.serviceSuffix) + ".");
    for (const ProtoMethod &method : service.methods)
        checkMethod(method, service);
}

void LintCheck::checkMethod(const ProtoMethod &method, const ProtoService &service)
{
    const Scope scope(*this, method.comment);
    const std::string fullName = protoName(service.fullName, method.name);
    checkComment("COMMENT_RPC", "Method", method, fullName);
    checkCase("RPC_PASCAL_CASE", "Method", method, fullName, pascalCase(method.name), "PascalCase");
    if (runs("RPC_NO_CLIENT_STREAMING") && method.isClientStreaming)
        add("RPC_NO_CLIENT_STREAMING", method.span, fullName, "Method " + quoted(method.name) + " streams requests.");
    if (runs("RPC_NO_SERVER_STREAMING") && method.isServerStreaming)
        add("RPC_NO_SERVER_STREAMING", method.span, fullName, "Method " + quoted(method.name) + " streams responses.");
    checkMethodTypes(method, service);
}

void LintCheck::checkMethodTypes(const ProtoMethod &method, const ProtoService &service)
{
    const auto check = [&](std::string_view rule, std::string_view word, bool allowsEmpty, const std::string &type,
                           const ProtoSpan &span) {
        const std::string expected = pascalCase(method.name) + std::string(word), longer = pascalCase(service.name) + expected;
        const std::string_view name = protoShortName(type);
        if (!runs(rule) || name == expected || name == longer || (allowsEmpty && type == "google.protobuf.Empty"))
            return;
        add(rule, span, protoName(service.fullName, method.name),
            "Type " + quoted(name) + " of method " + quoted(method.name) + " should be called " + quoted(expected) + " or " +
                quoted(longer) + ".");
    };
    check("RPC_REQUEST_STANDARD_NAME", "Request", m_config.allowsEmptyRequests, method.inputType, method.inputSpan);
    check("RPC_RESPONSE_STANDARD_NAME", "Response", m_config.allowsEmptyResponses, method.outputType, method.outputSpan);
}

} // namespace alidade
