#pragma once

#include "exporters/contracts/openapi.h"
#include "exporters/contracts/proto/protofile.h"
#include "exporters/contracts/proto/protolock.h"
#include "model/openapi.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// A proto3 file made of an API document.
struct ConvertedApi {
    std::string package;
    std::string text;
    ProtoLock lock;
    std::set<std::string> imports;   ///< files of google.api and google.protobuf that it needs
    std::vector<LedgerEntry> ledger; ///< by file, line, element
};

/// A document as proto3, with routes of google.api.http; `lock`: the numbers of the last time; `package`: empty takes the one
/// that the document names, or makes one of its title and version. What proto cannot say is in the ledger.
ConvertedApi convertToProto(const OpenApiDocument &document, ProtoLock lock, const std::string &package = {});

/// Does it.
class ProtoWriter {
public:
    ProtoWriter(const OpenApiDocument &document, ProtoLock lock, std::string package);
    ConvertedApi write();

private:
    /// What a schema is as a field.
    struct FieldType {
        std::string name;
        bool isRepeated = false, isMap = false, isMessage = false;
    };
    using Loss = LedgerEntry::Loss;

    void add(Loss loss, const std::string &element, const std::string &what, const std::string &why, OpenApiPlace place);
    void addDropped(const OpenApiSchema &schema, const std::string &element);
    std::string unique(const std::string &name);

    // Messages.
    void writeComponents();
    void place(NewProtoMessage message, const std::string &fullName);
    NewProtoMessage message(const OpenApiSchema &schema, const std::string &name, const std::string &element);
    void addFields(NewProtoMessage &message, const OpenApiSchema &schema, const std::string &element, std::size_t depth);
    void addField(NewProtoMessage &message, const OpenApiSchema &owner, const std::string &json, const OpenApiSchemaUse &use,
                  const std::string &element);
    void addAlternatives(NewProtoMessage &message, const std::vector<OpenApiSchemaUse> &alternatives, const std::string &oneof,
                         const std::string &element);
    void numberFields(NewProtoMessage &message, const OpenApiSchema *schema, const std::string &element);
    NewProtoEnum words(const OpenApiSchema &schema, const std::string &name, const std::string &element);
    void addReserved(NewProtoReserved &reserved, const OpenApiSchema *schema, const std::string &type);

    // Types.
    FieldType typeOf(const OpenApiSchemaUse &use, const std::string &hint, const std::string &element, NewProtoMessage *around,
                     std::size_t depth = 0);
    FieldType inlineType(const OpenApiSchema &schema, const std::string &hint, const std::string &element,
                         NewProtoMessage *around, std::size_t depth);
    FieldType scalarType(const OpenApiSchema &schema, const std::string &type, const std::string &element);
    FieldType singleType(const OpenApiSchemaUse &use, const std::string &hint, const std::string &element,
                         NewProtoMessage *around, std::size_t depth);
    FieldType wellKnown(const std::string &name);
    bool isMessage(const OpenApiSchema &schema) const;
    std::string localName(const std::string &component);

    // Services.
    void writeServices();
    void writeOperation(const OpenApiPath &path, const OpenApiOperation &operation);
    NewProtoMethod *methodOf(const OpenApiPath &path, const OpenApiOperation &operation, bool &isNew);
    std::string requestOf(const OpenApiPath &path, const OpenApiOperation &operation, const std::string &method,
                          NewProtoRoute &route);
    std::string responseOf(const OpenApiOperation &operation, const std::string &method, NewProtoRoute &route);
    void tellUnsaid(const OpenApiPath &path, const OpenApiOperation &operation, const std::string &element);

    const OpenApiDocument &m_document;
    ProtoLock m_lock, m_before;
    NewProtoFile m_file;
    std::string m_package;
    std::map<std::string, std::string> m_names;   ///< component -> name below the package
    std::map<std::string, std::string> m_foreign; ///< component that stays where it is -> the proto file that declares it
    std::set<std::string> m_taken;                ///< names of the top level
    std::set<std::string> m_written;              ///< types that have numbers
    std::size_t m_depth = 0;                      ///< of schemas that stand inside of one another
    std::vector<LedgerEntry> m_ledger;
};

} // namespace alidade
