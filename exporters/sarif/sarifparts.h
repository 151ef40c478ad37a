#pragma once

#include "exporters/json/evidencejson.h"
#include "model/architecture.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace alidade {

/// 64-bit FNV-1a (Fowler, Noll, Vo), continued over several texts with a separator that no name contains.
class Fingerprint {
public:
    void add(std::string_view text);
    /// Sixteen hex digits.
    std::string text() const;

private:
    void step(unsigned char byte) { m_hash = (m_hash ^ byte) * 0x100000001b3ULL; }
    std::uint64_t m_hash = 0xcbf29ce484222325ULL;
};

/// A place as a SARIF location, relative to SRCROOT.
nlohmann::ordered_json sarifLocation(const Evidence &place);

/// A SARIF 2.1.0 document (OASIS standard) with one run: these rules and results.
std::string sarifText(nlohmann::ordered_json rules, nlohmann::ordered_json results);

} // namespace alidade
