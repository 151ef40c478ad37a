#include "importers/contracts/protoparser.h"

#include "importers/contracts/protogrammar.h"
#include "importers/text.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace alidade {

void ProtoGrammar::fail(const std::string &message) const
{
    const std::string found = m_token.kind == ProtoToken::Kind::end ? "the end of the file" : "\"" + escaped(m_token.text) + "\"";
    throw ProtoFault(m_token.span.line, message + ", not " + found);
}

void ProtoGrammar::advance()
{
    m_last = m_token.span;
    m_token = m_lexer.next();
}

bool ProtoGrammar::accept(std::string_view text)
{
    if (!at(text))
        return false;
    advance();
    return true;
}

void ProtoGrammar::expect(std::string_view text)
{
    if (!accept(text))
        fail("\"" + std::string(text) + "\" is expected");
}

ProtoSpan ProtoGrammar::spanSince(const ProtoSpan &begin) const
{
    return {begin.line, begin.column, m_last.endLine, m_last.endColumn};
}

std::string ProtoGrammar::word()
{
    if (m_token.kind != ProtoToken::Kind::word)
        fail("A name is expected");
    std::string result(m_token.text);
    advance();
    return result;
}

/// Strings side by side are one.
std::string ProtoGrammar::text()
{
    if (m_token.kind != ProtoToken::Kind::text)
        fail("A string is expected");
    std::string bytes;
    for (; m_token.kind == ProtoToken::Kind::text; advance())
        bytes += protoTextBytes(m_token);
    return bytes;
}

std::int64_t ProtoGrammar::integer()
{
    const bool isNegative = accept("-");
    if (m_token.kind != ProtoToken::Kind::integer)
        fail("A number is expected");
    std::string_view digits = m_token.text;
    int base = 10;
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        base = 16;
        digits.remove_prefix(2);
    } else if (digits.size() > 1 && digits[0] == '0') {
        base = 8;
    }
    std::int64_t value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value, base).ec != std::errc())
        fail("The number is too large");
    advance();
    return isNegative ? -value : value;
}

std::int32_t ProtoGrammar::number32()
{
    const int line = m_token.span.line;
    const std::int64_t value = integer();
    if (value < std::numeric_limits<std::int32_t>::min() || value > std::numeric_limits<std::int32_t>::max())
        throw ProtoFault(line, "The number is too large");
    return static_cast<std::int32_t>(value);
}

std::string ProtoGrammar::dottedName()
{
    std::string name = word();
    while (accept("."))
        name += '.' + word();
    return name;
}

void ProtoGrammar::enter()
{
    if (++m_depth > ProtoSyntaxLimits::depth)
        throw ProtoFault(m_token.span.line,
                         "The braces are nested more than " + std::to_string(ProtoSyntaxLimits::depth) + " deep");
}

void ProtoGrammar::count()
{
    if (++m_items > ProtoSyntaxLimits::items)
        throw ProtoFault(m_token.span.line,
                         "The file declares more than " + std::to_string(ProtoSyntaxLimits::items) + " things");
}

ProtoFile ProtoGrammar::readFile()
{
    ProtoFile file;
    m_groups = &file.messages;
    if (at("syntax") || at("edition"))
        readSyntax(file);
    while (m_token.kind != ProtoToken::Kind::end)
        readStatement(file);
    return file;
}

void ProtoGrammar::readSyntax(ProtoFile &file)
{
    const Start begin = start();
    const bool isEdition = at("edition");
    advance();
    expect("=");
    const int line = m_token.span.line;
    const std::string name = text();
    expect(";");
    if (!isEdition && (name == "proto2" || name == "proto3"))
        m_syntax = name == "proto2" ? ProtoSyntax::proto2 : ProtoSyntax::proto3;
    else if (isEdition && (name == "2023" || name == "2024"))
        m_syntax = name == "2023" ? ProtoSyntax::edition2023 : ProtoSyntax::edition2024;
    else
        throw ProtoFault(line, std::string(isEdition ? "The edition" : "The syntax") + " \"" + escaped(name) + "\" is not known");
    file.syntax = m_syntax;
    file.syntaxSpan = spanSince(begin.span);
    file.syntaxComment = protoCommentText(begin.comment);
}

void ProtoGrammar::readPackage(ProtoFile &file)
{
    const Start begin = start();
    if (file.packageSpan.isKnown())
        throw ProtoFault(begin.span.line, "The file has two packages");
    advance();
    file.package = dottedName();
    expect(";");
    file.packageSpan = spanSince(begin.span);
    file.packageComment = protoCommentText(begin.comment);
}

void ProtoGrammar::readImport(ProtoFile &file)
{
    const Start begin = start();
    advance();
    ProtoImport import;
    import.isPublic = accept("public");
    import.isWeak = !import.isPublic && accept("weak");
    if (!import.isPublic && !import.isWeak)
        accept("option"); // edition 2024
    import.path = text();
    expect(";");
    import.span = spanSince(begin.span);
    import.comment = protoCommentText(begin.comment);
    file.imports.push_back(std::move(import));
}

void ProtoGrammar::readFileOption(ProtoFile &file)
{
    file.optionComments.push_back(protoCommentText(m_token.comment));
    file.options.push_back(readOptionStatement());
}

void ProtoGrammar::readStatement(ProtoFile &file)
{
    count();
    if (accept(";"))
        return;
    if ((at("export") || at("local")) && m_syntax >= ProtoSyntax::edition2024)
        advance();
    if (at("message"))
        file.messages.push_back(readMessage());
    else if (at("enum"))
        file.enums.push_back(readEnum());
    else if (at("service"))
        file.services.push_back(readService());
    else if (at("extend"))
        readExtend(nullptr, file.extensions);
    else if (at("import"))
        readImport(file);
    else if (at("package"))
        readPackage(file);
    else if (at("option"))
        readFileOption(file);
    else
        fail("A declaration is expected");
}

std::optional<ProtoFile> parseProto(std::string_view text, const std::string &place, Diagnostics &diagnostics)
{
    if (const std::size_t bad = firstInvalidUtf8(text); bad != std::string_view::npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
        diagnostics.push_back({Severity::error, place, static_cast<int>(line), "The file is not UTF-8"});
        return std::nullopt;
    }
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    try {
        ProtoFile file = ProtoGrammar(text).readFile();
        file.place = place;
        return file;
    } catch (const ProtoFault &fault) {
        diagnostics.push_back({Severity::error, place, fault.line, std::string("Not a valid .proto file: ") + fault.what()});
        return std::nullopt;
    }
}

} // namespace alidade
