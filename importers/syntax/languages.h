#pragma once

#include "importers/syntax/syntax.h"

#include <array>
#include <span>

namespace alidade {

class ReadLimits;

/// Fills a CodeFile, whose path and language are set, from a text. False when the limits were reached.
using ReadLanguage = bool (*)(std::string_view text, const ReadLimits &limits, CodeFile &file);

/// A language that can be read.
struct Language {
    std::string_view name;                   ///< as CodeFile::language
    std::array<std::string_view, 5> endings; ///< of paths: ".go"; unused ones are empty
    ReadLanguage read = nullptr;
};

/// All of them.
std::span<const Language> languages();

bool readGoCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readJavaCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readKotlinCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readPythonCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readJavaScriptCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readTypeScriptCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readCSharpCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readRubyCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readPhpCode(std::string_view text, const ReadLimits &limits, CodeFile &file);
bool readRustCode(std::string_view text, const ReadLimits &limits, CodeFile &file);

} // namespace alidade
