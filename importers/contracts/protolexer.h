#pragma once

#include "model/protoschema.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace alidade {

/// A piece of a .proto file (protobuf.dev/reference/protobuf/proto3-spec, "Lexical elements").
struct ProtoToken {
    enum class Kind : std::uint8_t { end, word, integer, real, text, symbol };

    Kind kind = Kind::end;
    std::string_view text; ///< as written, with quotes
    ProtoSpan span;
    std::string_view comment; ///< the one that belongs to it, with its signs; of the text that is read

    bool is(std::string_view wanted) const { return text == wanted && kind != Kind::text; }
};

/// What ends the reading of one file: it is not valid from here on. Never leaves parseProto().
struct ProtoFault : std::runtime_error {
    ProtoFault(int line, const std::string &message) : std::runtime_error(message), line(line) {}
    int line;
};

/// Cuts a text into tokens. Throws ProtoFault for what is none.
class ProtoLexer {
public:
    /// `text` must outlive this and all tokens.
    explicit ProtoLexer(std::string_view text) : m_text(text) {}

    ProtoToken next();

private:
    void step();
    bool skipBlanks();
    std::string_view readComment();
    std::string_view skipToToken();
    void readNumber(ProtoToken &token);
    void readText();
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    bool isAtComment() const { return peek() == '/' && (peek(1) == '/' || peek(1) == '*'); }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::int32_t m_line = 1, m_column = 1;
    bool m_hasToken = false;
};

/// A comment's text without its signs and the decoration of its lines, with "\n" after each line.
std::string protoCommentText(std::string_view comment);

/// The bytes that a string token stands for. Throws ProtoFault for escapes that are none.
std::string protoTextBytes(const ProtoToken &token);

} // namespace alidade
