#pragma once

#include "importers/contracts/protolexer.h"
#include "importers/contracts/protoparser.h"

namespace alidade {

/// Reads the statements of one .proto file. Throws ProtoFault.
class ProtoGrammar {
public:
    explicit ProtoGrammar(std::string_view text) : m_lexer(text) { m_token = m_lexer.next(); }

    ProtoFile readFile();

private:
    /// Where a declaration begins, and the comment above it.
    struct Start {
        ProtoSpan span;
        std::string_view comment;
    };

    // Tokens.
    [[noreturn]] void fail(const std::string &message) const;
    bool at(std::string_view text) const { return m_token.is(text); }
    bool accept(std::string_view text);
    void expect(std::string_view text);
    void advance();
    Start start() const { return {m_token.span, m_token.comment}; }
    ProtoSpan spanSince(const ProtoSpan &begin) const;
    std::string word();
    std::string text();
    std::int64_t integer();
    std::int32_t number32();
    std::string dottedName();
    void enter();
    void count();

    // Statements of a file.
    void readSyntax(ProtoFile &file);
    void readPackage(ProtoFile &file);
    void readImport(ProtoFile &file);
    void readFileOption(ProtoFile &file);
    void readStatement(ProtoFile &file);

    // Declarations.
    void open(ProtoElement &element, const Start &start);
    void close(ProtoElement &element, const Start &start);
    ProtoMessage readMessage();
    void readMessageBody(ProtoMessage &message);
    void readMessageStatement(ProtoMessage &message);
    void readField(const Start &start, ProtoMessage *parent, std::vector<ProtoField> &into, std::int32_t oneof);
    void readGroup(ProtoField &field, const Start &start, ProtoMessage *parent);
    void readMapType(ProtoField &field, const Start &start, ProtoMessage *parent, ProtoMessage &entry);
    void readType(ProtoField &field);
    void readOneof(ProtoMessage &message);
    void readExtend(ProtoMessage *scope, std::vector<ProtoField> &into);
    ProtoEnum readEnum();
    void readEnumValue(ProtoEnum &words);
    void readReserved(std::vector<ProtoRange> &ranges, std::vector<std::string> &names, std::int32_t max);
    void readExtensionRanges(ProtoMessage &message);
    ProtoRange readRange(std::int32_t max);
    ProtoService readService();
    ProtoMethod readMethod();

    // Options.
    ProtoOption readOptionStatement();
    void readFieldOptions(ProtoField &field);
    void readBracketOptions(std::vector<ProtoOption> &into);
    std::string optionName();
    ProtoValue optionValue();
    ProtoValue aggregate(std::string_view end);
    ProtoValue aggregateValue();
    ProtoValue scalar();

    ProtoLexer m_lexer;
    ProtoToken m_token;
    ProtoSpan m_last; ///< of the token before
    ProtoSyntax m_syntax = ProtoSyntax::unspecified;
    int m_depth = 0;
    std::size_t m_items = 0;
    std::vector<ProtoMessage> *m_groups = nullptr; ///< where groups of extensions at the top of a file go
};

} // namespace alidade
