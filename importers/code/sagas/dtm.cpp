#include "importers/code/sagas/sagafinder.h"

#include "importers/code/callplaces.h"
#include "importers/code/facttext.h"

#include <algorithm>
#include <charconv>

namespace alidade {
namespace {

using namespace std::chrono_literals;

/// What the server of dtm does with a branch unless it is told otherwise: it asks until it is answered, and waits longer
/// each time (dtm documentation, "Retry").
constexpr std::chrono::milliseconds firstWait = 10s;

struct DtmForm {
    std::string_view maker; ///< plain word of the function that makes one
    std::string_view form;
};
constexpr DtmForm forms[] = {{"newsaga", "saga"}, {"newsagagrpc", "saga"}, {"newmsg", "message"}, {"newmsggrpc", "message"}};

bool isDtm(const SagaFile &file, const SagaWork &work, const Call &call)
{
    return file.isFrom(work, call, "/dtm") && !call.receiver.empty();
}

void ask(SagaCall &call, std::string_view branch)
{
    call.idempotencyKey = "{gid}/{branch_id}/" + std::string(branch);
    call.retry = RetryPolicy{RetryPolicy::unlimited, firstWait, 2, {}};
}

/// "TransOut" of "/busi.Busi/TransOut" and of "POST /api/busi/TransOut".
std::string stepName(const SagaCall &call)
{
    const std::string &name = call.operation.name;
    return name.substr(name.rfind('/') + 1);
}

Saga dtmSaga(const SagaFile &file, const SagaWork &work, std::size_t call, std::string name)
{
    Saga saga = sagaAt(file, work, call, std::move(name));
    saga.log = {true, true, SagaRecovery::forward};
    return saga;
}

/// Adds a branch; nothing when its address is not known at all.
SagaStep *addBranch(Saga &saga, SagaWork &work, const SagaFile &file, const Call &call, std::size_t action, bool isRpc)
{
    std::optional<SagaCall> called = work.addressed(file.file, call, action, isRpc);
    if (!called)
        return nullptr;
    ask(*called, "action");
    const std::string name = stepName(*called);
    return &addStep(saga, name, std::move(*called));
}

void addCompensation(SagaStep &step, SagaWork &work, const SagaFile &file, const Call &call, std::size_t argument, bool isRpc)
{
    step.compensation = work.addressed(file.file, call, argument, isRpc);
    if (step.compensation)
        ask(*step.compensation, "compensate");
}

std::optional<std::size_t> numberOf(const Expression &expression)
{
    const std::optional<std::string> text = plainText(expression);
    std::size_t number = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc())
        return std::nullopt;
    return number;
}

/// `AddBranchOrder(2, []int{0, 1})`: what a branch waits for in a saga whose branches run side by side.
void order(Saga &saga, const SagaFile &file, const Call &call)
{
    if (call.arguments.size() < 2)
        return;
    const std::optional<std::size_t> step = numberOf(call.arguments[0].value);
    const std::size_t list = call.arguments[1].value.call;
    if (!step || *step >= saga.steps.size() || list == noCall)
        return;
    std::vector<std::string> before;
    for (const Argument &one : file.code.calls[list].arguments) {
        const std::optional<std::size_t> other = numberOf(one.value);
        if (other && *other < saga.steps.size() && *other != *step)
            before.push_back(saga.steps[*other].name);
    }
    saga.steps[*step].after = std::move(before);
}

/// A saga or a message, whose branches are added one by one.
void readObject(const SagaFile &file, SagaWork &work, const CallObject &object, const DtmForm &form, bool isRpc,
                std::vector<SagaFact> &found)
{
    const std::vector<Call> &calls = file.code.calls;
    Saga saga = dtmSaga(file, work, object.calls.front(), file.nameAt(object.calls.front()));
    const bool isMessage = form.form == "message";
    const bool isConcurrent = std::any_of(object.calls.begin(), object.calls.end(), [&](std::size_t call) {
        return calls[call].name == "SetConcurrent" || calls[call].name == "EnableConcurrent";
    });
    for (const std::size_t index : object.calls) {
        const Call &call = calls[index];
        if (isMessage && call.name.starts_with("DoAndSubmit")) {
            SagaCall local = file.closuresIn(index).empty() ? SagaCall{} : work.performed(file.file, index, index + 1);
            local.operation = {std::nullopt, call.name};
            local.evidence = {work.placeOf({static_cast<std::uint32_t>(file.file), static_cast<std::uint32_t>(index)})};
            SagaStep &step = addStep(saga, "localTransaction", std::move(local));
            step.isPivot = step.hasOutbox = true;
            std::rotate(saga.steps.begin(), saga.steps.end() - 1, saga.steps.end());
        } else if (call.name == "Add") {
            SagaStep *step = addBranch(saga, work, file, call, 0, isRpc);
            if (!step)
                continue;
            step->isRetriable = isMessage;
            if (!isMessage)
                addCompensation(*step, work, file, call, 1, isRpc);
            if (isConcurrent)
                step->after.emplace();
        } else if (call.name == "AddBranchOrder") {
            order(saga, file, call);
        }
    }
    if (!saga.steps.empty())
        found.push_back({"dtm", std::string(form.form), std::move(saga)});
}

/// Try all, then confirm all, or cancel those that were tried: the branches of a closure that is handed to the call.
void readTcc(const SagaFile &file, SagaWork &work, std::size_t index, std::vector<SagaFact> &found)
{
    const std::vector<Call> &calls = file.code.calls;
    Saga saga = dtmSaga(file, work, index, file.nameAt(index));
    std::vector<std::pair<const Call *, bool>> branches;
    for (const Aside *closure : file.closuresIn(index)) {
        for (std::size_t i = closure->firstCall; i < closure->endCall; ++i) {
            if (calls[i].name == "CallBranch" && calls[i].arguments.size() >= 4)
                branches.emplace_back(&calls[i], calls[i].arguments.size() > 4);
        }
    }
    for (const auto &[call, isRpc] : branches) {
        if (SagaStep *step = addBranch(saga, work, file, *call, 1, isRpc)) {
            step->effect = SagaEffect::reversible;
            addCompensation(*step, work, file, *call, 3, isRpc);
        }
    }
    if (saga.steps.empty())
        return;
    for (const auto &[call, isRpc] : branches) {
        if (SagaStep *step = addBranch(saga, work, file, *call, 2, isRpc))
            step->isRetriable = true;
    }
    found.push_back({"dtm", "tcc", std::move(saga)});
}

/// The last call that a program makes on the outside between two calls; `end` when there is none that says so.
SagaCall branchWork(const SagaFile &file, SagaWork &work, std::size_t first, std::size_t end)
{
    const std::vector<Call> &calls = file.code.calls;
    for (std::size_t i = first; i < end; ++i) {
        const std::string word = plainWord(calls[i].name);
        const bool isHttp = word == "post" || word == "get" || word == "put" || word == "delete" || word == "patch";
        if (!isHttp || calls[i].arguments.empty())
            continue;
        if (std::optional<SagaCall> called = work.addressed(file.file, calls[i], 0, false)) {
            called->operation.name = upper(word) + called->operation.name.substr(called->operation.name.find(' '));
            return *called;
        }
    }
    return work.performed(file.file, first, end);
}

/// `wf.NewBranch().OnRollback(undo)…`, followed by what the branch does, in the closure that is registered as a workflow.
void readWorkflow(const SagaFile &file, SagaWork &work, std::size_t index, std::vector<SagaFact> &found)
{
    const std::vector<Call> &calls = file.code.calls;
    const std::vector<const Aside *> closures = file.closuresIn(index);
    if (closures.empty())
        return;
    const std::size_t end = closures.front()->endCall;
    std::vector<std::size_t> rollbacks;
    for (std::size_t i = closures.front()->firstCall; i < end; ++i) {
        if (calls[i].name == "OnRollback" && calls[i].receiverCall != noCall)
            rollbacks.push_back(i);
    }
    if (rollbacks.empty())
        return;
    const std::optional<std::string> name = work.text(file.file, calls[index], 0);
    Saga saga = dtmSaga(file, work, index, name && saysSomething(*name) ? *name : file.nameAt(index));
    for (std::size_t i = 0; i < rollbacks.size(); ++i) {
        std::size_t first = rollbacks[i] + 1;
        while (first < end && file.asideAround(first, Aside::Kind::closure) != closures.front())
            ++first; // what is done when the workflow commits
        const std::size_t next = i + 1 < rollbacks.size() ? rollbacks[i + 1] : end;
        const std::vector<const Aside *> undo = file.closuresIn(rollbacks[i]);
        SagaCall action = branchWork(file, work, first, std::max(first, next));
        ask(action, "action");
        const std::string stem = stepName(action);
        SagaStep &step = addStep(saga, stem, std::move(action));
        if (undo.empty())
            continue;
        step.compensation = branchWork(file, work, undo.front()->firstCall, undo.front()->endCall);
        ask(*step.compensation, "compensate");
    }
    found.push_back({"dtm", "workflow", std::move(saga)});
}

} // namespace

void findDtmSagas(const SagaFile &file, SagaWork &work, std::vector<SagaFact> &found)
{
    const std::vector<Call> &calls = file.code.calls;
    for (const CallObject &object : file.objects) {
        const Call &maker = calls[object.calls.front()];
        const std::string word = plainWord(maker.name);
        for (const DtmForm &form : forms) {
            if (word == form.maker && isDtm(file, work, maker))
                readObject(file, work, object, form, word.ends_with("grpc"), found);
        }
    }
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (calls[i].name.starts_with("TccGlobalTransaction") && isDtm(file, work, calls[i]))
            readTcc(file, work, i, found);
        else if (calls[i].name.starts_with("Register") && isDtm(file, work, calls[i]) && file.isFrom(work, calls[i], "/workflow"))
            readWorkflow(file, work, i, found);
    }
}

} // namespace alidade
