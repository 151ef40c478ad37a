#include "qml/live/livewords.h"

#include "exporters/traffic.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace alidade {
namespace {

struct LiveWords {
    Q_DECLARE_TR_FUNCTIONS(LiveWords)
};

const QString nothing = QStringLiteral("–");

QDateTime timeOf(std::int64_t second) { return QDateTime::fromSecsSinceEpoch(second); }
bool isToday(const QDateTime &time) { return time.date() == QDate::currentDate(); }
QString dayText(const QDateTime &time) { return time.toString(QStringLiteral("yyyy-MM-dd")); }
QString clockText(const QDateTime &time)
{
    return time.toString(time.time().second() == 0 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
}
QString withDay(const QDateTime &time)
{
    return isToday(time) ? clockText(time) : LiveWords::tr("%1 %2", "a day and a time").arg(dayText(time), clockText(time));
}

} // namespace

QString momentText(std::int64_t second) { return second == 0 ? nothing : withDay(timeOf(second)); }

QString stretchText(const TimeRange &range)
{
    if (range.isEmpty())
        return LiveWords::tr("no traffic");
    const QDateTime from = timeOf(range.from), to = timeOf(range.to);
    return LiveWords::tr("%1 – %2", "from one time to another")
        .arg(withDay(from), from.date() == to.date() ? clockText(to) : withDay(to));
}

QString rateText(double perSecond)
{
    return perSecond > 0 ? LiveWords::tr("%1/s", "a rate").arg(QString::fromStdString(numberText(perSecond))) : nothing;
}

QString durationText(double us) { return us > 0 ? QString::fromStdString(latencyText(us)) : nothing; }
QString percentText(double share) { return QString::fromStdString(shareText(share)); }
QString countText(double count) { return QLocale().toString(count, 'f', 0); }
QString arrowText(const QString &from, const QString &to) { return LiveWords::tr("%1 → %2").arg(from, to); }

QString dropWord(SpanDrop reason)
{
    switch (reason) {
    case SpanDrop::damaged: return LiveWords::tr("damaged");
    case SpanDrop::unnamed: return LiveWords::tr("without an id");
    case SpanDrop::duplicate: return LiveWords::tr("seen before");
    case SpanDrop::outside: return LiveWords::tr("outside of the time");
    case SpanDrop::overflow: return LiveWords::tr("too many services");
    case SpanDrop::busy: break;
    }
    return LiveWords::tr("too busy");
}

QString verdictWord(DriftVerdict verdict)
{
    switch (verdict) {
    case DriftVerdict::agreed: return LiveWords::tr("Agreed");
    case DriftVerdict::unjudged: return LiveWords::tr("Not judged");
    case DriftVerdict::designedOnly: return LiveWords::tr("Designed only");
    case DriftVerdict::codedOnly: return LiveWords::tr("Coded only");
    case DriftVerdict::deployedOnly: return LiveWords::tr("Deployed only");
    case DriftVerdict::observedOnly: break;
    }
    return LiveWords::tr("Hidden");
}

QString verdictMeaning(DriftVerdict verdict)
{
    switch (verdict) {
    case DriftVerdict::agreed: return LiveWords::tr("What runs is what was said.");
    case DriftVerdict::unjudged: return LiveWords::tr("It was not seen, but could not have been.");
    case DriftVerdict::designedOnly: return LiveWords::tr("It was drawn, but neither code nor traffic shows it.");
    case DriftVerdict::codedOnly: return LiveWords::tr("It is in the code, but never ran in this time: a dead or a rare path.");
    case DriftVerdict::deployedOnly: return LiveWords::tr("A manifest says so, but neither the code nor the traffic.");
    case DriftVerdict::observedOnly: break;
    }
    return LiveWords::tr("It runs, but no code, manifest or design says so.");
}

QString voiceTitle(Voice voice)
{
    switch (voice) {
    case Voice::designed: return LiveWords::tr("designed");
    case Voice::coded: return LiveWords::tr("coded");
    case Voice::deployed: return LiveWords::tr("deployed");
    case Voice::observed: break;
    }
    return LiveWords::tr("observed");
}

QString voicesText(Voices voices)
{
    QStringList words;
    for (const Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed}) {
        if (voices.contains(voice))
            words.append(voiceTitle(voice));
    }
    return words.isEmpty() ? nothing : words.join(LiveWords::tr(", ", "between the words of a list"));
}

} // namespace alidade
