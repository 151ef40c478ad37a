#include "qml/session/sentencetable.h"

#include <QCoreApplication>

namespace alidade {

SentenceTable::SentenceTable(const char *context, std::span<const char *const> patterns) : m_context(context)
{
    static const QRegularExpression place(QStringLiteral("%[1-3]"));
    for (const char *english : patterns) {
        QStringList escaped;
        for (const QString &piece : QString::fromUtf8(english).split(place))
            escaped.append(QRegularExpression::escape(piece));
        m_patterns.push_back(
            {english, QRegularExpression(QRegularExpression::anchoredPattern(escaped.join(QStringLiteral("(.+?)"))),
                                         QRegularExpression::DotMatchesEverythingOption)});
    }
}

std::optional<SentenceTable::Found> SentenceTable::find(const QString &english, std::size_t from) const
{
    for (std::size_t i = from; i < m_patterns.size(); ++i) {
        const QRegularExpressionMatch match = m_patterns[i].expression.match(english);
        if (match.hasMatch())
            return Found{i, match.capturedTexts().mid(1)};
    }
    return {};
}

QString SentenceTable::text(const Found &found) const
{
    const QString text = QCoreApplication::translate(m_context, m_patterns[found.pattern].english);
    const QStringList &parts = found.parts;
    switch (parts.size()) {
    case 0: return text;
    case 1: return text.arg(parts[0]);
    case 2: return text.arg(parts[0], parts[1]);
    default: return text.arg(parts[0], parts[1], parts[2]);
    }
}

} // namespace alidade
