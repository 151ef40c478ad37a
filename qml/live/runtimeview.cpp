#include "qml/live/runtimeview.h"

#include "analysis/runtime/advice.h"
#include "analysis/runtime/limits.h"
#include "analysis/runtime/profileview.h"
#include "exporters/runtime.h"
#include "model/error.h"
#include "qml/live/livewords.h"
#include "qml/live/runtimewords.h"

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

constexpr int colorCount = 8;
constexpr std::size_t mostRows = 2'000; ///< functions that are listed
constexpr double leastPixels = 1.5;     ///< narrower frames cannot be seen
constexpr qsizetype mostFrames = 3'000;

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }
QVariantMap choice(const QString &value, const QString &shown)
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("text"), shown}};
}

QString optionalAmount(const std::optional<double> &value, std::string_view unit)
{
    return value ? text(amountText(*value, unit)) : QStringLiteral("–");
}

} // namespace

void RuntimeView::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::architectureChanged, this, [this] { refresh(); });
    refresh();
}

void RuntimeView::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) != language)
        refresh();
}

QString RuntimeView::place() const { return m_reading ? text(m_reading->place) : QString(); }
QString RuntimeView::older() const { return m_older ? text(m_older->place) : QString(); }

void RuntimeView::read(const QString &place) { start(place.trimmed(), false); }

void RuntimeView::compareWith(const QString &place)
{
    if (!place.isEmpty())
        return start(place.trimmed(), true);
    m_older = nullptr;
    refresh();
}

void RuntimeView::start(const QString &place, bool isOlder)
{
    if (place.isEmpty() || !m_session)
        return;
    const std::string where = isRuntimeUrl(place.toStdString()) ? place.toStdString() : Session::fullPath(place).toStdString();
    m_isBusy = true;
    m_problem.clear();
    const int request = ++m_requests;
    // The work itself brings its result: a task that is stopped at its end does not come back.
    const auto bring = [self = QPointer(this), session = m_session.data(), request, isOlder](const Outcome &outcome) {
        QMetaObject::invokeMethod(session, [self, request, outcome, isOlder] {
            if (self && self->m_requests == request)
                self->take(outcome, isOlder);
        });
    };
    m_session->runTask<bool>(
        tr("Read %1").arg(place),
        [bring, where](const Progress &progress, std::stop_token stop) {
            try {
                HttpOptions http;
                if (const char *token = std::getenv("ALIDADE_RUNTIME_TOKEN"))
                    http.token = token;
                bring({std::make_shared<const RuntimeReading>(readRuntime(where, http, progress, stop)), {}});
            } catch (const Cancelled &) {
                bring({});
                throw;
            } catch (const Error &error) {
                bring({{}, text(error.what())});
            }
            return true;
        },
        [](bool) {});
    Q_EMIT changed();
}

void RuntimeView::take(const Outcome &outcome, bool isOlder)
{
    m_isBusy = false;
    m_problem = outcome.problem;
    const Reading &reading = outcome.reading;
    if (reading && isOlder && !(reading->profile && hasProfile() && reading->profile->types == m_reading->profile->types))
        m_problem = tr("%1 cannot be compared: it does not count the same.").arg(text(reading->place));
    else if (reading && isOlder)
        m_older = reading;
    else if (reading) {
        m_reading = reading;
        m_older = nullptr;
        m_type = reading->profile ? reading->profile->usualType : 0;
        const Architecture &a = *m_session->architecture();
        const Index node = nodeOfProcess(a, reading->name());
        m_service = text(node == none ? reading->name() : a.nodes[node].name);
    }
    if (reading && !reading->diagnostics.empty()) {
        QStringList lines;
        for (const Diagnostic &diagnostic : reading->diagnostics)
            lines.append(text(toText(diagnostic)));
        m_session->showMessage(tr("%n problem(s) in %1", nullptr, static_cast<int>(lines.size())).arg(text(reading->place)),
                               false, lines);
    }
    refresh();
}

void RuntimeView::refresh()
{
    refreshMetrics();
    refreshProfile();
    Q_EMIT changed();
    Q_EMIT flameChanged();
}

ContainerLimits RuntimeView::limits() const
{
    if (!m_session)
        return {};
    const Architecture &a = *m_session->architecture();
    const Index node = nodeOfProcess(a, m_service.toStdString());
    return node == none ? ContainerLimits{} : limitsOf(a.nodes[node]);
}

void RuntimeView::refreshMetrics()
{
    std::vector<KeyedRow> process, served;
    m_advice.clear();
    if (!hasMetrics()) {
        m_process.setRows({});
        m_served.setRows({});
        return;
    }
    const ProcessState &state = m_reading->metrics->process;
    const auto add = [&process](const char *key, const QString &name, const QString &value) {
        process.push_back({QString::fromLatin1(key), {}, {{QStringLiteral("name"), name}, {QStringLiteral("value"), value}}});
    };
    const auto addAmount = [&add](const char *key, const QString &name, const std::optional<double> &value,
                                  std::string_view unit) {
        if (value)
            add(key, name, text(amountText(*value, unit)));
    };
    if (!state.goVersion.empty())
        add("go", tr("Go"), text(state.goVersion));
    addAmount("live", tr("Live heap"), state.liveHeap, "bytes");
    addAmount("goal", tr("Heap goal of the next collection"), state.heapGoal, "bytes");
    addAmount("inuse", tr("Heap in use"), state.heapInUse, "bytes");
    addAmount("heap", tr("Heap with idle memory"), state.heapMemory, "bytes");
    addAmount("released", tr("Heap given back"), state.heapReleased, "bytes");
    addAmount("stacks", tr("Stacks"), state.stacks, "bytes");
    addAmount("gomemory", tr("Memory of the Go runtime"), state.goMemory, "bytes");
    addAmount("resident", tr("Memory of the process"), state.residentMemory, "bytes");
    addAmount("collections", tr("Collections"), state.collections, "count");
    addAmount("pauses", tr("Pauses together"), state.pauseSeconds, "seconds");
    addAmount("share", tr("CPU time of the collector"), state.collectorShare, "share");
    addAmount("goroutines", tr("Goroutines"), state.goroutines, "count");
    addAmount("threads", tr("Threads"), state.threads, "count");
    addAmount("cpu", tr("CPU time"), state.cpuSeconds, "seconds");
    if (state.openFiles)
        add("files", tr("Open files"),
            state.maxFiles ? tr("%1 of %2").arg(countText(*state.openFiles), countText(*state.maxFiles))
                           : countText(*state.openFiles));
    for (const ServedOperation &one : m_reading->metrics->served) {
        KeyedRow row{text(one.metric) + QLatin1Char('>') + text(one.operation), text(one.metric), {}};
        const double share = one.calls > 0 ? one.errors / one.calls : 0;
        row.values = {{QStringLiteral("operation"), one.operation.empty() ? tr("all") : text(one.operation)},
                      {QStringLiteral("calls"), countText(one.calls)},
                      {QStringLiteral("errors"), one.errors > 0 ? percentText(share) : QStringLiteral("–")},
                      {QStringLiteral("mean"), one.seconds > 0 && one.calls > 0
                                                   ? text(amountText(one.seconds / one.calls, "seconds"))
                                                   : QStringLiteral("–")},
                      {QStringLiteral("p50"), optionalAmount(one.p50, "seconds")},
                      {QStringLiteral("p95"), optionalAmount(one.p95, "seconds")},
                      {QStringLiteral("p99"), optionalAmount(one.p99, "seconds")},
                      {QStringLiteral("tints"),
                       one.errors > 0 ? QVariantMap{{QStringLiteral("errors"), QStringLiteral("error")}} : QVariantMap()}};
        served.push_back(std::move(row));
    }
    for (const RuntimeAdvice &one : runtimeAdvice(state, limits())) {
        const auto shown = [&one](const std::optional<double> &value) {
            return value ? text(settingText(one.setting, *value)) : QString();
        };
        m_advice.append(QVariantMap{{QStringLiteral("setting"), text(std::string(toText(one.setting)))},
                                    {QStringLiteral("now"), shown(one.now)},
                                    {QStringLiteral("suggested"), shown(one.suggested)},
                                    {QStringLiteral("arithmetic"), arithmeticText(one)},
                                    {QStringLiteral("notes"), notesText(one)}});
    }
    m_process.setRows(std::move(process));
    m_served.setRows(std::move(served));
}

QString RuntimeView::amountOf(double value) const
{
    const QString sign = value < 0 ? QStringLiteral("−") : m_older && value > 0 ? QStringLiteral("+") : QString();
    return sign + text(amountText(value, m_reading->profile->types[m_type].unit));
}

void RuntimeView::refreshProfile()
{
    m_flame = {};
    if (!hasProfile())
        return m_functions.setRows({});
    const Profile &profile = *m_reading->profile;
    const Profile shown = m_older ? difference(profile, *m_older->profile) : profile;
    m_total = totalOf(shown, m_type);
    m_flame = flameOf(profile, m_type, m_older ? &*m_older->profile : nullptr);
    const auto share = [whole = static_cast<double>(m_total)](std::int64_t value) {
        return whole == 0 ? QStringLiteral("–") : percentText(std::fabs(static_cast<double>(value) / whole));
    };
    std::vector<KeyedRow> rows;
    for (const FunctionWeight &one : topFunctions(shown, m_type)) {
        if (rows.size() >= mostRows)
            break;
        const QString name = text(shown.functions[one.function].name);
        rows.push_back({name,
                        {},
                        {{QStringLiteral("name"), name},
                         {QStringLiteral("flat"), amountOf(static_cast<double>(one.flat))},
                         {QStringLiteral("flatShare"), share(one.flat)},
                         {QStringLiteral("cumulative"), amountOf(static_cast<double>(one.cumulative))},
                         {QStringLiteral("cumulativeShare"), share(one.cumulative)}}});
    }
    m_functions.setRows({}); // another profile: nothing of it stays in its place
    m_functions.setRows(std::move(rows));
}

QString RuntimeView::summary() const
{
    if (!hasProfile())
        return hasMetrics() ? tr("Metrics") : QString();
    const Profile &profile = *m_reading->profile;
    QStringList parts{m_older ? tr("%1 against the older one").arg(amountOf(static_cast<double>(m_total)))
                              : tr("%1 in all").arg(amountOf(static_cast<double>(m_total)))};
    if (profile.durationNs > 0)
        parts.append(tr("in %1").arg(text(amountText(static_cast<double>(profile.durationNs), "nanoseconds"))));
    if (profile.timeNs > 0)
        parts.append(momentText(profile.timeNs / 1'000'000'000));
    return parts.join(QStringLiteral(" · "));
}

void RuntimeView::setService(const QString &service)
{
    if (std::exchange(m_service, service) != service)
        refresh();
}

QVariantList RuntimeView::services() const
{
    QStringList names;
    if (m_session) {
        for (const Node &node : m_session->architecture()->nodes)
            if (!isResource(node.kind) && !node.isGone)
                names.append(text(node.name));
    }
    if (!m_service.isEmpty() && !names.contains(m_service))
        names.append(m_service);
    names.sort();
    QVariantList list;
    for (const QString &name : names)
        list.append(choice(name, name));
    return list;
}

QString RuntimeView::type() const { return hasProfile() ? text(m_reading->profile->types[m_type].type) : QString(); }

void RuntimeView::setType(const QString &type)
{
    if (!hasProfile())
        return;
    const std::vector<ProfileType> &types = m_reading->profile->types;
    const auto found = std::ranges::find(types, type.toStdString(), &ProfileType::type);
    if (found == types.end() || std::exchange(m_type, static_cast<std::size_t>(found - types.begin())) == m_type)
        return;
    refresh();
}

QVariantList RuntimeView::types() const
{
    QVariantList list;
    if (hasProfile()) {
        for (const ProfileType &type : m_reading->profile->types)
            list.append(choice(text(type.type), profileTypeWord(type.type)));
    }
    return list;
}

QVariantList RuntimeView::flame(int index, double width) const
{
    QVariantList list;
    if (!hasProfile() || m_flame.frames.empty() || width <= 0)
        return list;
    const auto top =
        static_cast<std::uint32_t>(std::clamp<qsizetype>(index, 0, static_cast<qsizetype>(m_flame.frames.size()) - 1));
    const FlameFrame &whole = m_flame.frames[top];
    const double scale = width / std::max(1.0, static_cast<double>(whole.value));
    const auto add = [&](std::uint32_t at, double x, double wide, bool isAbove) {
        const FlameFrame &frame = m_flame.frames[at];
        const auto now = static_cast<double>(frame.value), before = static_cast<double>(frame.before);
        const QString name = at == 0 ? tr("all") : text(m_reading->profile->functions[frame.function].name);
        const double all = std::max(1.0, static_cast<double>(m_flame.frames.front().value));
        list.append(
            QVariantMap{{QStringLiteral("frame"), at},
                        {QStringLiteral("parent"), frame.parent},
                        {QStringLiteral("depth"), frame.depth},
                        {QStringLiteral("x"), x},
                        {QStringLiteral("width"), wide},
                        {QStringLiteral("name"), name},
                        {QStringLiteral("amount"), text(amountText(now, m_reading->profile->types[m_type].unit))},
                        {QStringLiteral("before"), text(amountText(before, m_reading->profile->types[m_type].unit))},
                        {QStringLiteral("share"), percentText(now / all)},
                        {QStringLiteral("color"), at == 0 ? -1 : flameColor(name.toStdString(), colorCount)},
                        {QStringLiteral("change"), m_flame.isComparison ? (now - before) / std::max({now, before, 1.0}) : 0.0},
                        {QStringLiteral("isAbove"), isAbove}});
    };
    std::vector<std::uint32_t> above;
    for (std::uint32_t at = top; at != 0; at = m_flame.frames[at].parent)
        above.push_back(m_flame.frames[at].parent);
    for (auto at = above.rbegin(); at != above.rend(); ++at)
        add(*at, 0, width, true);
    for (std::uint32_t at = top; at < m_flame.frames.size() && list.size() < mostFrames; ++at) {
        const FlameFrame &frame = m_flame.frames[at];
        const std::int64_t offset = frame.offset - whole.offset;
        const double wide = static_cast<double>(frame.value) * scale;
        const bool isBelow = frame.depth > whole.depth ? offset >= 0 && offset < whole.value : at == top;
        if (isBelow && (wide >= leastPixels || at == top))
            add(at, static_cast<double>(offset) * scale, wide, false);
    }
    return list;
}

} // namespace alidade
