#pragma once

#include "model/diagnostic.h"
#include "model/protoschema.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace alidade {

/// What a name of a schema stands for.
struct ProtoSymbol {
    enum class Kind : std::uint8_t { message, enumeration, extension, other };
    Kind kind = Kind::other;
    std::int32_t file = -1; ///< ProtoSchema::files
};

/// All names that the files of a schema declare, and which of them a file sees.
class ProtoSymbols {
public:
    /// Sets the full names of all declarations, and reports those that are declared twice.
    ProtoSymbols(ProtoSchema &schema, Diagnostics &diagnostics);

    /// From here on, names are looked up for this file.
    void enterFile(std::int32_t file);

    /// What `name` means inside of `scope`, a full name: from the innermost scope outwards, in files that are visible.
    /// A leading dot makes the name a full one. The full name is put into `name`; false when nothing is found.
    bool resolve(std::string &name, std::string_view scope, bool (*fits)(ProtoSymbol::Kind), ProtoSymbol &symbol);

private:
    void add(const std::string &fullName, ProtoSymbol symbol, int line);
    void addFile(ProtoFile &file, std::int32_t index);
    void addMessage(ProtoMessage &message, const std::string &scope, std::int32_t file);
    void addEnum(ProtoEnum &words, const std::string &scope, std::int32_t file);
    void addExtensions(std::vector<ProtoField> &extensions, const std::string &scope, std::int32_t file);
    const ProtoSymbol *visible(const std::string &fullName, bool (*fits)(ProtoSymbol::Kind)) const;
    void markUsed(std::int32_t file);
    void addPublic(std::int32_t file, std::vector<std::int32_t> &to) const;

    ProtoSchema &m_schema;
    Diagnostics &m_diagnostics;
    std::unordered_map<std::string, std::vector<ProtoSymbol>> m_symbols;
    std::vector<bool> m_hasSaidTwice; ///< of a file: that it declares what another one does
    std::int32_t m_file = -1;
    std::vector<std::int32_t> m_visible;               ///< sorted
    std::vector<std::vector<std::int32_t>> m_byImport; ///< what each import of the file makes visible
};

} // namespace alidade
