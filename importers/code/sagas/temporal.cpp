#include "importers/code/sagas/sagafinder.h"

#include "importers/code/callplaces.h"
#include "importers/code/facttext.h"

#include <algorithm>
#include <array>
#include <map>

namespace alidade {
namespace {

using namespace std::chrono_literals;

/// What Temporal does unless an activity says otherwise (Temporal documentation, "Retry policies").
const RetryPolicy usualRetry{RetryPolicy::unlimited, 1s, 2, 100s};

/// An activity or a child workflow that a workflow runs, or names as what undoes another one.
struct Activity {
    std::size_t call = 0;
    std::string written; ///< "a.Book", "Book"; the name of the activity when it is a text
    bool isUndo = false;
    bool isNow = false;   ///< an undo that is run where it stands, and not kept for later
    bool isTaken = false; ///< a step that has its undo
};

bool isWorkflowPackage(const SagaFile &file, const SagaWork &work, const Call &call)
{
    return file.isFrom(work, call, "go.temporal.io/sdk/workflow") || file.isFrom(work, call, "go.uber.org/cadence/workflow");
}

/// A function or text that is handed over; empty for anything else.
std::string writtenName(const Call &call, std::size_t argument)
{
    if (argument >= call.arguments.size() || call.arguments[argument].value.parts.size() != 1)
        return {};
    const Part &part = call.arguments[argument].value.parts.front();
    return part.kind == Part::Kind::name || part.kind == Part::Kind::text ? part.text : std::string();
}

bool addsCompensation(const Call &call)
{
    const std::string word = plainWord(call.name);
    return word == "addcompensation" || word == "addcompensate" || word == "registercompensation" || word == "addrollback";
}

/// The activities of each workflow function of Go, in the order of the code.
std::map<std::string, std::vector<Activity>> goActivities(const SagaFile &file, const SagaWork &work)
{
    static constexpr auto runs =
        std::to_array<std::string_view>({"ExecuteActivity", "ExecuteLocalActivity", "ExecuteChildWorkflow"});
    std::map<std::string, std::vector<Activity>> result;
    for (std::size_t i = 0; i < file.code.calls.size(); ++i) {
        const Call &call = file.code.calls[i];
        const bool isRun = std::find(runs.begin(), runs.end(), call.name) != runs.end() && isWorkflowPackage(file, work, call);
        Activity activity{i, writtenName(call, isRun ? 1 : 0)};
        if (activity.written.empty() || (!isRun && !addsCompensation(call)))
            continue;
        const bool isDeferred = file.asideAround(i, Aside::Kind::deferred) != nullptr;
        const bool isOnError = file.asideAround(i, Aside::Kind::onError) != nullptr;
        const bool isClosure = file.asideAround(i, Aside::Kind::closure) != nullptr;
        const std::string name = functionName(activity.written);
        activity.isUndo = !isRun || (isDeferred ? isOnError || isPlainlyUndo(name) // else it only tidies up
                                                : (isOnError || isClosure) && soundsLikeUndo(name));
        activity.isNow = isRun && !isDeferred && !isClosure;
        result[call.scope].push_back(std::move(activity));
    }
    return result;
}

/// A duration as Go writes it: "time.Minute", "10*time.Second".
std::optional<std::chrono::milliseconds> goDuration(const Expression &value)
{
    if (value.parts.size() != 1)
        return std::nullopt;
    std::string text = value.parts.front().text;
    std::erase(text, ' ');
    double factor = 1;
    if (const std::size_t star = text.find('*'); star != std::string::npos) {
        const bool isNumberFirst = text.substr(0, star).find("time.") == std::string::npos;
        const std::string number = isNumberFirst ? text.substr(0, star) : text.substr(star + 1);
        text = isNumberFirst ? text.substr(star + 1) : text.substr(0, star);
        factor = number.empty() || number.find_first_not_of("0123456789.") != std::string::npos ? 0 : std::stod(number);
    }
    static const std::map<std::string, std::chrono::milliseconds, std::less<>> units{
        {"time.Millisecond", 1ms}, {"time.Second", 1s}, {"time.Minute", 1min}, {"time.Hour", 1h}};
    const auto unit = units.find(text);
    constexpr double longest = 1e10; // four months
    const double all = unit == units.end() ? 0 : factor * static_cast<double>(unit->second.count());
    return all > 0 && all < longest ? std::optional(std::chrono::milliseconds(static_cast<std::int64_t>(all))) : std::nullopt;
}

/// Options of the activities of a workflow function: what its literals say.
struct ActivityOptions {
    std::optional<std::chrono::milliseconds> timeout;
    RetryPolicy retry = usualRetry;
};

ActivityOptions optionsIn(const CodeFile &code, const std::string &scope)
{
    ActivityOptions options;
    for (const Call &call : code.calls) {
        if (call.scope != scope || call.kind != Call::Kind::construction)
            continue;
        for (const Argument &field : call.arguments) {
            const std::optional<std::string> text = plainText(field.value);
            if (call.name.ends_with("ActivityOptions") && field.name == "StartToCloseTimeout") {
                options.timeout = goDuration(field.value);
            } else if (call.name == "RetryPolicy" && field.name == "InitialInterval") {
                options.retry.backoff = goDuration(field.value).value_or(usualRetry.backoff);
            } else if (call.name == "RetryPolicy" && field.name == "MaximumInterval") {
                options.retry.maxBackoff = goDuration(field.value).value_or(usualRetry.maxBackoff);
            } else if (call.name == "RetryPolicy" && field.name == "MaximumAttempts" && text && text->size() < 6 &&
                       !text->empty() && text->find_first_not_of("0123456789") == std::string::npos) {
                const int attempts = std::stoi(*text);
                options.retry.attempts = attempts == 0 ? RetryPolicy::unlimited : static_cast<std::uint32_t>(attempts);
            }
        }
    }
    return options;
}

/// The step that a compensation undoes: the one that its name tells, else the last one before it that has none yet, else
/// the next one, when it is registered first.
std::size_t stepOf(const Activity &undo, const std::vector<Activity> &steps)
{
    const std::string name = functionName(undo.written);
    std::size_t before = steps.size(), behind = steps.size();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].isTaken || (undo.isNow && undo.call < steps[i].call))
            continue;
        if (isUndoOf(name, functionName(steps[i].written)))
            return i;
        if (steps[i].call < undo.call)
            before = i;
        else if (behind == steps.size())
            behind = i;
    }
    return before != steps.size() || undo.isNow ? before : behind;
}

void readWorkflow(const SagaFile &file, SagaWork &work, const std::string &scope, const std::vector<Activity> &activities,
                  std::vector<SagaFact> &found)
{
    std::vector<Activity> steps, undos;
    for (const Activity &activity : activities)
        (activity.isUndo ? undos : steps).push_back(activity);
    if (steps.empty() || undos.empty())
        return;
    const std::vector<Call> &calls = file.code.calls;
    Saga saga = sagaAt(file, work, activities.front().call, std::string(lastName(scope)));
    for (const Definition &definition : file.code.definitions) {
        if (definition.name == scope && !definition.isType)
            saga.place.line = definition.line;
    }
    saga.evidence = {saga.place};
    saga.log = {true, true, SagaRecovery::forward};
    const ActivityOptions options = optionsIn(file.code, scope);
    const auto perform = [&](const Activity &activity) {
        SagaCall call = work.performedBy(file.file, scope, activity.written, calls[activity.call].line);
        call.timeout = options.timeout;
        call.retry = options.retry;
        return call;
    };
    for (const Activity &step : steps)
        addStep(saga, functionName(step.written), perform(step));
    for (const Activity &undo : undos) {
        const std::size_t step = stepOf(undo, steps);
        if (step == steps.size())
            continue;
        steps[step].isTaken = true;
        saga.steps[step].compensation = perform(undo);
    }
    found.push_back({"temporal", "workflow", std::move(saga)});
}

/// `saga.addCompensation(activities::cancelHotel, id)` and `activities.bookHotel(id)`, as the Java library has it.
void readSagaObject(const SagaFile &file, SagaWork &work, const CallObject &object, std::vector<SagaFact> &found)
{
    const std::vector<Call> &calls = file.code.calls;
    std::vector<Activity> all;
    std::string scope;
    for (const std::size_t index : object.calls) {
        const Call &call = calls[index];
        const std::string written = writtenName(call, 0);
        const std::vector<const Aside *> closures = file.closuresIn(index);
        if (!addsCompensation(call) || (written.empty() && closures.empty()))
            continue;
        const Call *inner = closures.empty() ? nullptr : &calls[closures.front()->endCall - 1];
        all.push_back({index, inner ? inner->receiver + "." + inner->name : written, true});
        scope = call.scope;
    }
    std::vector<std::string> stubs;
    stubs.reserve(all.size());
    for (const Activity &undo : all)
        stubs.push_back(undo.written.substr(0, undo.written.size() - functionName(undo.written).size()));
    for (std::size_t i = 0; i < calls.size() && !all.empty(); ++i) {
        const Call &call = calls[i];
        const bool isStub = call.scope == scope && call.kind == Call::Kind::call && !call.receiver.empty() &&
                            std::any_of(stubs.begin(), stubs.end(), [&](const std::string &stub) {
                                return stub == call.receiver + "." || stub == call.receiver + "::";
                            });
        if (isStub && !file.asideAround(i, Aside::Kind::closure))
            all.push_back({i, call.receiver + "." + call.name});
    }
    std::stable_sort(all.begin(), all.end(), [](const Activity &l, const Activity &r) { return l.call < r.call; });
    readWorkflow(file, work, scope, all, found);
}

} // namespace

void findTemporalSagas(const SagaFile &file, SagaWork &work, std::vector<SagaFact> &found)
{
    const auto imports = [&](std::string_view path) {
        return std::any_of(file.code.imports.begin(), file.code.imports.end(),
                           [&](const ImportLine &import) { return import.path.find(path) != std::string::npos; });
    };
    if (file.code.language == "go") {
        if (imports("go.temporal.io/sdk/workflow") || imports("go.uber.org/cadence/workflow")) {
            for (const auto &[scope, activities] : goActivities(file, work))
                readWorkflow(file, work, scope, activities, found);
        }
    } else if (imports("io.temporal.workflow") || imports("com.uber.cadence.workflow")) {
        for (const CallObject &object : file.objects)
            readSagaObject(file, work, object, found);
    }
}

} // namespace alidade
