#include "exporters/sagas/sagayaml.h"

#include "exporters/escape.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace alidade {
namespace {

/// Words that YAML 1.1 or 1.2 reads as something else than text.
bool isReserved(const std::string &text)
{
    constexpr std::array<std::string_view, 18> words{"true", "false", "yes",  "no",    "on",   "off",  "null", "y",  "n",
                                                     "True", "False", "TRUE", "FALSE", "Null", "NULL", "Yes",  "No", "~"};
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whether a text may stand without quotes in a list in brackets as well as after a key.
bool isPlain(const std::string &text)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/'; };
    if (text.empty() || !isLetter(text.front()) || text.back() == ' ' || text.back() == ':' || isReserved(text))
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isLetter(c) || (c >= '0' && c <= '9') || std::string_view(" ._-+=@$()").find(c) != std::string_view::npos)
            continue;
        if (c == ':' && text[i + 1] != ' ')
            continue;
        return false;
    }
    return true;
}

std::string quoted(const std::string &raw)
{
    std::string text = validUtf8(raw);
    if (isPlain(text))
        return text;
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool isC1 = byte == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa0; // U+0080 to U+009F
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f || isC1) {
            std::array<char, 5> code{};
            std::snprintf(code.data(), code.size(), "\\x%02X", isC1 ? static_cast<unsigned char>(text[++i]) : byte);
            out += code.data();
        } else {
            out += c;
        }
    }
    return out + "\"";
}

/// Lines of `key: value` at one depth; what is empty is not written.
class Block {
public:
    Block(std::string &out, std::string indent, bool isItem = false) : m_out(out), m_indent(std::move(indent)), m_isItem(isItem)
    {}

    void raw(std::string_view key, const std::string &value)
    {
        std::string start = m_indent;
        if (m_isItem) // the first line of an item of a list carries the dash
            start.replace(start.size() - 2, 2, "- ");
        m_isItem = false;
        m_out += start + std::string(key) + ":" + (value.empty() ? "" : " " + value) + "\n";
    }
    void text(std::string_view key, const std::string &value)
    {
        if (!value.empty())
            raw(key, quoted(value));
    }
    void flag(std::string_view key, bool value)
    {
        if (value)
            raw(key, "true");
    }
    void duration(std::string_view key, const std::optional<std::chrono::milliseconds> &value)
    {
        if (value)
            raw(key, durationText(*value));
    }
    void list(std::string_view key, const std::vector<std::string> &values, bool isWrittenWhenEmpty = false)
    {
        std::string text;
        for (const std::string &value : values)
            text += (text.empty() ? "" : ", ") + quoted(value);
        if (!values.empty() || isWrittenWhenEmpty)
            raw(key, "[" + text + "]");
    }
    void places(std::string_view key, const std::vector<Place> &places)
    {
        std::vector<std::string> texts;
        texts.reserve(places.size());
        for (const Place &place : places)
            texts.push_back(place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file);
        list(key, texts);
    }
    Block inner() const { return {m_out, m_indent + "  "}; }

private:
    std::string &m_out;
    std::string m_indent;
    bool m_isItem;
};

std::string numberText(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.17g", value);
    if (std::array<char, 32> brief{};
        std::snprintf(brief.data(), brief.size(), "%g", value) > 0 && std::stod(brief.data()) == value)
        return brief.data();
    return text.data();
}

void writeRetry(Block &block, const std::optional<RetryPolicy> &retry)
{
    if (!retry)
        return;
    std::string text =
        "{attempts: " + (retry->attempts == RetryPolicy::unlimited ? "unlimited" : std::to_string(retry->attempts));
    if (retry->backoff.count() > 0)
        text += ", backoff: " + durationText(retry->backoff);
    if (retry->factor > 1)
        text += ", factor: " + numberText(retry->factor);
    if (retry->maxBackoff.count() > 0)
        text += ", maxBackoff: " + durationText(retry->maxBackoff);
    block.raw("retry", text + "}");
}

void writeCall(Block &block, const SagaCall &call)
{
    block.text("participant", call.participant);
    block.text("operation", toText(call.operation));
    block.list("consumes", call.consumes);
    block.list("emits", call.emits);
    block.text("key", call.idempotencyKey);
    block.duration("timeout", call.timeout);
    writeRetry(block, call.retry);
}

void writeStep(std::string &out, const SagaStep &step)
{
    Block block(out, "    ", true);
    block.raw("name", quoted(step.name));
    writeCall(block, step.action);
    block.list("emitsOnFailure", step.emitsOnFailure);
    block.text("transaction", step.transaction);
    if (step.effect != SagaEffect::compensatable)
        block.raw("effect", std::string(toText(step.effect)));
    block.flag("pivot", step.isPivot);
    block.flag("retriable", step.isRetriable);
    block.flag("outbox", step.hasOutbox);
    block.text("condition", step.condition);
    if (step.after)
        block.list("after", *step.after, true);
    block.list("reads", step.reads);
    block.list("writes", step.writes);
    block.places("evidence", step.action.evidence);
    if (step.compensation) {
        const bool saysNothing = *step.compensation == SagaCall{};
        block.raw("compensation", saysNothing ? "{}" : "");
        Block inner = block.inner();
        writeCall(inner, *step.compensation);
        inner.places("evidence", step.compensation->evidence);
    }
}

void writeSaga(std::string &out, const Saga &saga)
{
    Block block(out, "");
    block.raw("schema", "alidade/saga/1");
    block.raw("name", quoted(saga.name));
    block.raw("style", std::string(toText(saga.style)));
    block.text("coordinator", saga.coordinator);
    block.duration("timeout", saga.timeout);
    if (saga.log != SagaLog{}) {
        block.raw("log", "");
        Block log = block.inner();
        log.flag("durable", saga.log.isDurable);
        log.flag("reconciliation", saga.log.hasReconciliation);
        if (saga.log.recovery != SagaRecovery::forward)
            log.raw("recovery", std::string(toText(saga.log.recovery)));
    }
    if (saga.compensationOrder == CompensationOrder::listed)
        block.list("compensations", saga.compensationList, true);
    else if (saga.compensationOrder != CompensationOrder::reverse)
        block.raw("compensations", std::string(toText(saga.compensationOrder)));
    block.list("startedBy", saga.startedBy);
    block.list("endsWith", saga.endsWith);
    block.places("evidence", saga.evidence);
    block.raw("steps", "");
    for (const SagaStep &step : saga.steps)
        writeStep(out, step);
}

} // namespace

std::string sagaYaml(std::span<const Saga> sagas)
{
    std::string out;
    for (const Saga &saga : sagas) {
        if (!out.empty())
            out += "---\n";
        writeSaga(out, saga);
    }
    return out;
}

} // namespace alidade
