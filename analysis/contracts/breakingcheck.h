#pragma once

#include "analysis/contracts/breaking.h"
#include "analysis/contracts/contractrules.h"
#include "analysis/contracts/schemaindex.h"

namespace alidade {

/// Where something was and is, for a finding.
struct ChangePlace {
    const ProtoFile *file = nullptr; ///< nullptr: it is gone
    ProtoSpan span;
    const ProtoFile *oldFile = nullptr;
    ProtoSpan oldSpan;
};

/// Compares one module with its older self. Rules that belong together stand in one file each.
class BreakingCheck {
public:
    BreakingCheck(const ContractSet &older, std::int32_t oldModule, const ContractSet &newer, std::int32_t newModule,
                  std::set<std::string_view> rules, std::stop_token stop);

    std::vector<ContractFinding> run();

private:
    bool runs(std::string_view rule) const { return m_rules.contains(rule); }
    void add(std::string_view rule, const ChangePlace &place, std::string element, std::string message);
    void checkStop() const;
    ChangePlace deletedFrom(const ProtoFile *file, std::string_view nested, bool isInFile) const;

    // Files and packages.
    void checkFiles();
    void checkFilePair(const ProtoFile &older, const ProtoFile &newer);
    void checkFileOption(const ProtoFile &older, const ProtoFile &newer, std::string_view rule, std::string_view option,
                         std::string_view otherwise);
    template <typename Element>
    void checkStaysInFile(std::string_view rule, std::string_view what, const SchemaIndex::ByName<Element> &older,
                          const SchemaIndex::ByName<Element> &newer);
    template <typename Element>
    void checkStaysInPackage(std::string_view rule, std::string_view what, const SchemaIndex::ByName<Element> &older,
                             const SchemaIndex::ByName<Element> &newer);
    void checkPackages();

    // Messages, enums and services.
    void checkMessages();
    void checkMessagePair(const Declared<ProtoMessage> &older, const Declared<ProtoMessage> &newer);
    void checkRequiredFields(const Declared<ProtoMessage> &older, const Declared<ProtoMessage> &newer, const ChangePlace &place);
    void checkDeletedField(const Declared<ProtoMessage> &older, const Declared<ProtoMessage> &newer, const ProtoField &field,
                           const ChangePlace &place);
    void checkEnums();
    void checkEnumPair(const Declared<ProtoEnum> &older, const Declared<ProtoEnum> &newer);
    void checkEnumValues(const Declared<ProtoEnum> &older, const Declared<ProtoEnum> &newer, const ChangePlace &place);
    void checkRanges(std::string_view rule, std::string_view what, const std::vector<ProtoRange> &older,
                     const std::vector<ProtoRange> &newer, const ChangePlace &place, const std::string &element);
    void checkReservedNames(std::string_view rule, const std::vector<std::string> &older, const std::vector<std::string> &newer,
                            const ChangePlace &place, const std::string &element);
    void checkServices();
    void checkMethodPair(const Declared<ProtoService> &older, const Declared<ProtoService> &newer, const ProtoMethod &was,
                         const ProtoMethod &is);

    // Fields.
    struct FieldPair {
        const Declared<ProtoField> &older, &newer;
        const ProtoMessage *oldMessage = nullptr, *newMessage = nullptr; ///< nullptr for extensions
        std::string element, description;

        bool areMapEntries() const { return oldMessage != nullptr && oldMessage->isMapEntry && newMessage->isMapEntry; }
        ChangePlace at(const ProtoSpan &oldSpan, const ProtoSpan &newSpan) const;
    };
    void checkFieldPair(const FieldPair &pair);
    void checkFieldName(const FieldPair &pair);
    void checkFieldType(const FieldPair &pair);
    void checkWireType(const FieldPair &pair, bool isJson);
    void checkFieldCardinality(const FieldPair &pair);
    void checkFieldOneof(const FieldPair &pair);
    void checkFieldDefault(const FieldPair &pair);
    void checkFieldStrings(const FieldPair &pair);
    void checkExtensionFields();
    bool isEnumGrown(const std::string &older, const std::string &newer) const;

    const ContractSet &m_oldSet, &m_newSet;
    const ContractModule &m_module;
    std::set<std::string_view> m_rules;
    FindingFilter m_filter;
    std::stop_token m_stop;
    SchemaIndex m_old, m_new;
    SchemaIndex::ByName<ProtoEnum> m_oldEnums, m_newEnums;
    std::vector<ContractFinding> m_findings;
};

/// A name in quotes, for a message.
std::string quoted(std::string_view text);

} // namespace alidade
