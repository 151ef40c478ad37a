#include "model/sagabytes.h"

#include "model/bytes.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::uint64_t formatVersion = 1;

using Duration = std::optional<std::chrono::milliseconds>;

class SagaWriter {
public:
    void write(const Saga &saga)
    {
        m_bytes.number(formatVersion);
        m_bytes.text(saga.name);
        m_bytes.text(toText(saga.style));
        m_bytes.text(saga.coordinator);
        write(saga.timeout);
        m_bytes.number(saga.log.isDurable);
        m_bytes.number(saga.log.hasReconciliation);
        m_bytes.text(toText(saga.log.recovery));
        m_bytes.text(toText(saga.compensationOrder));
        for (const auto *list : {&saga.compensationList, &saga.startedBy, &saga.endsWith})
            write(*list);
        m_bytes.number(saga.steps.size());
        for (const SagaStep &step : saga.steps)
            write(step);
        write(saga.evidence);
        write(saga.place);
    }
    std::string take() { return m_bytes.take(); }

private:
    void write(const SagaStep &step)
    {
        m_bytes.text(step.name);
        write(step.action);
        m_bytes.number(step.compensation.has_value());
        if (step.compensation)
            write(*step.compensation);
        m_bytes.text(step.transaction);
        m_bytes.text(toText(step.effect));
        m_bytes.number(step.isPivot);
        m_bytes.number(step.isRetriable);
        m_bytes.number(step.hasOutbox);
        m_bytes.text(step.condition);
        m_bytes.number(step.after.has_value());
        if (step.after)
            write(*step.after);
        for (const auto *list : {&step.emitsOnFailure, &step.reads, &step.writes})
            write(*list);
        write(step.place);
    }
    void write(const SagaCall &call)
    {
        m_bytes.text(call.participant);
        m_bytes.text(call.operation.kind ? toText(*call.operation.kind) : std::string_view());
        m_bytes.text(call.operation.name);
        m_bytes.text(call.idempotencyKey);
        m_bytes.number(call.retry.has_value());
        if (call.retry) {
            m_bytes.number(call.retry->attempts);
            write(Duration(call.retry->backoff));
            m_bytes.amount(call.retry->factor);
            write(Duration(call.retry->maxBackoff));
        }
        write(call.timeout);
        write(call.consumes);
        write(call.emits);
        write(call.evidence);
    }
    void write(const Duration &duration)
    {
        m_bytes.number(duration ? static_cast<std::uint64_t>(std::max<std::int64_t>(duration->count(), 0)) + 1 : 0);
    }
    void write(const Place &place)
    {
        m_bytes.text(place.file);
        m_bytes.number(static_cast<std::uint64_t>(std::max(place.line, 0)));
    }
    void write(const std::string &text) { m_bytes.text(text); }
    template <typename Item> void write(const std::vector<Item> &list)
    {
        m_bytes.number(list.size());
        for (const Item &item : list)
            write(item);
    }

    ByteWriter m_bytes;
};

class SagaReader {
public:
    explicit SagaReader(std::string_view bytes) : m_bytes(bytes) {}

    std::optional<Saga> read()
    {
        Saga saga;
        if (m_bytes.number() != formatVersion)
            return std::nullopt;
        saga.name = m_bytes.text();
        word(saga.style);
        saga.coordinator = m_bytes.text();
        saga.timeout = duration();
        saga.log.isDurable = m_bytes.flag();
        saga.log.hasReconciliation = m_bytes.flag();
        word(saga.log.recovery);
        word(saga.compensationOrder);
        for (auto *list : {&saga.compensationList, &saga.startedBy, &saga.endsWith})
            *list = texts();
        saga.steps.resize(m_bytes.count());
        for (SagaStep &step : saga.steps) {
            if (!m_bytes.isGood())
                break;
            read(step);
        }
        saga.evidence = places();
        saga.place = place();
        return m_bytes.isGood() && m_bytes.isAtEnd() ? std::optional(std::move(saga)) : std::nullopt;
    }

private:
    void read(SagaStep &step)
    {
        step.name = m_bytes.text();
        step.action = call();
        if (m_bytes.flag())
            step.compensation = call();
        step.transaction = m_bytes.text();
        word(step.effect);
        step.isPivot = m_bytes.flag();
        step.isRetriable = m_bytes.flag();
        step.hasOutbox = m_bytes.flag();
        step.condition = m_bytes.text();
        if (m_bytes.flag())
            step.after = texts();
        for (auto *list : {&step.emitsOnFailure, &step.reads, &step.writes})
            *list = texts();
        step.place = place();
    }
    SagaCall call()
    {
        SagaCall call;
        call.participant = m_bytes.text();
        if (const std::string_view kind = m_bytes.view(); !kind.empty()) {
            call.operation.kind = fromText<EndpointKind>(kind);
            if (!call.operation.kind)
                m_bytes.fail();
        }
        call.operation.name = m_bytes.text();
        call.idempotencyKey = m_bytes.text();
        if (m_bytes.flag()) {
            RetryPolicy retry;
            retry.attempts = static_cast<std::uint32_t>(m_bytes.number(RetryPolicy::unlimited));
            retry.backoff = duration().value_or(std::chrono::milliseconds{0});
            retry.factor = m_bytes.amount();
            retry.maxBackoff = duration().value_or(std::chrono::milliseconds{0});
            call.retry = retry;
        }
        call.timeout = duration();
        call.consumes = texts();
        call.emits = texts();
        call.evidence = places();
        return call;
    }
    Duration duration()
    {
        constexpr std::uint64_t longest = 1ULL << 62U;
        const std::uint64_t value = m_bytes.number(longest);
        return value == 0 ? Duration() : Duration(std::chrono::milliseconds(static_cast<std::int64_t>(value - 1)));
    }
    Place place()
    {
        std::string file = m_bytes.text();
        return {std::move(file), m_bytes.line()};
    }
    std::vector<Place> places()
    {
        std::vector<Place> list(m_bytes.count());
        for (Place &item : list)
            item = place();
        return list;
    }
    std::vector<std::string> texts()
    {
        std::vector<std::string> list(m_bytes.count());
        for (std::string &item : list)
            item = m_bytes.text();
        return list;
    }
    template <typename Word> void word(Word &value)
    {
        const std::optional<Word> known = fromText<Word>(m_bytes.view());
        if (known)
            value = *known;
        else
            m_bytes.fail();
    }

    ByteReader m_bytes;
};

} // namespace

std::vector<unsigned char> bytesOf(const Saga &saga)
{
    SagaWriter writer;
    writer.write(saga);
    const std::string bytes = writer.take();
    return {bytes.begin(), bytes.end()};
}

std::optional<Saga> sagaOf(std::string_view bytes) { return SagaReader(bytes).read(); }

} // namespace alidade
