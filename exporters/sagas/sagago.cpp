#include "exporters/sagas/sagago.h"

#include "exporters/escape.h"
#include "exporters/sagas/gonames.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::string_view logGo =
#include "exporters/sagas/go/log.go.in"
    ;
constexpr std::string_view sagaGoText =
#include "exporters/sagas/go/saga.go.in"
    ;
constexpr std::string_view testGo =
#include "exporters/sagas/go/saga_test.go.in"
    ;

constexpr std::string_view signature = "ctx context.Context, key string, payload json.RawMessage";

std::string inPackage(std::string_view text, const std::string &package)
{
    std::string out(text);
    const std::string_view mark = "PACKAGE";
    out.replace(out.find(mark), mark.size(), package);
    return out;
}

/// Text for a line comment.
std::string commentText(const std::string &text)
{
    std::string out = validUtf8(text);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return out;
}

std::string callText(const SagaCall &call, std::uint32_t attempts, const std::string &method)
{
    const RetryPolicy policy = call.retry.value_or(RetryPolicy{});
    const std::string factor = std::to_string(policy.factor);
    return "call{p." + method + ", " + (attempts == RetryPolicy::unlimited ? "0" : std::to_string(attempts)) + ", " +
           goDuration(call.timeout.value_or(std::chrono::milliseconds(0))) + ", " + goDuration(policy.backoff) + ", " + factor +
           ", " + goDuration(policy.maxBackoff) + "}";
}

std::string interfaceText(const Saga &saga, const std::vector<std::string> &names)
{
    std::string out =
        "// Participants are the services that take part. A method returns nil when the participant has performed it,\n"
        "// ErrRefused when it surely will not, and any other error when nobody knows.\n"
        "type Participants interface {\n";
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const SagaStep &step = saga.steps[i];
        const auto line = [&](const std::string &participant, const SagaOperation &operation) {
            out += "\t// " +
                   commentText(participant + ": " + toText(operation) +
                               (step.transaction.empty() ? "" : " (" + step.transaction + ")")) +
                   "\n";
        };
        line(step.action.participant, step.action.operation);
        out += "\t" + names[i] + "(" + std::string(signature) + ") error\n";
        if (step.compensation) {
            line(compensatingParticipant(step), step.compensation->operation);
            out += "\tUndo" + names[i] + "(" + std::string(signature) + ") error\n";
        }
        if (!step.condition.empty())
            out += "\t// " + commentText(step.condition) + "\n\tWhen" + names[i] + "(payload json.RawMessage) bool\n";
    }
    return out + "}\n";
}

std::string stepsGo(const Saga &saga, const std::string &package, const std::vector<std::string> &names)
{
    const std::vector<std::size_t> sequence = orderOf(saga).sequence;
    std::string body = "// recoverBackward says that a saga which a crash interrupted turns back unless its pivot is done.\n"
                       "const recoverBackward = " +
                       std::string(saga.log.recovery == SagaRecovery::backward ? "true" : "false") + "\n\n" +
                       interfaceText(saga, names) +
                       "\n// undoOrder has the positions of the steps that can be undone, first to last.\n"
                       "var undoOrder = []int{";
    std::string positions;
    for (std::size_t undo : undoSequenceOf(saga))
        positions += (positions.empty() ? "" : ", ") +
                     std::to_string(std::find(sequence.begin(), sequence.end(), undo) - sequence.begin());
    body += positions + "}\n\nfunc steps(p Participants) []step {\n\treturn []step{\n";
    for (std::size_t i : sequence) {
        const SagaStep &step = saga.steps[i];
        body += "\t\t{name: " + goString(step.name) + ", action: " + callText(step.action, attemptsOf(step), names[i]);
        if (step.compensation)
            body += ", undo: &" + callText(*step.compensation, attemptsOf(*step.compensation), "Undo" + names[i]);
        if (!step.condition.empty())
            body += ", when: p.When" + names[i];
        body += std::string(step.isPivot ? ", isPivot: true" : "") + (step.isRetriable ? ", never: true" : "") + "},\n";
    }
    body += "\t}\n}\n";
    const bool usesTime = body.find("time.") != std::string::npos;
    return "// Package " + package + " performs the saga " + commentText(saga.name) + ".\npackage " + package +
           "\n\nimport (\n\t\"context\"\n\t\"encoding/json\"\n" + (usesTime ? "\t\"time\"\n" : "") + ")\n\n" + body;
}

/// The methods of the test's participant.
std::string participantsGo(const Saga &saga, const std::string &package, const std::vector<std::string> &names)
{
    std::string out = "package " + package + "\n\nimport (\n\t\"context\"\n\t\"encoding/json\"\n)\n";
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const std::string name = goString(saga.steps[i].name);
        const auto method = [&](const std::string &prefix, const std::string &call) {
            out.append("\nfunc (p *participant) ").append(prefix).append(names[i]);
            out.append("(_ context.Context, key string, _ json.RawMessage) error {\n\treturn p.").append(call);
            out.append("(").append(name).append(", key)\n}\n");
        };
        method("", "perform");
        if (saga.steps[i].compensation)
            method("Undo", "undo");
        if (!saga.steps[i].condition.empty())
            out += "\nfunc (p *participant) When" + names[i] + "(json.RawMessage) bool { return true }\n";
    }
    return out;
}

} // namespace

FileSet sagaGo(const Saga &saga)
{
    const std::string package = goPackage(saga);
    const std::vector<std::string> names = goNames(saga);
    return {{"go.mod", "module " + package + "\n\ngo 1.19\n"}, {"steps.go", stepsGo(saga, package, names)},
            {"saga.go", inPackage(sagaGoText, package)},       {"log.go", inPackage(logGo, package)},
            {"saga_test.go", inPackage(testGo, package)},      {"participants_test.go", participantsGo(saga, package, names)}};
}

} // namespace alidade
