#include "exporters/sagas/gonames.h"

#include "exporters/escape.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace alidade {
namespace {

constexpr std::size_t longestPackage = 40;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string exported(const std::string &name)
{
    std::string out;
    bool isStart = true;
    for (const char c : name) {
        if (isLetter(c) || isDigit(c))
            out += isStart ? upper(c) : c;
        isStart = !isLetter(c) && !isDigit(c);
    }
    if (out.empty() || isDigit(out.front()))
        return "Step" + out;
    return out.starts_with("Undo") || out.starts_with("When") ? "Do" + out : out; // those are names that we give
}

} // namespace

std::vector<std::string> goNames(const Saga &saga)
{
    std::vector<std::string> names;
    for (const SagaStep &step : saga.steps) {
        const std::string base = exported(step.name);
        std::string name = base;
        for (int number = 2; std::find(names.begin(), names.end(), name) != names.end(); ++number)
            name = base + "Again" + std::to_string(number);
        names.push_back(name);
    }
    return names;
}

std::string goPackage(const Saga &saga)
{
    std::string out;
    for (const char c : exported(saga.name).substr(0, longestPackage))
        out += lower(c);
    return out + "saga"; // never a keyword, never a package of the standard library
}

std::string goString(const std::string &raw)
{
    std::string out = "\"";
    for (const char c : validUtf8(raw)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            std::array<char, 5> code{};
            std::snprintf(code.data(), code.size(), "\\x%02x", static_cast<unsigned>(byte));
            out += code.data();
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string goDuration(std::chrono::milliseconds time)
{
    if (time.count() % 1000 == 0 && time.count() > 0)
        return std::to_string(time.count() / 1000) + " * time.Second";
    return time.count() == 0 ? "0" : std::to_string(time.count()) + " * time.Millisecond";
}

} // namespace alidade
