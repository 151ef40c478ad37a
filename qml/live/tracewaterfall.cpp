#include "qml/live/tracewaterfall.h"

#include "analysis/traceview.h"
#include "qml/live/livewords.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr int halfDigits = 16;

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

std::optional<TraceId> idOf(const QString &digits)
{
    bool isHigh = true, isLow = false;
    const QString low = digits.right(halfDigits), high = digits.chopped(low.size());
    const TraceId id{high.isEmpty() ? 0 : high.toULongLong(&isHigh, 16), low.toULongLong(&isLow, 16)};
    return isHigh && isLow && high.size() <= halfDigits ? std::optional(id) : std::nullopt;
}

QVariantList stretches(const std::vector<TraceStretch> &list, double whole)
{
    QVariantList rows;
    for (const TraceStretch &stretch : list)
        rows.append(QVariantMap{{QStringLiteral("from"), static_cast<double>(stretch.fromUs) / whole},
                                {QStringLiteral("length"), static_cast<double>(stretch.toUs - stretch.fromUs) / whole}});
    return rows;
}

QString marksOf(const TraceSpan &span, const WaterfallRow &row)
{
    QStringList marks;
    const auto mark = [&marks](bool isSet, const QString &word) {
        if (isSet)
            marks.append(word);
    };
    mark(span.hasFailed, TraceWaterfall::tr("failed"));
    mark(row.isRetry, TraceWaterfall::tr("retry"));
    mark(row.isOrphan, TraceWaterfall::tr("parent missing"));
    mark(row.isOutside, TraceWaterfall::tr("outside of its parent"));
    mark(!row.gaps.empty(), TraceWaterfall::tr("gap"));
    return marks.join(QStringLiteral(", "));
}

QString kindWord(SpanKind kind)
{
    switch (kind) {
    case SpanKind::server: return TraceWaterfall::tr("server");
    case SpanKind::client: return TraceWaterfall::tr("client");
    case SpanKind::producer: return TraceWaterfall::tr("producer");
    case SpanKind::consumer: return TraceWaterfall::tr("consumer");
    case SpanKind::internal:
    case SpanKind::unspecified: break;
    }
    return TraceWaterfall::tr("internal");
}

/// The nearest service above a row that is another one: who called it. Empty for none.
QString callerOf(const Trace &trace, const Waterfall &waterfall, std::size_t position)
{
    int depth = waterfall.rows[position].depth;
    const std::string &service = trace.spans[waterfall.rows[position].span].service;
    for (std::size_t above = position; above-- > 0 && depth > 0;) {
        const WaterfallRow &row = waterfall.rows[above];
        if (row.depth >= depth)
            continue;
        depth = row.depth;
        if (trace.spans[row.span].service != service)
            return text(trace.spans[row.span].service);
    }
    return {};
}

KeyedRow rowOf(const Trace &trace, const Waterfall &waterfall, std::size_t position)
{
    const WaterfallRow &row = waterfall.rows[position];
    const TraceSpan &span = trace.spans[row.span];
    const double whole = std::max(1.0, static_cast<double>(waterfall.durationUs));
    const QString marks = marksOf(span, row), length = durationText(static_cast<double>(row.durationUs));
    KeyedRow result{QString::number(position), {}, {}};
    result.values = {
        {QStringLiteral("service"), text(span.service)},
        {QStringLiteral("name"), text(span.name)},
        {QStringLiteral("kind"), kindWord(span.kind)},
        {QStringLiteral("caller"), callerOf(trace, waterfall, position)},
        {QStringLiteral("depth"), row.depth},
        {QStringLiteral("offset"), static_cast<double>(row.offsetUs) / whole},
        {QStringLiteral("length"), static_cast<double>(row.durationUs) / whole},
        {QStringLiteral("duration"), length},
        {QStringLiteral("start"),
         QStringLiteral("+") + (row.offsetUs > 0 ? durationText(static_cast<double>(row.offsetUs)) : QStringLiteral("0"))},
        {QStringLiteral("hasFailed"), span.hasFailed},
        {QStringLiteral("isCritical"), !row.critical.empty()},
        {QStringLiteral("marks"), marks},
        {QStringLiteral("critical"), stretches(row.critical, whole)},
        {QStringLiteral("gaps"), stretches(row.gaps, whole)}};
    return result;
}

} // namespace

void TraceWaterfall::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::workspaceChanged, this, [this] { setTrace({}); });
    Q_EMIT changed();
    read();
}

void TraceWaterfall::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) != language)
        take();
}

void TraceWaterfall::setTrace(const QString &id)
{
    if (std::exchange(m_id, id) != id)
        read();
}

void TraceWaterfall::read()
{
    m_trace = {};
    const std::optional<TraceId> id = idOf(m_id);
    m_isMissing = !m_id.isEmpty() && !id;
    if (!id || !m_session)
        return take();
    m_isBusy = true;
    m_session->read<std::optional<Trace>>(
        this, [id = *id](const Workspace &workspace) { return workspace.trace(id); },
        [this, asked = m_id](const std::optional<std::optional<Trace>> &trace) {
            if (asked != m_id)
                return; // another one was asked for meanwhile
            m_isBusy = false;
            m_isMissing = trace && !*trace;
            if (trace && *trace)
                m_trace = **trace;
            take();
        });
    Q_EMIT changed();
}

void TraceWaterfall::take()
{
    m_waterfall = std::make_shared<const Waterfall>(waterfall(m_trace));
    std::vector<KeyedRow> rows;
    for (std::size_t i = 0; i < m_waterfall->rows.size(); ++i)
        rows.push_back(rowOf(m_trace, *m_waterfall, i));
    m_rows.setRows({}); // another trace: nothing of it stays in its place
    m_rows.setRows(std::move(rows));
    Q_EMIT changed();
}

QString TraceWaterfall::summary() const
{
    if (m_trace.spans.empty())
        return {};
    const QString spans = m_trace.isCut
                              ? tr("%n span(s), and more that were not kept", nullptr, static_cast<int>(m_trace.spans.size()))
                              : tr("%n span(s)", nullptr, static_cast<int>(m_trace.spans.size()));
    return QStringList{momentText(m_waterfall->startUs / 1'000'000), durationText(static_cast<double>(m_waterfall->durationUs)),
                       spans}
        .join(QStringLiteral(" · "));
}

} // namespace alidade
