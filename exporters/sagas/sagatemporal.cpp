#include "exporters/sagas/gonames.h"
#include "exporters/sagas/sagago.h"

#include <algorithm>

namespace alidade {
namespace {

/// An activity without a timeout of its own gets this one: Temporal demands one.
constexpr std::chrono::seconds unlessSaid{30};

std::string optionsText(const SagaCall &call, std::uint32_t attempts, bool mayRefuse, const std::string &function)
{
    const RetryPolicy policy = call.retry.value_or(RetryPolicy{});
    std::string out = "func " + function + "(ctx workflow.Context) workflow.Context {\n\tretry := &temporal.RetryPolicy{}\n";
    out += "\tretry.MaximumAttempts = " +
           (attempts == RetryPolicy::unlimited ? "0 // until it succeeds" : std::to_string(attempts)) + "\n";
    if (policy.backoff.count() > 0)
        out += "\tretry.InitialInterval = " + goDuration(policy.backoff) + "\n";
    out += "\tretry.BackoffCoefficient = " + std::to_string(policy.factor) + "\n";
    if (policy.maxBackoff.count() > 0)
        out += "\tretry.MaximumInterval = " + goDuration(policy.maxBackoff) + "\n";
    if (mayRefuse)
        out += "\tretry.NonRetryableErrorTypes = []string{Refused}\n";
    out += "\treturn workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: " +
           goDuration(call.timeout.value_or(unlessSaid)) + ", RetryPolicy: retry})\n}\n";
    return out;
}

std::string activityText(const Saga &saga, const std::vector<std::string> &names)
{
    std::string out = "// Activities are what the participants do; register a struct that has them with the worker. key is the "
                      "same whenever\n// an activity is repeated.\ntype "
                      "Activities interface {\n";
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        out += "\t" + names[i] + "(ctx context.Context, key string, input Input) error\n";
        if (saga.steps[i].compensation)
            out += "\tUndo" + names[i] + "(ctx context.Context, key string, input Input) error\n";
        if (!saga.steps[i].condition.empty())
            out += "\tWhen" + names[i] + "(ctx context.Context, input Input) (bool, error) // " +
                   goString(saga.steps[i].condition) + "\n";
    }
    return out + "}\n";
}

/// The call of one step. Its compensation is remembered before it is called, for no answer does not mean that it did not run.
std::string stepText(const SagaStep &step, const std::string &name)
{
    const std::string inner = step.condition.empty() ? "\t" : "\t\t";
    std::string call;
    if (step.compensation)
        call += inner + "begun[" + goString(step.name) + "] = true\n";
    call += inner + "if err = workflow.ExecuteActivity(" + "options" + name + "(ctx), " + goString(name) + ", key(ctx, " +
            goString(step.name) + "), input).Get(ctx, nil); err != nil {\n" + inner + "\treturn err\n" + inner + "}\n";
    if (step.condition.empty())
        return call;
    return "\tvar is" + name + " bool\n\tif err = workflow.ExecuteActivity(options" + name + "(ctx), " + goString("When" + name) +
           ", input).Get(ctx, &is" + name + "); err != nil {\n\t\treturn err\n\t}\n\tif is" + name + " {\n" + call + "\t}\n";
}

std::string undoText(const SagaStep &step, const std::string &name)
{
    return "\tif begun[" + goString(step.name) + "] {\n\t\tif err := workflow.ExecuteActivity(undoOptions" + name + "(ctx), " +
           goString("Undo" + name) + ", key(ctx, " + goString(step.name) +
           "), input).Get(ctx, nil); err != nil {\n\t\t\treturn err\n\t\t}\n\t}\n";
}

constexpr std::string_view head = R"(
import (
	"context"
	"fmt"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// Refused is the type of an application error by which an activity says that it will not be performed, now or later:
// temporal.NewNonRetryableApplicationError(message, Refused, nil).
const Refused = "refused"

// Input is what the saga is about.
type Input struct {
	Payload []byte
}

// key is the idempotency key of a step and of its compensation.
func key(ctx workflow.Context, step string) string {
	return workflow.GetInfo(ctx).WorkflowExecution.ID + ":" + step
}

)";

} // namespace

FileSet sagaTemporal(const Saga &saga)
{
    const std::vector<std::string> names = goNames(saga);
    const std::string package = goPackage(saga);
    std::string out =
        "// Package " + package + " is a Temporal workflow of a saga.\npackage " + package + "\n" + std::string(head);
    out += activityText(saga, names);
    out += "\n// Workflow performs the steps one after the other. When one fails, what may have been done is undone, on a "
           "context that\n"
           "// a cancelled workflow does not take along.\n"
           "func Workflow(ctx workflow.Context, input Input) (err error) {\n\tbegun := map[string]bool{}\n"
           "\tdefer func() {\n\t\tif err == nil {\n\t\t\treturn\n\t\t}\n\t\tdetached, cancel := "
           "workflow.NewDisconnectedContext(ctx)\n"
           "\t\tdefer cancel()\n\t\tif undoErr := undo(detached, begun, input); undoErr != nil {\n"
           "\t\t\terr = fmt.Errorf(\"%w, and then: %v\", err, undoErr)\n\t\t}\n\t}()\n";
    for (std::size_t i : orderOf(saga).sequence)
        out += stepText(saga.steps[i], names[i]);
    out += "\treturn nil\n}\n\nfunc undo(ctx workflow.Context, begun map[string]bool, input Input) error {\n";
    for (std::size_t i : undoSequenceOf(saga))
        out += undoText(saga.steps[i], names[i]);
    out += "\treturn nil\n}\n";
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const SagaStep &step = saga.steps[i];
        out += "\n" + optionsText(step.action, attemptsOf(step), !step.isRetriable, "options" + names[i]);
        if (step.compensation)
            out += "\n" + optionsText(*step.compensation, attemptsOf(*step.compensation), false, "undoOptions" + names[i]);
    }
    return {{"workflow.go", out}};
}

} // namespace alidade
