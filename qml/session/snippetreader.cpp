#include "qml/session/snippetreader.h"

#include "importers/tree/beneath.h"
#include "model/error.h"

#include <QCoreApplication>

#include <algorithm>
#include <fcntl.h>
#include <string_view>

namespace alidade {
namespace {

struct SnippetWords {
    Q_DECLARE_TR_FUNCTIONS(Snippet)
};

std::optional<std::string> fromDisk(const Source &source, const std::string &file)
{
    const Descriptor root = openDirectory(AT_FDCWD, source.id.c_str());
    return root.isOpen() ? readIfThere(root.number(), file, SnippetReader::mostBytes) : std::nullopt;
}

/// Marks that turn the reading direction: with them a line can look like other code than it is.
bool isHidden(QChar c)
{
    return (c.category() == QChar::Other_Control && c != QLatin1Char('\t')) || c.category() == QChar::Other_Format;
}

QString shown(std::string_view line)
{
    constexpr qsizetype tabWidth = 4;
    QString text;
    for (const QChar c : QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()))) {
        if (text.size() >= SnippetReader::mostColumns)
            return text + QChar(0x2026);
        if (c == QLatin1Char('\t'))
            text.append(QString(tabWidth - text.size() % tabWidth, QLatin1Char(' ')));
        else
            text.append(isHidden(c) ? QChar(QChar::ReplacementCharacter) : c);
    }
    return text;
}

/// The lines from `first` to `last`, both counted from 1.
QStringList linesOf(std::string_view text, int first, int last)
{
    // A line cut here may end within a character; what is shown of it ends earlier.
    constexpr std::size_t mostLineBytes = 8U * static_cast<std::size_t>(SnippetReader::mostColumns);
    QStringList lines;
    for (int number = 1; number <= last && !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (number < first)
            continue;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.append(shown(line.substr(0, mostLineBytes)));
    }
    return lines;
}

} // namespace

std::optional<std::string> SnippetReader::fromGit(const Source &source, const std::string &file, const std::stop_token &stop)
{
    const std::string wanted = source.id + '\n' + source.revision;
    if (m_treeOf != wanted) {
        m_tree = openTree(source.id, source.revision, {}, stop);
        m_treeOf = wanted;
    }
    const TreeFile *found = m_tree->find(file);
    if (!found)
        return std::nullopt;
    Diagnostics diagnostics;
    std::optional<std::string> text = m_tree->read(*found, mostBytes, diagnostics);
    if (!text)
        throw Error(file + " " + (diagnostics.empty() ? "cannot be read" : diagnostics.front().message));
    return text;
}

SnippetText SnippetReader::read(const Source &source, const std::string &file, int line, const std::stop_token &stop)
{
    const bool isGit = source.kind == "git";
    SnippetText snippet{.lines = {}, .firstLine = std::max(1, line - linesAround), .failure = {}, .isFile = !isGit};
    try {
        const std::optional<std::string> text = isGit ? fromGit(source, file, stop) : fromDisk(source, file);
        if (text)
            snippet.lines = linesOf(*text, snippet.firstLine, std::max(line, 1) + linesAround);
        // A file may have become shorter since it was read.
        if (!text || snippet.lines.size() < std::max(line, 1) - snippet.firstLine + 1)
            throw Error((text ? SnippetWords::tr("the file has changed") : SnippetWords::tr("the file is gone")).toStdString());
    } catch (const Cancelled &) {
        snippet.lines.clear(); // nobody waits any more
    } catch (const Error &error) {
        snippet.lines.clear();
        snippet.isFile = false;
        snippet.failure = QString::fromUtf8(error.what());
    }
    return snippet;
}

} // namespace alidade
