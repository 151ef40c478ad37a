#pragma once

#include <string>
#include <string_view>

namespace alidade {

// Names, paths and details come from strangers. Everything that an exporter writes goes through one of these, so that no
// name can end a string, open a tag, start a directive or steer a terminal. Input is UTF-8; what is not valid UTF-8
// becomes U+FFFD everywhere.

/// Text for a Mermaid label: letters, digits, space and . _ - stay, every other character is written as `#<code>;`.
std::string mermaidText(std::string_view text);

/// A double-quoted DOT string (Graphviz, "The DOT Language"), control characters dropped except for line breaks.
std::string dotString(std::string_view text);

/// Text for an XML 1.0 element or attribute value; characters that XML cannot hold become U+FFFD.
std::string xmlText(std::string_view text);

/// Text for a terminal: C0, C1 and DEL, and the marks that change the direction of writing, become U+FFFD.
std::string terminalText(std::string_view text);

/// A file name from any text: only [A-Za-z0-9._-], never empty, never starting with '.' or '-', at most 80 characters.
std::string fileName(std::string_view text);

/// The text with everything that is not valid UTF-8 replaced by U+FFFD (Unicode 15, section 3.9, U+FFFD substitution).
std::string validUtf8(std::string_view text);

} // namespace alidade
