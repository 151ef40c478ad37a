#include "importers/contracts/protolinker.h"

#include "importers/contracts/protosymbols.h"

#include <algorithm>

namespace alidade {

namespace {

/// Unknown names that are reported one by one for a file.
constexpr int maxUnknownNames = 5;

bool isType(ProtoSymbol::Kind kind) { return kind == ProtoSymbol::Kind::message || kind == ProtoSymbol::Kind::enumeration; }
bool isMessage(ProtoSymbol::Kind kind) { return kind == ProtoSymbol::Kind::message; }
bool isExtension(ProtoSymbol::Kind kind) { return kind == ProtoSymbol::Kind::extension; }

class FileLinker {
public:
    FileLinker(ProtoSymbols &symbols, ProtoFile &file, Diagnostics &diagnostics)
        : m_symbols(symbols), m_file(file), m_diagnostics(diagnostics),
          m_mayLackFiles(std::any_of(file.imports.begin(), file.imports.end(), [](const auto &each) { return each.file < 0; }))
    {}

    void link()
    {
        linkOptions(m_file.options, m_file.package);
        for (ProtoMessage &message : m_file.messages)
            linkMessage(message);
        for (ProtoEnum &words : m_file.enums)
            linkEnum(words);
        for (ProtoField &extension : m_file.extensions)
            linkField(extension, m_file.package);
        for (ProtoService &service : m_file.services)
            linkService(service);
    }

private:
    void linkMessage(ProtoMessage &message)
    {
        linkOptions(message.options, message.fullName);
        for (ProtoField &field : message.fields)
            linkField(field, message.fullName);
        for (ProtoField &extension : message.extensions)
            linkField(extension, message.fullName);
        for (ProtoOneof &oneof : message.oneofs)
            linkOptions(oneof.options, message.fullName);
        for (ProtoMessage &nested : message.messages)
            linkMessage(nested);
        for (ProtoEnum &words : message.enums)
            linkEnum(words);
    }

    void linkEnum(ProtoEnum &words)
    {
        linkOptions(words.options, words.fullName);
        for (ProtoEnumValue &value : words.values)
            linkOptions(value.options, words.fullName);
    }

    void linkField(ProtoField &field, const std::string &scope)
    {
        linkOptions(field.options, scope);
        if (field.type == ProtoType::unresolved || field.type == ProtoType::group) {
            if (const auto symbol = find(field.typeName, scope, isType, field.typeSpan.line)) {
                if (field.type == ProtoType::unresolved)
                    field.type = symbol->kind == ProtoSymbol::Kind::message ? ProtoType::message : ProtoType::enum_;
            }
        }
        if (!field.extendee.empty())
            find(field.extendee, scope, isMessage, field.span.line);
    }

    void linkService(ProtoService &service)
    {
        linkOptions(service.options, service.fullName);
        for (ProtoMethod &method : service.methods) {
            linkOptions(method.options, service.fullName);
            find(method.inputType, service.fullName, isMessage, method.inputSpan.line);
            find(method.outputType, service.fullName, isMessage, method.outputSpan.line);
        }
    }

    /// Names in brackets are those of extensions: `option (a.b) = { [c.d]: 1 }`.
    void linkOptions(std::vector<ProtoOption> &options, const std::string &scope)
    {
        for (ProtoOption &option : options) {
            for (std::size_t open = option.name.find('('); open != std::string::npos; open = option.name.find('(', open + 1)) {
                const std::size_t close = option.name.find(')', open);
                std::string name = option.name.substr(open + 1, close - open - 1);
                if (ProtoSymbol symbol; m_symbols.resolve(name, scope, isExtension, symbol))
                    option.name.replace(open + 1, close - open - 1, name);
            }
            linkValue(option.value, scope);
        }
    }

    void linkValue(ProtoValue &value, const std::string &scope)
    {
        for (auto &[name, member] : value.members) {
            if (name.starts_with('[')) {
                const std::size_t slash = name.rfind('/'); // of the URL of an Any
                const std::size_t begin = slash == std::string::npos ? 1 : slash + 1;
                std::string inner = name.substr(begin, name.size() - begin - 1);
                ProtoSymbol symbol;
                if (m_symbols.resolve(inner, scope, slash == std::string::npos ? isExtension : isMessage, symbol))
                    name.replace(begin, name.size() - begin - 1, inner);
            }
            linkValue(member, scope);
        }
    }

    std::optional<ProtoSymbol> find(std::string &name, const std::string &scope, bool (*fits)(ProtoSymbol::Kind), int line)
    {
        ProtoSymbol symbol;
        if (m_symbols.resolve(name, scope, fits, symbol))
            return symbol;
        // A file that is not there is reported by itself, and nobody can mend what is built in.
        if (!m_mayLackFiles && !m_file.place.empty() && ++m_unknown <= maxUnknownNames)
            m_diagnostics.push_back(
                {Severity::error, m_file.place, line, "\"" + name + "\" is not declared in this file or one that it imports"});
        return std::nullopt;
    }

    ProtoSymbols &m_symbols;
    ProtoFile &m_file;
    Diagnostics &m_diagnostics;
    bool m_mayLackFiles;
    int m_unknown = 0;
};

} // namespace

void linkProto(ProtoSchema &schema, Diagnostics &diagnostics)
{
    ProtoSymbols symbols(schema, diagnostics);
    for (std::size_t i = 0; i < schema.files.size(); ++i) {
        symbols.enterFile(static_cast<std::int32_t>(i));
        FileLinker(symbols, schema.files[i], diagnostics).link();
        resolveFeatures(schema.files[i]);
    }
}

} // namespace alidade
