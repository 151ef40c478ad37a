#pragma once

#include "model/architecture.h"

#include <QString>

namespace alidade {

// Times, numbers and words of telemetry in the language of the screens.

/// "12:00:10", with the day when it is not today.
QString momentText(std::int64_t second);
/// "12:00 – 13:00", with the days where they are not today; a word for no time at all.
QString stretchText(const TimeRange &range);
/// "12.5/s"; a dash for nothing.
QString rateText(double perSecond);
/// "12.5 ms"; a dash for nothing.
QString durationText(double us);
/// "12.5 %".
QString percentText(double share);
QString countText(double count);
/// "order → payment".
QString arrowText(const QString &from, const QString &to);
/// What a span was dropped for.
QString dropWord(SpanDrop reason);
QString verdictWord(DriftVerdict verdict);
/// What a verdict means, as a sentence.
QString verdictMeaning(DriftVerdict verdict);
QString voiceTitle(Voice voice);
/// The voices, as "coded, observed"; a dash for none.
QString voicesText(Voices voices);

} // namespace alidade
