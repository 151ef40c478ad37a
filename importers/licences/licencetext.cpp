#include "importers/licences/licencetext.h"

#include "importers/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace alidade {

namespace {

/// What a text must hold to be this licence; `without` tells it from one that says more.
struct Fingerprint {
    std::string_view id;
    std::array<std::string_view, 3> with;
    std::array<std::string_view, 2> without = {};
};

constexpr std::string_view bsdNames = "endorse or promote products derived from this software";
constexpr std::string_view bsdStart = "redistribution and use in source and binary forms with or without modification";

// All in small letters, words only (see wordsOnly). Headings come from the licences' own titles.
constexpr Fingerprint fingerprints[] = {
    {"MIT", {"permission is hereby granted free of charge to any person obtaining a copy", "to use copy modify merge publish"}},
    {"Apache-2.0", {"apache license version 2 0", "grant of patent license"}},
    {"Apache-2.0", {"licensed under the apache license version 2 0", "you may not use"}, {"grant of patent license"}},
    {"BSD-3-Clause", {bsdStart, bsdNames}, {"all advertising materials"}},
    {"BSD-2-Clause", {bsdStart, "redistributions in binary form must reproduce"}, {bsdNames, "all advertising materials"}},
    {"ISC",
     {"permission to use copy modify and or distribute this software for any purpose with or without fee is hereby granted"}},
    {"ISC", {"permission to use copy modify and distribute this software for any purpose with or without fee is hereby granted"}},
    {"MPL-2.0", {"mozilla public license version 2 0", "covered software"}},
    {"AGPL-3.0-only", {"gnu affero general public license version 3", "remote network interaction"}},
    {"LGPL-3.0-only", {"gnu lesser general public license version 3", "combined work"}},
    {"LGPL-2.1-only", {"gnu lesser general public license version 2 1", "work that uses the library"}},
    {"GPL-3.0-only",
     {"gnu general public license version 3 29 june 2007", "conveying verbatim copies"},
     {"combined work you may convey"}},
    {"GPL-2.0-only",
     {"gnu general public license version 2 june 1991", "terms and conditions for copying distribution and modification"}},
    {"Unlicense", {"this is free and unencumbered software released into the public domain"}},
    {"CC0-1.0", {"cc0 1 0 universal"}},
    {"BSL-1.0", {"boost software license version 1 0"}},
    {"BUSL-1.1", {"business source license 1 1", "change license"}},
    {"SSPL-1.0", {"server side public license version 1"}},
    {"EPL-2.0", {"eclipse public license v 2 0", "contribution"}},
    {"Zlib", {"provided as is without any express or implied warranty", "altered source versions must be plainly marked"}},
};

/// Small letters and digits, one space between words: what line breaks, comments and quotes cannot change.
std::string wordsOnly(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte))
            result += static_cast<char>(std::tolower(byte));
        else if (!result.empty() && result.back() != ' ' && byte < 0x80)
            result += ' ';
    }
    return result;
}

/// Where the licence begins in the text; npos when it does not stand there.
std::size_t find(const Fingerprint &fingerprint, std::string_view words)
{
    const auto stands = [&](std::string_view phrase) { return !phrase.empty() && words.find(phrase) != std::string_view::npos; };
    if (std::any_of(fingerprint.without.begin(), fingerprint.without.end(), stands))
        return std::string_view::npos;
    std::size_t first = std::string_view::npos;
    for (const std::string_view phrase : fingerprint.with) {
        if (phrase.empty())
            continue;
        const std::size_t at = words.find(phrase);
        if (at == std::string_view::npos)
            return at;
        first = std::min(first, at);
    }
    return first;
}

bool isExpression(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) || std::string_view(" ()+-.:").find(static_cast<char>(c)) != std::string_view::npos;
    });
}

} // namespace

std::string licenceOfText(std::string_view text)
{
    const std::string words = wordsOnly(text);
    std::vector<std::pair<std::size_t, std::string_view>> found;
    for (const Fingerprint &fingerprint : fingerprints) {
        const std::size_t at = find(fingerprint, words);
        const bool isKnown =
            std::any_of(found.begin(), found.end(), [&](const auto &each) { return each.second == fingerprint.id; });
        if (at != std::string_view::npos && !isKnown)
            found.emplace_back(at, fingerprint.id);
    }
    std::sort(found.begin(), found.end());
    std::string expression;
    for (const auto &[at, id] : found)
        expression.append(expression.empty() ? "" : " AND ").append(id);
    if (expression.empty())
        expression = declaredLicence(text);
    return expression.empty() ? std::string(noLicence) : expression;
}

std::string declaredLicence(std::string_view text)
{
    constexpr std::size_t head = 4096;
    constexpr std::string_view mark = "SPDX-License-Identifier:";
    text = text.substr(0, head);
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + mark.size());
    std::string_view expression = trimmed(text.substr(0, text.find('\n')));
    for (const std::string_view end : {"*/", "-->"}) {
        if (expression.ends_with(end))
            expression = trimmed(expression.substr(0, expression.size() - end.size()));
    }
    return isExpression(expression) ? std::string(expression) : std::string();
}

std::string licenceOfName(std::string_view name)
{
    struct Name {
        std::string_view words, id;
    };
    // What manifests call them beside the SPDX identifiers, as words.
    static constexpr Name names[] = {
        {"apache license version 2 0", "Apache-2.0"},
        {"the apache license version 2 0", "Apache-2.0"},
        {"apache software license version 2 0", "Apache-2.0"},
        {"the apache software license version 2 0", "Apache-2.0"},
        {"apache license 2 0", "Apache-2.0"},
        {"apache 2 0", "Apache-2.0"},
        {"apache 2", "Apache-2.0"},
        {"mit license", "MIT"},
        {"the mit license", "MIT"},
        {"bsd 3 clause license", "BSD-3-Clause"},
        {"bsd 2 clause license", "BSD-2-Clause"},
        {"isc license", "ISC"},
        {"mozilla public license version 2 0", "MPL-2.0"},
        {"mozilla public license 2 0", "MPL-2.0"},
        {"eclipse public license 2 0", "EPL-2.0"},
        {"eclipse public license v2 0", "EPL-2.0"},
        {"gnu general public license v3 0", "GPL-3.0-only"},
        {"gnu lesser general public license v3 0", "LGPL-3.0-only"},
        {"gnu affero general public license v3 0", "AGPL-3.0-only"},
    };
    name = trimmed(name);
    std::string words = wordsOnly(name);
    while (words.ends_with(' '))
        words.pop_back();
    for (const Name &known : names) {
        if (known.words == words)
            return std::string(known.id);
    }
    const bool isPhrase = name.find(' ') != std::string_view::npos && name.find(" OR ") == std::string_view::npos &&
                          name.find(" AND ") == std::string_view::npos && name.find(" WITH ") == std::string_view::npos;
    const bool isNone = words == "unlicensed" || words.starts_with("see license") || words == "proprietary";
    return isExpression(name) && !isPhrase && !isNone ? std::string(name) : std::string(noLicence);
}

} // namespace alidade
