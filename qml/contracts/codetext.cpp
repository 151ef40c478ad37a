#include "qml/contracts/codetext.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr qsizetype mostColumns = 400, tabWidth = 4;
constexpr std::size_t mostLineBytes = 4U * static_cast<std::size_t>(mostColumns);
constexpr std::size_t mostBytes = 256U << 20U; ///< positions in the text are 32 bits wide

constexpr std::array<std::string_view, 32> protoWords{
    "syntax",   "edition",  "package",  "import", "option", "message",  "enum",   "service",    "rpc",    "returns", "stream",
    "repeated", "optional", "required", "oneof",  "map",    "reserved", "extend", "extensions", "public", "weak",    "group",
    "to",       "max",      "true",     "false",  "double", "float",    "bool",   "string",     "bytes",  "default"};

bool isWord(QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('.'); }

bool isProtoKeyword(const QString &word)
{
    const std::string text = word.toStdString();
    if (std::find(protoWords.begin(), protoWords.end(), text) != protoWords.end())
        return true;
    const std::size_t digits = text.find_first_of("0123456789");
    return digits != std::string::npos && digits > 2 && (text.ends_with("32") || text.ends_with("64")) &&
           (text.starts_with("int") || text.starts_with("uint") || text.starts_with("sint") || text.starts_with("fixed") ||
            text.starts_with("sfixed"));
}

/// Writes a line word by word.
class Writer {
public:
    Writer(QString line, const CodeColors &colors) : m_line(std::move(line)), m_colors(colors) {}

    QString proto(bool inComment)
    {
        while (m_at < m_line.size()) {
            if (inComment || m_line.mid(m_at).startsWith(QLatin1String("/*"))) {
                const qsizetype end = m_line.indexOf(QLatin1String("*/"), inComment ? m_at : m_at + 2);
                put((end < 0 ? m_line.size() : end + 2) - m_at, m_colors.comment);
                inComment = false;
            } else if (m_line.mid(m_at).startsWith(QLatin1String("//"))) {
                put(m_line.size() - m_at, m_colors.comment);
            } else if (const QChar c = m_line[m_at]; c == QLatin1Char('"') || c == QLatin1Char('\'')) {
                put(stringEnd() - m_at, m_colors.string);
            } else if (c.isDigit()) {
                put(wordEnd() - m_at, m_colors.number);
            } else if (isWord(c)) {
                const QString word = m_line.mid(m_at, wordEnd() - m_at);
                put(word.size(), isProtoKeyword(word)                             ? m_colors.keyword
                                 : c.isUpper() || word.contains(QLatin1Char('.')) ? m_colors.type
                                                                                  : QColor());
            } else {
                put(1, {});
            }
        }
        return m_styled;
    }

    QString yaml()
    {
        while (m_at < m_line.size() && (m_line[m_at] == QLatin1Char(' ') || m_line[m_at] == QLatin1Char('-')))
            put(1, {});
        const qsizetype colon = keyEnd();
        if (colon > m_at)
            put(colon - m_at, m_colors.keyword);
        while (m_at < m_line.size()) {
            const QChar c = m_line[m_at];
            const bool isStart = m_at == 0 || m_line[m_at - 1].isSpace() || QStringLiteral("[{,:").contains(m_line[m_at - 1]);
            if (c == QLatin1Char('#') && isStart)
                put(m_line.size() - m_at, m_colors.comment);
            else if ((c == QLatin1Char('"') || c == QLatin1Char('\'')) && isStart)
                put(stringEnd() - m_at, m_colors.string);
            else if (isWord(c))
                putScalar(isStart);
            else
                put(1, {});
        }
        return m_styled;
    }

    QString json()
    {
        while (m_at < m_line.size()) {
            const QChar c = m_line[m_at];
            if (c == QLatin1Char('"')) {
                const qsizetype end = stringEnd();
                const bool isKey = m_line.mid(end).trimmed().startsWith(QLatin1Char(':'));
                put(end - m_at, isKey ? m_colors.keyword : m_colors.string);
            } else if (isWord(c)) {
                putScalar(true);
            } else {
                put(1, {});
            }
        }
        return m_styled;
    }

    QString plain()
    {
        put(m_line.size(), {});
        return m_styled;
    }

private:
    void put(qsizetype length, const QColor &color)
    {
        QString word = m_line.mid(m_at, length).toHtmlEscaped();
        word.replace(QLatin1Char(' '), QStringLiteral("&nbsp;"));
        m_styled += color.isValid() ? QStringLiteral("<font color=\"%1\">%2</font>").arg(color.name(), word) : word;
        m_at += length;
    }
    void putScalar(bool isWhole)
    {
        const qsizetype end = wordEnd();
        const QString word = m_line.mid(m_at, end - m_at);
        bool isNumber = false;
        word.toDouble(&isNumber);
        const bool isLiteral = word == QLatin1String("true") || word == QLatin1String("false") || word == QLatin1String("null");
        put(end - m_at, isWhole && isNumber ? m_colors.number : isWhole && isLiteral ? m_colors.type : QColor());
    }
    qsizetype wordEnd() const
    {
        qsizetype end = m_at;
        while (end < m_line.size() && isWord(m_line[end]))
            ++end;
        return std::max(end, m_at + 1);
    }
    qsizetype stringEnd() const
    {
        const QChar quote = m_line[m_at];
        for (qsizetype end = m_at + 1; end < m_line.size(); ++end) {
            if (m_line[end] == QLatin1Char('\\'))
                ++end;
            else if (m_line[end] == quote)
                return end + 1;
        }
        return m_line.size();
    }
    /// Where the key of a YAML line ends, before its colon; where the line is now when it has none.
    qsizetype keyEnd() const
    {
        const bool isQuoted = m_at < m_line.size() && (m_line[m_at] == QLatin1Char('"') || m_line[m_at] == QLatin1Char('\''));
        for (qsizetype end = isQuoted ? stringEnd() : m_at; end < m_line.size(); ++end) {
            if (m_line[end] == QLatin1Char(':') && (end + 1 == m_line.size() || m_line[end + 1] == QLatin1Char(' ')))
                return end;
            if (m_line[end] == QLatin1Char('#') || (isQuoted && !m_line[end].isSpace()))
                break;
        }
        return m_at;
    }

    QString m_line, m_styled;
    const CodeColors &m_colors;
    qsizetype m_at = 0;
};

/// Marks that turn the reading direction: with them a line can look like other code than it is.
bool isHidden(QChar c)
{
    return (c.category() == QChar::Other_Control && c != QLatin1Char('\t')) || c.category() == QChar::Other_Format;
}

} // namespace

CodeLanguage codeLanguage(std::string_view file)
{
    if (file.ends_with(".proto"))
        return CodeLanguage::proto;
    return file.ends_with(".json")                             ? CodeLanguage::json
           : file.ends_with(".yaml") || file.ends_with(".yml") ? CodeLanguage::yaml
                                                               : CodeLanguage::plain;
}

QString plainLine(std::string_view line)
{
    QString shown;
    for (const QChar c : QString::fromUtf8(line.data(), static_cast<qsizetype>(std::min(line.size(), mostLineBytes)))) {
        if (shown.size() >= mostColumns)
            return shown + QChar(0x2026);
        if (c == QLatin1Char('\t'))
            shown.append(QString(tabWidth - shown.size() % tabWidth, QLatin1Char(' ')));
        else
            shown.append(isHidden(c) ? QChar(QChar::ReplacementCharacter) : c);
    }
    return shown;
}

QString styledLine(std::string_view line, CodeLanguage language, bool beginsInComment, const CodeColors &colors)
{
    Writer writer(plainLine(line), colors);
    switch (language) {
    case CodeLanguage::proto: return writer.proto(beginsInComment);
    case CodeLanguage::yaml: return writer.yaml();
    case CodeLanguage::json: return writer.json();
    case CodeLanguage::plain: break;
    }
    return writer.plain();
}

bool endsInComment(std::string_view line, CodeLanguage language, bool beginsInComment)
{
    if (language != CodeLanguage::proto)
        return false;
    bool isInside = beginsInComment;
    char quote = '\0';
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::string_view rest = line.substr(i);
        if (isInside) {
            isInside = !rest.starts_with("*/");
            i += isInside ? 0 : 1;
        } else if (quote != '\0') {
            i += line[i] == '\\' ? 1 : 0;
            quote = line[i < line.size() ? i : line.size() - 1] == quote ? '\0' : quote;
        } else if (rest.starts_with("//")) {
            return false;
        } else if (rest.starts_with("/*")) {
            isInside = true;
            ++i;
        } else if (line[i] == '"' || line[i] == '\'') {
            quote = line[i];
        }
    }
    return isInside;
}

void CodeText::addHeading(std::string_view title) { addLine(title, CodeLanguage::plain, 0, CodeLine::Mark::heading); }

void CodeText::addLine(std::string_view content, CodeLanguage language, int number, CodeLine::Mark mark, bool beginsInComment)
{
    if (content.ends_with('\r'))
        content.remove_suffix(1);
    if (text.size() + content.size() > mostBytes)
        return;
    lines.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(content.size()), number, mark, language,
                     beginsInComment});
    text.append(content);
    const auto tabs = std::count(content.begin(), content.end(), '\t');
    const auto width = static_cast<qsizetype>(content.size()) + (tabWidth - 1) * tabs;
    columns = std::max(columns, static_cast<int>(std::min(width, mostColumns + 1)));
}

void CodeText::addFile(std::string_view content, CodeLanguage language)
{
    bool isInComment = false;
    for (int number = 1; !content.empty(); ++number) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        const std::string_view line = content.substr(0, end);
        addLine(line, language, number, CodeLine::Mark::none, isInComment);
        isInComment = endsInComment(line, language, isInComment);
        content.remove_prefix(std::min(end + 1, content.size()));
    }
}

} // namespace alidade
