#include "importers/contracts/protosymbols.h"

#include <algorithm>
#include <set>

namespace alidade {

ProtoSymbols::ProtoSymbols(ProtoSchema &schema, Diagnostics &diagnostics)
    : m_schema(schema), m_diagnostics(diagnostics), m_hasSaidTwice(schema.files.size())
{
    for (std::size_t i = 0; i < schema.files.size(); ++i)
        addFile(schema.files[i], static_cast<std::int32_t>(i));
}

/// The first file that declares a name is the one that counts where both are seen.
void ProtoSymbols::add(const std::string &fullName, ProtoSymbol symbol, int line)
{
    std::vector<ProtoSymbol> &all = m_symbols[fullName];
    if (!all.empty() && line > 0) {
        const ProtoFile &own = m_schema.files[static_cast<std::size_t>(symbol.file)];
        const ProtoFile &other = m_schema.files[static_cast<std::size_t>(all.front().file)];
        if (symbol.file == all.front().file)
            m_diagnostics.push_back({Severity::error, own.place, line, "\"" + fullName + "\" is declared twice in this file"});
        else if (own.module == other.module && !m_hasSaidTwice[static_cast<std::size_t>(symbol.file)]) {
            m_hasSaidTwice[static_cast<std::size_t>(symbol.file)] = true;
            m_diagnostics.push_back(
                {Severity::warning, own.place, line,
                 "\"" + fullName + "\" is declared in " + other.place + " too; where both are seen, the one there counts"});
        }
    }
    all.push_back(symbol);
}

void ProtoSymbols::addFile(ProtoFile &file, std::int32_t index)
{
    for (ProtoMessage &message : file.messages)
        addMessage(message, file.package, index);
    for (ProtoEnum &words : file.enums)
        addEnum(words, file.package, index);
    addExtensions(file.extensions, file.package, index);
    for (ProtoService &service : file.services) {
        service.fullName = protoName(file.package, service.name);
        add(service.fullName, {ProtoSymbol::Kind::other, index}, service.span.line);
    }
}

void ProtoSymbols::addMessage(ProtoMessage &message, const std::string &scope, std::int32_t file)
{
    message.fullName = protoName(scope, message.name);
    add(message.fullName, {ProtoSymbol::Kind::message, file}, message.span.line);
    const std::string &place = m_schema.files[static_cast<std::size_t>(file)].place;
    std::set<std::int32_t> numbers;
    std::set<std::string_view> names;
    for (const ProtoField &field : message.fields) {
        if (!numbers.insert(field.number).second)
            m_diagnostics.push_back(
                {Severity::error, place, field.span.line,
                 "Field number " + std::to_string(field.number) + " of \"" + message.fullName + "\" is used twice"});
        if (!names.insert(field.name).second)
            m_diagnostics.push_back({Severity::error, place, field.span.line,
                                     "\"" + protoName(message.fullName, field.name) + "\" is declared twice in this file"});
    }
    addExtensions(message.extensions, message.fullName, file);
    for (ProtoMessage &nested : message.messages)
        addMessage(nested, message.fullName, file);
    for (ProtoEnum &words : message.enums)
        addEnum(words, message.fullName, file);
}

void ProtoSymbols::addEnum(ProtoEnum &words, const std::string &scope, std::int32_t file)
{
    words.fullName = protoName(scope, words.name);
    add(words.fullName, {ProtoSymbol::Kind::enumeration, file}, words.span.line);
}

void ProtoSymbols::addExtensions(std::vector<ProtoField> &extensions, const std::string &scope, std::int32_t file)
{
    for (ProtoField &extension : extensions) {
        extension.fullName = protoName(scope, extension.name);
        add(extension.fullName, {ProtoSymbol::Kind::extension, file}, extension.span.line);
    }
}

/// A file and all that it imports publicly. Public imports may go round in a circle.
void ProtoSymbols::addPublic(std::int32_t file, std::vector<std::int32_t> &to) const
{
    if (std::find(to.begin(), to.end(), file) != to.end())
        return;
    to.push_back(file);
    for (std::size_t i = to.size() - 1; i < to.size(); ++i) {
        for (const ProtoImport &import : m_schema.files[static_cast<std::size_t>(to[i])].imports) {
            if (import.isPublic && import.file >= 0 && std::find(to.begin(), to.end(), import.file) == to.end())
                to.push_back(import.file);
        }
    }
}

void ProtoSymbols::enterFile(std::int32_t file)
{
    m_file = file;
    m_byImport.clear();
    m_visible.assign(1, file);
    for (const ProtoImport &import : m_schema.files[static_cast<std::size_t>(file)].imports) {
        std::vector<std::int32_t> &seen = m_byImport.emplace_back();
        if (import.file >= 0)
            addPublic(import.file, seen);
        m_visible.insert(m_visible.end(), seen.begin(), seen.end());
    }
    std::sort(m_visible.begin(), m_visible.end());
}

const ProtoSymbol *ProtoSymbols::visible(const std::string &fullName, bool (*fits)(ProtoSymbol::Kind)) const
{
    const auto all = m_symbols.find(fullName);
    if (all == m_symbols.end())
        return nullptr;
    const ProtoSymbol *best = nullptr;
    for (const ProtoSymbol &symbol : all->second) {
        if (!fits(symbol.kind) || !std::binary_search(m_visible.begin(), m_visible.end(), symbol.file))
            continue;
        if (symbol.file == m_file)
            return &symbol;
        if (best == nullptr)
            best = &symbol;
    }
    return best;
}

/// The import that names the file itself is the one that is used, else the first that brings it in.
void ProtoSymbols::markUsed(std::int32_t file)
{
    std::vector<ProtoImport> &imports = m_schema.files[static_cast<std::size_t>(m_file)].imports;
    for (ProtoImport &import : imports) {
        if (import.file == file) {
            import.isUsed = true;
            return;
        }
    }
    for (std::size_t i = 0; i < imports.size(); ++i) {
        if (std::find(m_byImport[i].begin(), m_byImport[i].end(), file) != m_byImport[i].end()) {
            imports[i].isUsed = true;
            return;
        }
    }
}

bool ProtoSymbols::resolve(std::string &name, std::string_view scope, bool (*fits)(ProtoSymbol::Kind), ProtoSymbol &symbol)
{
    const bool isFull = name.starts_with('.');
    if (isFull)
        name.erase(0, 1);
    std::string tried;
    for (std::string_view outer = isFull ? std::string_view() : scope;;) {
        tried = protoName(outer, name);
        if (const ProtoSymbol *found = visible(tried, fits)) {
            symbol = *found;
            name = std::move(tried);
            if (symbol.file != m_file)
                markUsed(symbol.file);
            return true;
        }
        if (outer.empty())
            return false;
        const std::size_t dot = outer.rfind('.');
        outer = outer.substr(0, dot == std::string_view::npos ? 0 : dot);
    }
}

} // namespace alidade
