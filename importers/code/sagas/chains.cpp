#include "importers/code/sagas/sagafinder.h"

#include "importers/code/callplaces.h"
#include "importers/text.h"

#include <algorithm>
#include <array>

namespace alidade {
namespace {

constexpr auto stepWords = std::to_array<std::string_view>({"step", "addstep", "withstep", "newstep", "addsagastep", "thenstep"});
constexpr auto actionWords =
    std::to_array<std::string_view>({"invokeparticipant", "invokelocal", "notifyparticipant", "invoke", "action", "withaction",
                                     "execute", "withexecute", "perform", "transaction", "withtransaction", "run", "handle"});
constexpr auto undoWords = std::to_array<std::string_view>(
    {"compensate", "withcompensation", "addcompensation", "compensation", "compensatewith", "withcompensate", "oncompensate",
     "oncompensation", "rollback", "withrollback", "onrollback", "undo", "withundo", "withrevert", "notifycompensation"});

enum class Link { none, step, action, undo };

template <std::size_t size> bool isOneOf(const std::array<std::string_view, size> &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

Link linkOf(const Call &call)
{
    const std::string word = plainWord(call.name);
    if (call.kind != Call::Kind::call)
        return Link::none;
    return isOneOf(stepWords, word)     ? Link::step
           : isOneOf(undoWords, word)   ? Link::undo
           : isOneOf(actionWords, word) ? Link::action
                                        : Link::none;
}

/// What a link is given: a name, and functions that are named or written out.
struct Given {
    std::string name;
    std::vector<SagaCall> functions;
    std::vector<std::string> names; ///< of the functions; empty for one that is written out
};

Given givenTo(const SagaFile &file, SagaWork &work, std::size_t index)
{
    const Call &call = file.code.calls[index];
    Given given;
    const std::vector<const Aside *> closures = file.closuresIn(index);
    std::size_t nextClosure = 0;
    for (const Argument &argument : call.arguments) {
        const std::optional<std::string> text = plainText(argument.value);
        const bool isName = argument.value.parts.size() == 1 && argument.value.parts.front().kind == Part::Kind::name;
        const std::string written = isName ? argument.value.parts.front().text : std::string();
        if (text && given.name.empty()) {
            given.name = *text;
        } else if (isName && (work.isFunction(file.file, call.scope, written) || written.find("::") != std::string::npos ||
                              (linkOf(call) != Link::step && written.find('.') != std::string::npos))) {
            given.functions.push_back(work.performedBy(file.file, call.scope, written, call.line));
            given.names.push_back(functionName(written));
        } else if (!isName && !text && nextClosure < closures.size()) {
            const Aside &closure = *closures[nextClosure++];
            given.functions.push_back(work.performed(file.file, closure.firstCall, closure.endCall));
            given.names.emplace_back();
        }
    }
    return given;
}

/// Whether something about an object is called a saga: what makes it, what holds it, the function or type around it.
bool isCalledSaga(const SagaFile &file, const SagaWork &work, const CallObject &object)
{
    const Call &first = file.code.calls[object.calls.front()];
    std::string names = first.receiver + " " + first.name + " " + first.scope + " " + first.assignedTo + " " +
                        work.base().writtenTypeOf(file.file, first.scope, first.receiver);
    for (const std::size_t call : object.calls)
        names += " " + file.code.calls[call].assignedTo;
    return lowered(names).find("saga") != std::string::npos;
}

SagaStep &openStep(Saga &saga, const Given &given, std::size_t function)
{
    SagaCall action = function < given.functions.size() ? given.functions[function] : SagaCall();
    std::string name = given.name;
    if (name.empty() && function < given.names.size())
        name = given.names[function].empty() ? functionName(action.operation.name) : given.names[function];
    return addStep(saga, name, std::move(action));
}

/// A step that only says that there is one gets its name from what it does.
void renameStep(Saga &saga, const std::string &name)
{
    SagaStep step = std::move(saga.steps.back());
    saga.steps.pop_back();
    std::optional<SagaCall> compensation = std::move(step.compensation);
    SagaStep &renamed = addStep(saga, name, std::move(step.action));
    renamed.compensation = std::move(compensation);
}

std::string nameOfStep(const Given &given)
{
    if (!given.name.empty())
        return given.name;
    const std::string &first = given.names.front();
    return first.empty() ? functionName(given.functions.front().operation.name) : first;
}

void readChain(const SagaFile &file, SagaWork &work, const CallObject &object, std::vector<SagaFact> &found)
{
    const std::vector<Call> &calls = file.code.calls;
    const bool isSaga = isCalledSaga(file, work, object);
    Saga saga = sagaAt(file, work, object.calls.front(), {});
    bool isNameless = false; // the step waits for what it does
    for (const std::size_t index : object.calls) {
        const Link link = linkOf(calls[index]);
        if (link == Link::none)
            continue;
        const Given given = givenTo(file, work, index);
        const Place place = work.placeOf({static_cast<std::uint32_t>(file.file), static_cast<std::uint32_t>(index)});
        if (link == Link::step) {
            SagaStep &step = openStep(saga, given, 0);
            step.place = place;
            isNameless = given.name.empty() && given.functions.empty();
            if (given.functions.size() == 2 && (isSaga || soundsLikeUndo(given.names[1])))
                step.compensation = given.functions[1];
        } else if (saga.steps.empty() || given.functions.empty()) {
            continue;
        } else if (link == Link::action && saga.steps.back().action.operation.name.empty()) {
            saga.steps.back().action = given.functions.front();
            if (isNameless)
                renameStep(saga, nameOfStep(given));
            isNameless = false;
        } else if (link == Link::undo && !saga.steps.back().compensation) {
            saga.steps.back().compensation = given.functions.front();
            if (saga.steps.back().compensation->operation.name.empty())
                saga.steps.back().compensation->operation.name = given.name;
            if (isNameless) // a step that does nothing but can be undone: what stands before the saga is its action
                renameStep(saga, "before-" + nameOfStep(given));
            isNameless = false;
        }
        if (!saga.steps.empty() && saga.steps.back().place.line == 0)
            saga.steps.back().place = place;
    }
    const bool hasUndo = std::any_of(saga.steps.begin(), saga.steps.end(), [](const SagaStep &s) { return s.compensation; });
    if (!hasUndo || (saga.steps.size() < 2 && !isSaga))
        return;
    const Call &first = calls[object.calls.front()];
    const bool isFirstStep = linkOf(first) != Link::none;
    const std::optional<std::string> name =
        isFirstStep || first.arguments.empty() ? std::nullopt : plainText(first.arguments.front().value);
    saga.name = name && !name->empty() ? *name : file.nameAt(object.calls.front());
    found.push_back({{}, "chain", std::move(saga)});
}

} // namespace

void findChains(const SagaFile &file, SagaWork &work, std::vector<SagaFact> &found)
{
    for (const CallObject &object : file.objects) {
        const auto has = [&](Link link) {
            return std::any_of(object.calls.begin(), object.calls.end(),
                               [&](std::size_t call) { return linkOf(file.code.calls[call]) == link; });
        };
        if (has(Link::step))
            readChain(file, work, object, found);
    }
}

} // namespace alidade
