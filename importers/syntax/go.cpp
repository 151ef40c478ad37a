#include "importers/syntax/gonodes.h"
#include "importers/syntax/goreader.h"
#include "importers/syntax/languages.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// Go code is cut before lines that begin a declaration.
std::size_t nextDeclaration(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('\n', from); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::string_view line = text.substr(at + 1, 6);
        if (line.starts_with("func ") || line.starts_with("type ") || line.starts_with("var ") || line.starts_with("const "))
            return at + 1;
    }
    return text.size();
}

/// Whether a line before the package clause says that a program wrote the file (go help generate).
bool isGeneratedGo(std::string_view text)
{
    const std::size_t package = std::min(text.find("\npackage "), text.size());
    const std::string_view head = text.substr(0, package);
    const std::size_t at = head.starts_with("// Code generated ") ? 0 : head.find("\n// Code generated ");
    return at != std::string_view::npos && head.substr(0, head.find('\n', at + 1)).find("DO NOT EDIT.") != std::string_view::npos;
}

std::string_view unquoted(std::string_view text)
{
    return text.size() < 2 ? std::string_view() : text.substr(1, text.size() - 2);
}

/// Whether a file is for tests though its name does not say so: doubles of the types that the program uses.
bool holdsMocks(const CodeFile &file)
{
    static constexpr std::array<std::string_view, 4> libraries{"github.com/stretchr/testify/mock",
                                                               "github.com/golang/mock/gomock", "go.uber.org/mock/gomock",
                                                               "github.com/gojuno/minimock"};
    return std::any_of(file.imports.begin(), file.imports.end(), [](const ImportLine &import) {
        return std::any_of(libraries.begin(), libraries.end(),
                           [&](std::string_view library) { return import.path.starts_with(library); });
    });
}

} // namespace

bool readGoCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    file.isTest = file.path.ends_with("_test.go");
    file.isGenerated = isGeneratedGo(text);
    GoReader reader(file);
    const Parsed parsed = parseInPieces(
        text, tree_sitter_go(), nextDeclaration, limits, [&](const Piece &piece) { reader.read(piece); }, OnFault::split);
    file.isCut = file.isCut || parsed == Parsed::cut;
    file.isTest = file.isTest || holdsMocks(file);
    return parsed != Parsed::over;
}

void GoReader::read(const Piece &piece)
{
    Walker walker(piece.root);
    m_piece = &piece;
    m_walker = &walker;
    visit();
    m_file.isCut = m_file.isCut || walker.isCut();
}

void GoReader::visit()
{
    switch (goGrammar().kinds[node()]) {
    case GoNode::skipped:
    case GoNode::anonymous: return;
    case GoNode::package: return readPackage();
    case GoNode::import: return readImport();
    case GoNode::function: return readFunction();
    case GoNode::typeSpec: return readTypeSpec();
    case GoNode::constSpec: return readSpec(true);
    case GoNode::varSpec: return readSpec(false);
    case GoNode::assignment: return readAssignment();
    case GoNode::range: return readRange();
    case GoNode::returned: return readReturn();
    case GoNode::ifs: return readIf();
    case GoNode::switches: return readSwitch();
    case GoNode::deferred: return readAside(Aside::Kind::deferred, [this] { visitChildren(); });
    case GoNode::text:
    case GoNode::rawText:
    case GoNode::call:
    case GoNode::composite:
    case GoNode::binary:
    case GoNode::unary:
    case GoNode::selector:
    case GoNode::closure: static_cast<void>(value()); return;
    default: return visitChildren();
    }
}

void GoReader::visitChildren()
{
    m_walker->eachChild([this] { visit(); });
}

void GoReader::readPackage()
{
    m_walker->eachChild([this] {
        if (ts_node_is_named(node()))
            m_file.package = m_piece->textOf(node());
    });
}

void GoReader::readImport()
{
    ImportLine import;
    import.line = line();
    m_walker->eachChild([&] {
        if (m_walker->field() == goGrammar().name)
            import.alias = m_piece->textOf(node());
        else if (m_walker->field() == goGrammar().path)
            import.path = unquoted(m_piece->textOf(node()));
    });
    noteImport(import);
    m_file.imports.push_back(std::move(import));
}

void GoReader::readFunction()
{
    const GoGrammar &go = goGrammar();
    std::string type;
    const TSNode receivers = ts_node_child_by_field_id(node(), go.receiver);
    if (!ts_node_is_null(receivers) && ts_node_named_child_count(receivers) > 0) {
        std::string_view text = m_piece->textOf(ts_node_child_by_field_id(ts_node_named_child(receivers, 0), go.type));
        text.remove_prefix(std::min(text.find_first_not_of("* ("), text.size()));
        type = text.substr(0, text.find_first_of("[ )"));
    }
    m_scope = std::string(m_piece->textOf(ts_node_child_by_field_id(node(), go.name)));
    if (!type.empty())
        m_scope.insert(0, type + ".");
    m_file.definitions.push_back({m_scope, false, {}, line(), m_piece->lastLineOf(node())});
    m_walker->eachChild([&] {
        const TSFieldId field = m_walker->field();
        if (field == go.receiver || field == go.parameters)
            readParameters(field == go.receiver);
        else if (field == go.result)
            readResults();
        else if (field == go.body)
            visitChildren();
    });
    m_scope.clear();
}

void GoReader::readParameters(bool isReceiver)
{
    int position = 0;
    m_walker->eachChild([&] {
        const GoNode kind = goGrammar().kinds[node()];
        if (kind != GoNode::parameter && kind != GoNode::variadicParameter)
            return;
        std::vector<std::string_view> names;
        std::string type;
        m_walker->eachChild([&] {
            if (m_walker->field() == goGrammar().name)
                names.push_back(m_piece->textOf(node()));
            else if (m_walker->field() == goGrammar().type)
                type = readType();
        });
        if (kind == GoNode::variadicParameter)
            type.insert(0, "[]");
        for (const std::string_view name : names) {
            const int number = isReceiver || m_closures > 0 ? -1 : position++;
            if (name != "_")
                m_file.bindings.push_back({m_scope, std::string(name), type, {}, number, false, line()});
        }
        position += names.empty() ? 1 : 0;
    });
}

void GoReader::readResults()
{
    if (m_closures > 0)
        return;
    int position = 0;
    const auto add = [&](std::string type) {
        if (!type.empty() && type != "error")
            m_file.bindings.push_back({m_scope,
                                       position == 0 ? "return" : "return." + std::to_string(position),
                                       std::move(type),
                                       {},
                                       -1,
                                       false,
                                       line()});
        ++position;
    };
    if (goGrammar().kinds[node()] != GoNode::parameters)
        return add(readType());
    m_walker->eachChild([&] {
        if (goGrammar().kinds[node()] != GoNode::parameter)
            return;
        std::vector<std::string_view> names;
        m_walker->eachChild([&] {
            if (m_walker->field() == goGrammar().name)
                names.push_back(m_piece->textOf(node()));
            if (m_walker->field() != goGrammar().type)
                return;
            const std::string type = readType();
            for (const std::string_view name : names) {
                add(type);
                m_file.bindings.push_back({m_scope, std::string(name), type, {}, -1, false, line()});
            }
            if (names.empty())
                add(type);
        });
    });
}

void GoReader::readTypeSpec()
{
    const GoGrammar &go = goGrammar();
    const std::string name(m_piece->textOf(ts_node_child_by_field_id(node(), go.name)));
    const std::size_t index = m_file.definitions.size();
    m_file.definitions.push_back({name, true, {}, line(), m_piece->lastLineOf(node())});
    m_walker->eachChild([&] {
        if (m_walker->field() != go.type)
            return;
        if (go.kinds[node()] == GoNode::structure)
            readFields(name);
        else if (std::string base = readType(); !base.empty() && base.find_first_of("[]{( ") == std::string::npos)
            m_file.definitions[index].bases.push_back(std::move(base));
    });
}

/// The fields of the struct at the cursor; those without a name are embedded types.
void GoReader::readFields(const std::string &type)
{
    m_walker->eachChild([&] {
        if (goGrammar().kinds[node()] != GoNode::fieldList)
            return;
        m_walker->eachChild([&] {
            if (goGrammar().kinds[node()] == GoNode::field)
                readField(type);
        });
    });
}

void GoReader::readField(const std::string &type)
{
    const GoGrammar &go = goGrammar();
    std::vector<std::string> names;
    std::string fieldType;
    const int start = line();
    m_walker->eachChild([&] {
        const TSFieldId field = m_walker->field();
        if (field == go.name) {
            names.emplace_back(m_piece->textOf(node()));
        } else if (field == go.type && go.kinds[node()] == GoNode::structure && names.size() == 1) {
            fieldType = type + "." + names.front();
            readFields(fieldType);
        } else if (field == go.type) {
            fieldType = readType();
        } else if (field == go.tag) {
            for (const std::string &name : names.empty() ? std::vector{fieldType} : names)
                readTag(m_piece->textOf(node()), std::string(type).append(".").append(name), line());
        }
    });
    if (names.empty() && !fieldType.empty()) {
        const auto owner =
            std::find_if(m_file.definitions.rbegin(), m_file.definitions.rend(),
                         [&](const Definition &definition) { return definition.isType && definition.name == type; });
        if (owner != m_file.definitions.rend())
            owner->bases.push_back(fieldType);
        names.push_back(fieldType.substr(fieldType.rfind('.') + 1));
    }
    for (std::string &name : names)
        m_file.bindings.push_back({type, std::move(name), fieldType, {}, -1, false, start});
}

/// `key:"value" key:"value"` (reflect.StructTag): an annotation for each.
void GoReader::readTag(std::string_view tag, const std::string &target, int line)
{
    tag = unquoted(tag);
    while (!tag.empty()) {
        tag.remove_prefix(std::min(tag.find_first_not_of(' '), tag.size()));
        const std::size_t colon = tag.find(":\"");
        const std::size_t end = colon == std::string_view::npos ? colon : tag.find('"', colon + 2);
        if (end == std::string_view::npos)
            return;
        Call call;
        call.kind = Call::Kind::annotation;
        call.name = tag.substr(0, colon);
        call.target = target;
        call.line = line;
        call.arguments.push_back({{}, textExpression(tag.substr(colon + 2, end - colon - 2))});
        if (call.name != "protobuf" && call.name != "validate")
            m_file.calls.push_back(std::move(call));
        tag.remove_prefix(end + 1);
    }
}

/// The type at the cursor without pointers; empty for one without a name.
std::string GoReader::readType()
{
    constexpr std::size_t maxTypeBytes = 128;
    switch (goGrammar().kinds[node()]) {
    case GoNode::structure:
    case GoNode::anonymous: return {};
    default: break;
    }
    std::string_view text = m_piece->textOf(node());
    text.remove_prefix(std::min(text.find_first_not_of("*( "), text.size()));
    if (text.size() > maxTypeBytes || text.find('\n') != std::string_view::npos || text.find('{') != std::string_view::npos)
        return {};
    return std::string(text);
}

} // namespace alidade
