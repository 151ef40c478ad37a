#include "importers/tracing/json.h"

#include "importers/tracing/hash.h"

#include <array>
#include <charconv>
#include <optional>

namespace alidade {
namespace {

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::uint64_t> hexadecimal(std::string_view text)
{
    std::uint64_t value = 0;
    for (const char c : text) {
        const int digit = digitOf(c);
        if (digit < 0)
            return std::nullopt;
        value = value << 4 | static_cast<std::uint64_t>(digit);
    }
    return value;
}

int sextetOf(char c)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (c == '-' || c == '_') // base64url
        return c == '-' ? 62 : 63;
    const std::size_t at = alphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// Bytes of base64 (RFC 4648), at most 16, as two big-endian halves.
std::optional<std::array<std::uint64_t, 2>> base64(std::string_view text, std::size_t bytes)
{
    while (text.ends_with('='))
        text.remove_suffix(1);
    if (text.size() != (bytes * 8 + 5) / 6)
        return std::nullopt;
    std::array<std::uint64_t, 2> halves{};
    unsigned bits = 0, buffer = 0;
    std::size_t made = 0;
    for (const char c : text) {
        const int sextet = sextetOf(c);
        if (sextet < 0)
            return std::nullopt;
        buffer = buffer << 6 | static_cast<unsigned>(sextet);
        bits += 6;
        if (bits >= 8 && made < bytes) {
            bits -= 8;
            halves[made / 8] = halves[made / 8] << 8 | (buffer >> bits & 0xff);
            ++made;
        }
    }
    return halves;
}

/// For ids that are no numbers; whoever wrote them only said that they differ.
std::uint64_t numberFor(std::string_view text) { return hashOf(text, 0) | 1; }

} // namespace

std::string_view textAt(const JsonObject &object, std::string_view key)
{
    std::string_view text;
    return object.at_key(key).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::uint64_t numberAt(const JsonObject &object, std::string_view key)
{
    Json value;
    if (object.at_key(key).get(value) != simdjson::SUCCESS)
        return 0;
    std::uint64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number;
    if (double real = 0; value.get(real) == simdjson::SUCCESS)
        return real > 0 && real < 1.8e19 ? static_cast<std::uint64_t>(real) : 0;
    if (std::string_view text; value.get(text) == simdjson::SUCCESS)
        std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void setAttribute(Span &span, std::string_view key, const Json &value)
{
    const SpanAttribute attribute = spanAttribute(key);
    if (attribute == SpanAttribute::none)
        return;
    if (std::string_view text; value.get(text) == simdjson::SUCCESS)
        setAttribute(span, attribute, text);
    else if (std::int64_t number = 0; value.get(number) == simdjson::SUCCESS)
        setAttribute(span, attribute, number);
    else if (bool truth = false; value.get(truth) == simdjson::SUCCESS)
        setAttribute(span, attribute, static_cast<std::int64_t>(truth));
}

void readTraceId(std::string_view text, std::uint64_t &high, std::uint64_t &low)
{
    high = low = 0;
    if (text.empty())
        return;
    constexpr std::size_t digits = 16;
    const std::string_view lower = text.size() > digits ? text.substr(text.size() - digits) : text;
    const auto first = hexadecimal(text.substr(0, text.size() - lower.size())), second = hexadecimal(lower);
    if (text.size() <= 2 * digits && first && second) {
        high = *first;
        low = *second;
    } else if (const auto halves = base64(text, 16)) {
        high = (*halves)[0];
        low = (*halves)[1];
    } else {
        low = numberFor(text);
    }
}

std::uint64_t spanIdOf(std::string_view text)
{
    if (text.empty())
        return 0;
    // 12 characters of which the last is "=" are 8 bytes of base64; shorter hexadecimal ids only lack leading zeros.
    if (text.size() <= 16)
        if (const auto number = hexadecimal(text))
            return *number;
    if (const auto halves = base64(text, 8))
        return (*halves)[0];
    return numberFor(text);
}

} // namespace alidade
