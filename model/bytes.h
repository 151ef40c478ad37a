#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace alidade {

/// Writes values one after the other: numbers in the base-128 form of protobuf ("varints"), texts after their length.
class ByteWriter {
public:
    void number(std::uint64_t value);
    /// An amount that is not negative and mostly whole.
    void amount(double value);
    void text(std::string_view value);
    /// A text that is mostly the same as in the call before: one byte then.
    void repeated(std::string_view value);
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
    std::string m_last;
};

/// Reads what a ByteWriter wrote. On anything else it gives zeros and empty texts from the first fault on.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number();
    /// A number that is at most `most`; a fault otherwise.
    std::uint64_t number(std::uint64_t most);
    double amount();
    int line() { return static_cast<int>(number(1U << 30U)); }
    bool flag() { return number(1) == 1; }
    std::string text() { return std::string(view()); }
    /// A text in the bytes that are read.
    std::string_view view();
    std::string repeated();
    /// How many items of at least one byte each follow.
    std::size_t count() { return static_cast<std::size_t>(number(m_rest.size())); }

    void fail();
    bool isGood() const { return m_isGood; }
    bool isAtEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    std::string m_last;
    bool m_isGood = true;
};

} // namespace alidade
