#include "exporters/drawing/stormcolors.h"
#include "exporters/escape.h"
#include "exporters/events/eventformats.h"

#include <array>
#include <cstdio>

namespace alidade {
namespace {

constexpr std::array kinds{BoardItemKind::event,          BoardItemKind::command, BoardItemKind::aggregate, BoardItemKind::policy,
                           BoardItemKind::externalSystem, BoardItemKind::hotSpot, BoardItemKind::readModel};

std::string hex(Color color)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", color.r, color.g, color.b);
    return text.data();
}

/// "external-system" -> "externalsystem": class names are of letters.
std::string className(BoardItemKind kind)
{
    std::string name(toText(kind));
    std::erase(name, '-');
    return name;
}

std::string noteLine(const std::string &indent, std::size_t number, const StormItem &item)
{
    std::string line = indent + 'i' + std::to_string(number);
    line.append("[\"").append(item.kind == BoardItemKind::policy ? "Whenever " : "").append(mermaidText(item.text));
    line.append("\"]:::").append(className(item.kind)).append("\n");
    return line;
}

} // namespace

std::string eventsMermaid(const Architecture &architecture, const EventStorm &storm)
{
    std::string out = "flowchart LR\n";
    for (std::size_t number = 0; number < storm.lanes.size(); ++number) {
        const Index context = storm.lanes[number].context;
        const std::string indent = context == none ? "    " : "        ";
        if (context != none) {
            out.append("    subgraph c").append(std::to_string(number)).append("[\"");
            out.append(mermaidText(architecture.contexts[context].name)).append("\"]\n");
        }
        for (std::size_t i = 0; i < storm.items.size(); ++i)
            if (storm.items[i].context == context)
                out += noteLine(indent, i, storm.items[i]);
        out += context == none ? "" : "    end\n";
    }
    for (const StormLink &link : storm.links) {
        out.append("    i").append(std::to_string(link.from));
        out.append(link.bond == StormBond::said ? " --> i" : " -.-> i").append(std::to_string(link.to)).append("\n");
    }
    for (const BoardItemKind kind : kinds) {
        const StormColors colors = stormColors(kind, false);
        out.append("    classDef ").append(className(kind)).append(" fill:").append(hex(colors.paper));
        out.append(",stroke:").append(hex(colors.border)).append(",color:").append(hex(colors.ink)).append("\n");
    }
    return out;
}

} // namespace alidade
