#pragma once

#include <QColor>
#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

enum class CodeLanguage : std::uint8_t { plain, proto, yaml, json };

/// By the ending of a file's name.
CodeLanguage codeLanguage(std::string_view file);

/// A line of code that is shown.
struct CodeLine {
    enum class Mark : std::uint8_t { none, heading, added, removed, gap };

    std::uint32_t begin = 0, length = 0; ///< in CodeText::text
    int number = 0;                      ///< in its file; 0: none
    Mark mark = Mark::none;
    CodeLanguage language = CodeLanguage::plain;
    bool beginsInComment = false; ///< of several lines
};

/// Code in lines, ready to be shown one by one. Immutable once made; made on a worker thread.
struct CodeText {
    std::string text;
    std::vector<CodeLine> lines;
    int columns = 0; ///< of the longest line that is shown

    /// Appends a line that says what follows: the name of a file.
    void addHeading(std::string_view title);
    /// Appends all lines of a file, counted from 1.
    void addFile(std::string_view content, CodeLanguage language);
    /// Appends one line.
    void addLine(std::string_view content, CodeLanguage language, int number, CodeLine::Mark mark = CodeLine::Mark::none,
                 bool beginsInComment = false);
    std::string_view at(std::size_t line) const { return std::string_view(text).substr(lines[line].begin, lines[line].length); }
};

/// The colours of words.
struct CodeColors {
    QColor keyword, type, string, number, comment;
};

/// A line as plain text: tabs are spaces, what could hide or reorder text is shown as U+FFFD, long lines are cut.
QString plainLine(std::string_view line);

/// The same as StyledText with colours.
QString styledLine(std::string_view line, CodeLanguage language, bool beginsInComment, const CodeColors &colors);

/// Whether a comment of several lines is open behind the line, when it was before it.
bool endsInComment(std::string_view line, CodeLanguage language, bool beginsInComment);

} // namespace alidade
