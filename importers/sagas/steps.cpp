#include "importers/sagas/steps.h"

#include "importers/sagas/fields.h"
#include "importers/text.h"

#include <algorithm>
#include <charconv>

namespace alidade {
namespace {

constexpr double largestFactor = 100;
constexpr std::uint32_t mostAttempts = 1'000'000;

/// "grpc shop.order.v1.OrderService/Create"; the first word is a kind when it is one of ours.
SagaOperation operationOf(const std::string &text)
{
    const std::size_t space = text.find(' ');
    if (space == std::string::npos)
        return {std::nullopt, text};
    if (const auto kind = fromText<EndpointKind>(text.substr(0, space)))
        return {kind, std::string(trimmed(std::string_view(text).substr(space)))};
    return {std::nullopt, text};
}

template <typename Number> bool isNumber(const std::string &text, Number &value)
{
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end;
}

void readAttempts(SagaFields &fields, RetryPolicy &policy)
{
    const YamlNode *node = fields.find("attempts", YamlNode::Kind::scalar, "a number");
    if (!node)
        return;
    if (node->scalar == "unlimited")
        policy.attempts = RetryPolicy::unlimited;
    else if (std::uint32_t attempts = 0; isNumber(node->scalar, attempts) && attempts > 0 && attempts <= mostAttempts)
        policy.attempts = attempts;
    else
        fields.wrong(node->line, "attempts is not \"unlimited\" or a number from 1 to " + std::to_string(mostAttempts));
}

std::optional<RetryPolicy> readRetry(SagaFields &call, const std::string &of, const std::string &file, Diagnostics &diagnostics)
{
    const YamlNode *node = call.find("retry", YamlNode::Kind::mapping, "a mapping with attempts");
    if (!node)
        return std::nullopt;
    SagaFields fields(*node, of + ", retry", file, diagnostics);
    RetryPolicy policy;
    readAttempts(fields, policy);
    policy.backoff = fields.duration("backoff").value_or(policy.backoff);
    policy.maxBackoff = fields.duration("maxBackoff").value_or(policy.maxBackoff);
    if (const YamlNode *factor = fields.find("factor", YamlNode::Kind::scalar, "a number")) {
        double value = 0;
        if (isNumber(factor->scalar, value) && value >= 1 && value <= largestFactor)
            policy.factor = value;
        else
            fields.wrong(factor->line, "factor is not a number from 1 to 100");
    }
    fields.finish();
    return policy;
}

/// What an action and a compensation have in common.
SagaCall readCall(SagaFields &fields, const std::string &of, const std::string &file, Diagnostics &diagnostics)
{
    SagaCall call;
    call.participant = fields.text("participant");
    call.operation = operationOf(fields.text("operation"));
    call.idempotencyKey = fields.text("key");
    call.retry = readRetry(fields, of, file, diagnostics);
    call.timeout = fields.duration("timeout");
    if (call.timeout && call.timeout->count() == 0) {
        fields.wrong(fields.find("timeout")->line, "timeout leaves no time; leave it out to wait without end");
        call.timeout.reset();
    }
    call.consumes = fields.list("consumes");
    call.emits = fields.list("emits");
    call.evidence = fields.places("evidence");
    return call;
}

SagaStep readStep(const YamlNode &node, const std::string &file, Diagnostics &diagnostics)
{
    const std::string of = "step " + node["name"].text("without a name");
    SagaFields fields(node, of, file, diagnostics);
    SagaStep step;
    step.place = {file, node.line};
    step.name = fields.required("name");
    if (!fields.has("participant"))
        fields.required("participant");
    step.action = readCall(fields, of, file, diagnostics);
    step.transaction = fields.text("transaction");
    step.effect = fields.word("effect", SagaEffect::compensatable, "none, reversible, compensatable, irreversible");
    step.isPivot = fields.flag("pivot");
    step.isRetriable = fields.flag("retriable");
    step.hasOutbox = fields.flag("outbox");
    step.condition = fields.text("condition");
    if (fields.has("after"))
        step.after = fields.list("after");
    step.emitsOnFailure = fields.list("emitsOnFailure");
    step.reads = fields.list("reads");
    step.writes = fields.list("writes");
    if (const YamlNode *undo = fields.find("compensation", YamlNode::Kind::mapping, "a mapping")) {
        SagaFields parts(*undo, of + ", compensation", file, diagnostics);
        step.compensation = readCall(parts, of + ", compensation", file, diagnostics);
        parts.finish();
    }
    fields.finish();
    return step;
}

bool hasStep(const std::vector<SagaStep> &steps, const std::string &name)
{
    return std::any_of(steps.begin(), steps.end(), [&](const SagaStep &step) { return step.name == name; });
}

} // namespace

std::vector<SagaStep> readSagaSteps(const YamlNode &list, SagaStyle style, const std::string &file, Diagnostics &diagnostics)
{
    std::vector<SagaStep> steps;
    const auto wrong = [&](int line, const std::string &message) {
        diagnostics.push_back({Severity::error, file, line, escaped(message)});
    };
    for (const YamlNode &node : list.items) {
        if (!node.isMapping()) {
            wrong(node.line, "a step is a mapping with name and participant");
            continue;
        }
        SagaStep step = readStep(node, file, diagnostics);
        if (hasStep(steps, step.name))
            wrong(node.line, "step " + step.name + " is there twice; the second one was left out");
        else if (!step.name.empty())
            steps.push_back(std::move(step));
    }
    for (SagaStep &step : steps) {
        if (!step.after)
            continue;
        std::erase_if(*step.after, [&](const std::string &name) {
            const bool isUnknown = !hasStep(steps, name);
            if (isUnknown)
                wrong(step.place.line, "step " + step.name + ": after names " + name + ", which is no step");
            return isUnknown;
        });
    }
    if (style == SagaStyle::orchestrated) {
        for (const SagaStep &step : steps)
            if (!step.action.consumes.empty())
                wrong(step.place.line,
                      "step " + step.name + ": in an orchestrated saga the coordinator starts it; consumes has no effect");
    }
    return steps;
}

} // namespace alidade
