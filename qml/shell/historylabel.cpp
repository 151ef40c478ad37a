#include "qml/shell/historylabel.h"

#include "qml/session/sentencetable.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace alidade {
namespace {

struct HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(HistoryLabel)
};

/// The labels that the product writes; of two that fit, the earlier one is meant. Where a name is, "%1" to "%3" stand.
constexpr const char *patterns[] = {
    QT_TRANSLATE_NOOP("HistoryLabel", "Add %1 to the board"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Rename %1 on the board"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Move %1 on the board"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Change the kind of %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Put %1 back on the board"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove %1 from the board"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Make %1 a context"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Add the saga %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Take the saga %1 over into the design"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove the saga %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Change the saga %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Change the compensation of %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Change the step %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Add a step to the saga %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Add a compensation of %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove the compensation of %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove the step %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Move the step %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Import sagas from %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Add sagas %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Add saga %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove saga %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Import %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove source %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Place %1 new cards"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Place %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Lay out the map"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Take %1 out of its context"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Move %1 to %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "New context %1 with %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "New context %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Rename the system to %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Rename %1 to %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Mark %1 as %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Change the colour of %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Describe %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Delete context %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove the relation of %1 and %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove the note on %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Note on %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Say that %1 calls %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Ignore a call of %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Forget what was said about a call of %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Forget what was said about %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Join %1 with %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Set %1 apart"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Keep %1 and %2 apart"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Forget %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Decide to cut %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Withdraw the cut %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Accept the change %1 of %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Let the change %1 of %2 count again"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Take snapshot %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Describe snapshot %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Rename snapshot %1 to %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Remove snapshot %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Record %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Adopt %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Accept drift %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Withdraw what was decided about %1"),
    QT_TRANSLATE_NOOP("HistoryLabel", "%1 has no owner"),
    QT_TRANSLATE_NOOP("HistoryLabel", "%1 is owned by %2"),
    QT_TRANSLATE_NOOP("HistoryLabel", "%1 and %2: %3"),
};

/// Words of the product inside such a label.
constexpr const char *words[] = {
    QT_TRANSLATE_NOOP("HistoryLabel", "core"),
    QT_TRANSLATE_NOOP("HistoryLabel", "supporting"),
    QT_TRANSLATE_NOOP("HistoryLabel", "generic"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Partnership"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Shared Kernel"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Customer/Supplier"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Conformist"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Anticorruption Layer"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Open Host Service"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Published Language"),
    QT_TRANSLATE_NOOP("HistoryLabel", "Separate Ways"),
};

/// Where a word of the product ends the label, it is one of these two forms.
bool endsWithWord(const QString &pattern)
{
    return pattern == QLatin1String("Mark %1 as %2") || pattern == QLatin1String("%1 and %2: %3");
}

QString translatedWord(const QString &english)
{
    for (const char *word : words) {
        if (english == QLatin1String(word))
            return HistoryWords::tr(word);
    }
    return english;
}

/// "a, b and 3 more"
QString translatedList(const QString &english)
{
    static const QRegularExpression more(QStringLiteral("^(.+) and (\\d+) more$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = more.match(english);
    return match.hasMatch() ? HistoryWords::tr("%1 and %n more", nullptr, match.captured(2).toInt()).arg(match.captured(1))
                            : english;
}

const SentenceTable &table()
{
    static const SentenceTable all("HistoryLabel", patterns);
    return all;
}

} // namespace

QString historyLabel(const QString &stored)
{
    std::optional<SentenceTable::Found> found = table().find(stored);
    if (!found)
        return stored;
    for (QString &part : found->parts)
        part = translatedList(part);
    if (endsWithWord(QLatin1String(patterns[found->pattern])))
        found->parts.last() = translatedWord(found->parts.last());
    return table().text(*found);
}

} // namespace alidade
