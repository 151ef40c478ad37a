#include "exporters/sagas/diagrams.h"

#include "exporters/escape.h"
#include "exporters/sagas/sagareport.h"

#include <algorithm>

namespace alidade {
namespace {

enum class Language : std::uint8_t { mermaid, plantUml };

/// Names in PlantUML stand in quotes; a quote, a line break and what PlantUML takes for a command are replaced.
std::string plantUmlText(const std::string &text)
{
    std::string out;
    for (const char c : validUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || std::string_view("\"<>\\~%!").find(c) != std::string_view::npos)
            out +=
                "<U+00" + std::string(1, "0123456789ABCDEF"[byte >> 4U]) + std::string(1, "0123456789ABCDEF"[byte & 15U]) + ">";
        else
            out += c;
    }
    return out;
}

/// Writes a sequence diagram in either language; they share the arrows.
class Sequence {
public:
    Sequence(const Saga &saga, Language language) : m_saga(saga), m_language(language)
    {
        m_out = language == Language::mermaid ? "sequenceDiagram\n" : "@startuml\n";
        participant(coordinator());
        for (const SagaStep &step : saga.steps) {
            participant(step.action.participant);
            participant(compensatingParticipant(step));
        }
    }

    std::string text(const std::string &text) const
    {
        return m_language == Language::mermaid ? mermaidText(text) : plantUmlText(text);
    }
    void call(const std::string &to, const std::string &label, const char *arrow = "->>")
    {
        line(id(coordinator()) + arrow + id(to) + ": " + text(label));
    }
    void answer(const std::string &from, const std::string &label, const char *arrow = "-->>")
    {
        line(id(from) + arrow + id(coordinator()) + ": " + text(label));
    }
    void note(const std::string &over, const std::string &label) { line("note over " + id(over) + ": " + text(label)); }
    void line(const std::string &text) { m_out += (m_language == Language::mermaid ? "    " : "") + text + "\n"; }
    std::string coordinator() const { return m_saga.coordinator.empty() ? m_saga.name : m_saga.coordinator; }
    std::string take() { return m_out + (m_language == Language::mermaid ? "" : "@enduml\n"); }

private:
    std::string id(const std::string &name) const
    {
        const auto found = std::find(m_participants.begin(), m_participants.end(), name);
        return "p" + std::to_string(found - m_participants.begin());
    }
    void participant(const std::string &name)
    {
        if (std::find(m_participants.begin(), m_participants.end(), name) != m_participants.end())
            return;
        m_participants.push_back(name);
        const std::string shown = text(name.empty() ? "?" : name);
        line("participant " + (m_language == Language::mermaid ? id(name) + " as " + shown : "\"" + shown + "\" as " + id(name)));
    }

    const Saga &m_saga;
    Language m_language;
    std::string m_out;
    std::vector<std::string> m_participants;
};

std::string callText(const SagaStep &step)
{
    const std::string operation = toText(step.action.operation);
    return operation.empty() ? step.name : step.name + " (" + operation + ")";
}

std::string undoText(const SagaStep &step)
{
    const std::string operation = toText(step.compensation->operation);
    return "undo " + step.name + (operation.empty() ? "" : " (" + operation + ")");
}

std::string sequenceOf(const Saga &saga, Language language)
{
    Sequence sequence(saga, language);
    const SagaOrder order = orderOf(saga);
    for (std::size_t i : order.sequence) {
        const SagaStep &step = saga.steps[i];
        if (!step.condition.empty())
            sequence.line("opt " + sequence.text(step.condition));
        sequence.call(step.action.participant, callText(step));
        sequence.answer(step.action.participant, "done");
        if (step.isPivot)
            sequence.note(step.action.participant, "pivot: from here on the saga goes to its end");
        if (!step.condition.empty())
            sequence.line("end");
    }
    const std::vector<std::size_t> undos = undoSequenceOf(saga);
    if (!undos.empty()) {
        sequence.line("opt " + sequence.text("a step fails: what was done is undone"));
        for (std::size_t i : undos) {
            sequence.call(compensatingParticipant(saga.steps[i]), undoText(saga.steps[i]));
            sequence.answer(compensatingParticipant(saga.steps[i]), "undone");
        }
        sequence.line("end");
    }
    return sequence.take();
}

bool concernsUndo(SagaEventKind kind) { return kind >= SagaEventKind::undone; }

/// One event of a run, as arrows; -x is a message that gets lost, -) one that is on its way.
void draw(Sequence &sequence, const Saga &saga, const SagaEvent &event)
{
    if (event.step == SagaEvent::noStep)
        return sequence.note(sequence.coordinator(), sentenceOf(event, saga));
    const SagaStep &step = saga.steps[event.step];
    const bool isUndo = concernsUndo(event.kind) && step.compensation;
    const std::string &to = isUndo ? compensatingParticipant(step) : step.action.participant;
    const std::string label = isUndo ? undoText(step) : callText(step);
    using Kind = SagaEventKind;
    switch (event.kind) {
    case Kind::skipped: return sequence.note(sequence.coordinator(), sentenceOf(event, saga));
    case Kind::requestLost:
    case Kind::crashedBefore: sequence.call(to, label, "-x"); break;
    case Kind::delayed:
    case Kind::undoDelayed: sequence.call(to, label + ", still on its way", "-)"); break;
    case Kind::arrivedLate:
    case Kind::undoArrivedLate: return sequence.note(to, sentenceOf(event, saga));
    default: sequence.call(to, label); break;
    }
    switch (event.kind) {
    case Kind::done: return sequence.answer(to, "done");
    case Kind::undone: return sequence.answer(to, "undone");
    case Kind::refused: return sequence.answer(to, "refused");
    case Kind::undoFailed: return sequence.answer(to, "failed", "--x");
    case Kind::replyLost:
    case Kind::undoReplyLost: return sequence.answer(to, "done, but the answer gets lost", "--x");
    case Kind::duplicated:
    case Kind::undoDuplicated: sequence.answer(to, "done"); return sequence.call(to, label + ", a second copy on its way", "-)");
    case Kind::crashedBefore:
    case Kind::crashedAfter:
    case Kind::undoCrashedAfter: return sequence.note(sequence.coordinator(), "crashes and starts again");
    default: return;
    }
}

std::string stateName(std::size_t step, bool isUndo) { return (isUndo ? "undo" : "step") + std::to_string(step); }

std::string statesOf(const Saga &saga, Language language)
{
    const bool isMermaid = language == Language::mermaid;
    const auto text = [&](const std::string &name) { return isMermaid ? mermaidText(name) : plantUmlText(name); };
    const SagaOrder order = orderOf(saga);
    std::string out = isMermaid ? "stateDiagram-v2\n" : "@startuml\n", links;
    const auto link = [&](const std::string &from, const std::string &to, const std::string &label) {
        links += "    " + from + " --> " + to + (label.empty() ? "" : ": " + label) + "\n";
    };
    const std::vector<std::size_t> undos = undoSequenceOf(saga);
    for (std::size_t i : order.sequence)
        out += "    state \"" + text(saga.steps[i].name) + "\" as " + stateName(i, false) + "\n";
    for (std::size_t i : undos)
        out += "    state \"" + text("undo " + saga.steps[i].name) + "\" as " + stateName(i, true) + "\n";
    out += "    state \"completed\" as completed\n    state \"compensated\" as compensated\n";
    // The states are those of a coordinator that takes one step after the other, in an order that holds for all branches.
    std::string before = "[*]";
    for (std::size_t at = 0; at < order.sequence.size(); ++at) {
        const std::size_t i = order.sequence[at];
        link(before, stateName(i, false), at == 0 ? "" : "done");
        const auto begun = [&](std::size_t undo) {
            return std::find(order.sequence.begin(), order.sequence.begin() + static_cast<std::ptrdiff_t>(at), undo) !=
                   order.sequence.begin() + static_cast<std::ptrdiff_t>(at);
        };
        const auto first = std::find_if(undos.begin(), undos.end(), begun);
        if (!saga.steps[i].isRetriable)
            link(stateName(i, false), first == undos.end() ? "compensated" : stateName(*first, true), "fails");
        before = stateName(i, false);
    }
    link(before, "completed", "done");
    for (std::size_t at = 0; at < undos.size(); ++at)
        link(stateName(undos[at], true), at + 1 < undos.size() ? stateName(undos[at + 1], true) : "compensated", "undone");
    link("completed", "[*]", "");
    link("compensated", "[*]", "");
    return out + links + (isMermaid ? "" : "@enduml\n");
}

} // namespace

std::string sagaMermaid(const Saga &saga) { return sequenceOf(saga, Language::mermaid); }
std::string sagaPlantUml(const Saga &saga) { return sequenceOf(saga, Language::plantUml); }
std::string sagaStatesMermaid(const Saga &saga) { return statesOf(saga, Language::mermaid); }
std::string sagaStatesPlantUml(const Saga &saga) { return statesOf(saga, Language::plantUml); }

std::string sagaRunMermaid(const Saga &saga, const SagaRun &run)
{
    Sequence sequence(saga, Language::mermaid);
    sequence.line("autonumber");
    for (const SagaMoment &moment : run.moments)
        draw(sequence, saga, moment.event);
    if (run.breach)
        sequence.note(sequence.coordinator(), sentenceOf(*run.breach, saga));
    return sequence.take();
}

std::string sagaReportMermaid(std::span<const SagaReport> reports)
{
    std::string text;
    for (const SagaReport &report : reports) {
        const auto begin = [&](const std::string &comment) {
            text += (text.empty() ? "" : "\n") + ("%% " + mermaidText(report.saga.name) + ": " + comment) + "\n";
        };
        if (!report.proof || report.proof->counterexamples.empty()) {
            begin("the saga");
            text += sagaMermaid(report.saga);
            continue;
        }
        for (const SagaRun &run : report.proof->counterexamples) {
            begin(std::string(toText(run.breach->property)));
            text += sagaRunMermaid(report.saga, run);
        }
    }
    return text;
}

} // namespace alidade
