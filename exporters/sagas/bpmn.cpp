#include "exporters/sagas/bpmn.h"

#include "exporters/escape.h"

#include <algorithm>
#include <map>

namespace alidade {
namespace {

constexpr int columnWidth = 260, rowHeight = 260, left = 260, top = 80;
constexpr int taskWidth = 100, taskHeight = 80, eventSize = 36, gatewaySize = 50;

struct Box {
    int x, y, width, height;
    int middleX() const { return x + width / 2; }
    int middleY() const { return y + height / 2; }
};

/// A process and its diagram, side by side.
class Process {
public:
    void element(const std::string &tag, const std::string &id, const std::string &attributes, const std::string &content,
                 Box box)
    {
        m_elements += "    <bpmn:" + tag + " id=\"" + id + "\"" + attributes +
                      (content.empty() ? "/>\n" : ">" + content + "</bpmn:" + tag + ">\n");
        m_shapes += "      <bpmndi:BPMNShape id=\"" + id + "_shape\" bpmnElement=\"" + id + "\"><dc:Bounds x=\"" +
                    std::to_string(box.x) + "\" y=\"" + std::to_string(box.y) + "\" width=\"" + std::to_string(box.width) +
                    "\" height=\"" + std::to_string(box.height) + "\"/></bpmndi:BPMNShape>\n";
        m_boxes[id] = box;
    }
    void flow(const std::string &from, const std::string &to) { edge("sequenceFlow", "flow", from, to, ""); }
    void association(const std::string &from, const std::string &to)
    {
        edge("association", "undoes", from, to, " associationDirection=\"One\"");
    }
    std::string text(const std::string &id, const std::string &name) const
    {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
               "xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" "
               "xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"definitions\" "
               "targetNamespace=\"http://bpmn.io/schema/bpmn\">\n"
               "  <bpmn:process id=\"" +
               id + "\" name=\"" + xmlText(name) + "\" isExecutable=\"false\">\n" + m_elements + m_artifacts +
               "  </bpmn:process>\n  <bpmndi:BPMNDiagram id=\"diagram\">\n    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"" +
               id + "\">\n" + m_shapes + m_edges + "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n</bpmn:definitions>\n";
    }

private:
    void edge(const std::string &tag, const std::string &kind, const std::string &from, const std::string &to,
              const std::string &attributes)
    {
        const std::string id = kind + "_" + from + "_" + to;
        const Box &a = m_boxes.at(from), &b = m_boxes.at(to);
        (tag == "association" ? m_artifacts : m_elements) +=
            "    <bpmn:" + tag + " id=\"" + id + "\"" + attributes + " sourceRef=\"" + from + "\" targetRef=\"" + to + "\"/>\n";
        const bool goesRight = b.x >= a.x + a.width && tag == "sequenceFlow";
        m_edges += "      <bpmndi:BPMNEdge id=\"" + id + "_edge\" bpmnElement=\"" + id + "\">" +
                   (goesRight ? point(a.x + a.width, a.middleY()) + point(b.x, b.middleY())
                              : point(a.middleX(), a.y + a.height) + point(b.middleX(), b.y)) +
                   "</bpmndi:BPMNEdge>\n";
    }
    static std::string point(int x, int y)
    {
        return "<di:waypoint x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"/>";
    }

    std::string m_elements, m_artifacts, m_shapes, m_edges; ///< artifacts come after all flow elements
    std::map<std::string, Box> m_boxes;
};

std::string named(const std::string &name) { return " name=\"" + xmlText(name) + "\""; }
std::string idOf(const std::string &kind, std::size_t step) { return kind + std::to_string(step); }

/// Column and row of each step: after all that come before it, below its neighbours in the column.
std::vector<std::pair<int, int>> cellsOf(const SagaOrder &order)
{
    std::vector<std::pair<int, int>> cells(order.before.size());
    std::map<int, int> used;
    for (std::size_t i : order.sequence) {
        int column = 0;
        for (std::size_t earlier : order.before[i])
            column = std::max(column, cells[earlier].first + 1);
        cells[i] = {column, used[column]++};
    }
    return cells;
}

void addStep(Process &process, const SagaStep &step, std::size_t i, Box box)
{
    const std::string task = idOf("step", i);
    process.element("serviceTask", task, named(step.name + (step.isPivot ? " (pivot)" : "")), "", box);
    if (!step.isRetriable)
        process.element("boundaryEvent", idOf("failed", i), named("fails") + " attachedToRef=\"" + task + "\"",
                        "<bpmn:errorEventDefinition id=\"" + idOf("error", i) + "\"/>",
                        {box.x - eventSize / 2 + 20, box.y + box.height - eventSize / 2, eventSize, eventSize});
    if (!step.compensation)
        return;
    const std::string undo = step.compensation->operation.name;
    process.element("boundaryEvent", idOf("compensate", i), " attachedToRef=\"" + task + "\"",
                    "<bpmn:compensateEventDefinition id=\"" + idOf("compensation", i) + "\"/>",
                    {box.x + box.width - eventSize / 2 - 20, box.y + box.height - eventSize / 2, eventSize, eventSize});
    process.element("serviceTask", idOf("undo", i),
                    named(undo.empty() ? "undo " + step.name : undo) + " isForCompensation=\"true\"", "",
                    {box.x + 60, box.y + box.height + 50, taskWidth, taskHeight});
    process.association(idOf("compensate", i), idOf("undo", i));
}

Box gatewayAt(int x, const Box &beside) { return {x, beside.middleY() - gatewaySize / 2, gatewaySize, gatewaySize}; }

/// Joins and forks stand beside the task that needs them; gives what flows come in at and go out from.
void addGateways(Process &process, std::size_t i, std::size_t incoming, std::size_t outgoing, const Box &box)
{
    if (incoming > 1) {
        process.element("parallelGateway", idOf("join", i), "", "", gatewayAt(box.x - 80, box));
        process.flow(idOf("join", i), idOf("step", i));
    }
    if (outgoing > 1) {
        process.element("parallelGateway", idOf("fork", i), "", "", gatewayAt(box.x + box.width + 30, box));
        process.flow(idOf("step", i), idOf("fork", i));
    }
}

} // namespace

std::string sagaBpmn(const Saga &saga)
{
    Process process;
    const SagaOrder order = orderOf(saga);
    const auto cells = cellsOf(order);
    const std::size_t count = saga.steps.size();
    std::vector<std::size_t> followers(count), firsts, lasts;
    for (const auto &before : order.before)
        for (std::size_t earlier : before)
            ++followers[earlier];
    int columns = 0, rows = 0;
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < count; ++i) {
        boxes.push_back({left + cells[i].first * columnWidth, top + cells[i].second * rowHeight, taskWidth, taskHeight});
        columns = std::max(columns, cells[i].first + 1);
        rows = std::max(rows, cells[i].second + 1);
        if (order.before[i].empty())
            firsts.push_back(i);
        if (followers[i] == 0)
            lasts.push_back(i);
    }
    const int endX = left + columns * columnWidth, middle = top + taskHeight / 2, below = top + rows * rowHeight;
    process.element("startEvent", "start", named("started"), "", {left - 200, middle - eventSize / 2, eventSize, eventSize});
    process.element("endEvent", "completed", named("completed"), "", {endX + 80, middle - eventSize / 2, eventSize, eventSize});
    for (std::size_t i = 0; i < count; ++i) {
        addStep(process, saga.steps[i], i, boxes[i]);
        addGateways(process, i, order.before[i].size(), followers[i], boxes[i]);
    }
    std::string begin = "start", end = "completed";
    if (firsts.size() > 1) {
        begin = "fork";
        process.element("parallelGateway", begin, "", "", {left - 120, middle - gatewaySize / 2, gatewaySize, gatewaySize});
        process.flow("start", begin);
    }
    if (lasts.size() > 1) {
        end = "join";
        process.element("parallelGateway", end, "", "", {endX, middle - gatewaySize / 2, gatewaySize, gatewaySize});
        process.flow(end, "completed");
    }
    const auto in = [&](std::size_t i) { return idOf(order.before[i].size() > 1 ? "join" : "step", i); };
    for (std::size_t i : firsts)
        process.flow(begin, in(i));
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t earlier : order.before[i])
            process.flow(idOf(followers[earlier] > 1 ? "fork" : "step", earlier), in(i));
    for (std::size_t i : lasts)
        process.flow(idOf("step", i), end);
    if (std::all_of(saga.steps.begin(), saga.steps.end(), [](const SagaStep &step) { return step.isRetriable; }))
        return process.text("saga", saga.name); // nothing ever fails
    process.element("intermediateThrowEvent", "turnBack", named("undo what was done"),
                    "<bpmn:compensateEventDefinition id=\"undoAll\"/>", {endX, below, eventSize, eventSize});
    process.element("endEvent", "compensated", named("compensated"), "", {endX + 80, below, eventSize, eventSize});
    for (std::size_t i = 0; i < count; ++i)
        if (!saga.steps[i].isRetriable)
            process.flow(idOf("failed", i), "turnBack");
    process.flow("turnBack", "compensated");
    return process.text("saga", saga.name);
}

} // namespace alidade
