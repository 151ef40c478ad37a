#pragma once

#include "model/place.h"
#include "model/vocabulary.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace alidade {

/// Who leads a saga: one coordinator that calls each step, or events to which the participants react.
enum class SagaStyle : std::uint8_t { orchestrated, choreographed };

/// What a step leaves behind: nothing (it only reads), a hold that is lifted without a trace (a reservation), a change that
/// a counter-action makes good (a charge and its refund), or one that nothing takes back (a parcel on its way, an e-mail).
enum class SagaEffect : std::uint8_t { none, reversible, compensatable, irreversible };

/// What a restarted coordinator does with a saga that its log shows as unfinished.
enum class SagaRecovery : std::uint8_t { forward, backward };

/// In which order what was done is undone: each step after all that depend on it, as Saga::compensationList says, or all
/// at once.
enum class CompensationOrder : std::uint8_t { reverse, listed, parallel };

/// What a call invokes, tied to the contract of its participant.
struct SagaOperation {
    std::optional<EndpointKind> kind; ///< none: a function within the participant, of no contract
    std::string name;                 ///< "shop.order.v1.OrderService/Create", "POST /orders", "orders.placed", "reserveStock"
    friend bool operator==(const SagaOperation &, const SagaOperation &) = default;
};

/// How a call is repeated when no answer comes.
struct RetryPolicy {
    static constexpr std::uint32_t unlimited = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t attempts = 1;              ///< the first one included; `unlimited`: until it succeeds
    std::chrono::milliseconds backoff{0};    ///< wait before the second attempt
    double factor = 1;                       ///< how much longer each further wait is, at least 1
    std::chrono::milliseconds maxBackoff{0}; ///< no wait is longer; 0: no limit
    friend bool operator==(const RetryPolicy &, const RetryPolicy &) = default;
};

/// One call of a saga: the action of a step, or its compensation.
struct SagaCall {
    std::string participant; ///< service; empty in a compensation: that of its step
    SagaOperation operation;
    std::string idempotencyKey;       ///< of what it is made, "{saga_id}:{step}"; empty: repetitions are not recognised
    std::optional<RetryPolicy> retry; ///< none: one attempt
    std::optional<std::chrono::milliseconds> timeout; ///< of one attempt; none: waits without end
    std::vector<std::string> consumes;                ///< events that start it, in a choreographed saga
    std::vector<std::string> emits;                   ///< events that it publishes when it is done
    std::vector<Place> evidence;                      ///< where the code says so
    friend bool operator==(const SagaCall &, const SagaCall &) = default;
};

/// A local transaction of one participant, and how it is undone.
struct SagaStep {
    std::string name; ///< unique in its saga
    SagaCall action;
    std::optional<SagaCall> compensation;
    std::string transaction; ///< what the local transaction does, in people's words
    SagaEffect effect = SagaEffect::compensatable;
    bool isPivot = false;     ///< when it is done, the saga goes on to its end
    bool isRetriable = false; ///< never refuses: repeated until it succeeds
    bool hasOutbox = false;   ///< its change and its events are one transaction (outbox, change data capture)
    std::string condition;    ///< empty: always performed
    std::optional<std::vector<std::string>> after; ///< steps that come before; none: the one above, or who emits what it consumes
    std::vector<std::string> emitsOnFailure;       ///< events that it publishes when it refuses
    std::vector<std::string> reads, writes;        ///< data it needs and changes, where known
    Place place;                                   ///< where the definition stands; not part of its written form
    friend bool operator==(const SagaStep &, const SagaStep &) = default;
};

/// What a coordinator remembers over a crash.
struct SagaLog {
    bool isDurable = false;         ///< what was sent and answered is on disk before the next call
    bool hasReconciliation = false; ///< a job takes up what the log shows as unfinished
    SagaRecovery recovery = SagaRecovery::forward;
    friend bool operator==(const SagaLog &, const SagaLog &) = default;
};

/// A business transaction over several services (Garcia-Molina and Salem, "Sagas", 1987).
struct Saga {
    std::string name;
    SagaStyle style = SagaStyle::orchestrated;
    std::string coordinator;                          ///< service; empty in a choreographed saga
    std::optional<std::chrono::milliseconds> timeout; ///< after which it turns back
    SagaLog log;
    CompensationOrder compensationOrder = CompensationOrder::reverse;
    std::vector<std::string> compensationList; ///< names of steps, when the order is `listed`
    std::vector<std::string> startedBy;        ///< events from outside
    std::vector<std::string> endsWith;         ///< events that are meant for the outside
    std::vector<SagaStep> steps;
    std::vector<Place> evidence; ///< where the code puts it together
    Place place;                 ///< where the definition stands; not part of its written form
    friend bool operator==(const Saga &, const Saga &) = default;
};

/// Which step comes directly after which.
struct SagaOrder {
    std::vector<std::vector<std::size_t>> before; ///< by step: those it waits for, ascending
    std::vector<std::size_t> sequence;            ///< all steps, each after those it waits for; shorter when there is a cycle
    bool hasCycle() const { return sequence.size() < before.size(); }
};

/// The order that `after`, the events or the list itself give. Names that no step has count for nothing.
SagaOrder orderOf(const Saga &saga);

/// By step: all steps that wait for it, directly or not. The order must have no cycle.
std::vector<std::vector<std::size_t>> dependentsOf(const SagaOrder &order);

/// The steps that have a compensation, in an order in which one coordinator may undo them one after the other.
std::vector<std::size_t> undoSequenceOf(const Saga &saga);

/// The participant of the step's compensation, which is the step's unless it names its own.
const std::string &compensatingParticipant(const SagaStep &step);

/// How often a call is tried at most; a retriable step is tried until it succeeds.
std::uint32_t attemptsOf(const SagaCall &call);
std::uint32_t attemptsOf(const SagaStep &step);

/// "shop.order.v1.OrderService/Create" with its kind in front; empty for no operation.
std::string toText(const SagaOperation &operation);

/// "1h30m", "2s", "250ms", exact; "0s" for none.
std::string durationText(std::chrono::milliseconds duration);
/// Reads what durationText writes; also "1.5s". Nothing for anything else, negative or longer than a year.
std::optional<std::chrono::milliseconds> durationOf(std::string_view text);

std::string_view toText(SagaStyle);
std::string_view toText(SagaEffect);
std::string_view toText(SagaRecovery);
std::string_view toText(CompensationOrder);
template <> std::optional<SagaStyle> fromText(std::string_view text);
template <> std::optional<SagaEffect> fromText(std::string_view text);
template <> std::optional<SagaRecovery> fromText(std::string_view text);
template <> std::optional<CompensationOrder> fromText(std::string_view text);

} // namespace alidade
