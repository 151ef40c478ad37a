#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "exporters/text/text.h"
#include "exporters/viewdetails.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace alidade {
namespace {

/// A chain is broken at its arrows so that the columns after it stay in sight.
constexpr std::size_t maxChainColumns = 64;

TextColor severity(CycleMode mode)
{
    return mode == CycleMode::sync ? TextColor::red : mode == CycleMode::async ? TextColor::dim : TextColor::yellow;
}

/// "first → second → …" in lines of bounded length; a single name may be longer.
Table::Lines chainLines(const GroupedView &view, const std::vector<std::uint32_t> &chain, const std::string &prefix)
{
    Table::Lines lines{prefix};
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const std::string link = (i == 0 ? "" : " → ") + terminalText(view.names[chain[i]]);
        if (i > 0 && columnsOf(lines.back()) + columnsOf(link) > maxChainColumns)
            lines.emplace_back("      ");
        lines.back() += link;
    }
    return lines;
}

/// The members that the chain does not pass, one a line.
Table::Lines otherMembers(const GroupedView &view, const Cycle &cycle)
{
    Table::Lines lines;
    for (std::uint32_t member : cycle.members) {
        if (std::find(cycle.chain.begin(), cycle.chain.end(), member) == cycle.chain.end())
            lines.push_back((lines.empty() ? "  with " : "       ") + terminalText(view.names[member]));
    }
    return lines;
}

/// The modules that bring an edge about, then every line.
Table::Lines triggerLines(const GroupedView &view, const ViewDetails &details, const std::vector<std::uint32_t> &edges)
{
    Table::Lines lines;
    for (std::uint32_t e : edges) {
        const GroupedEdge &edge = view.edges[e];
        std::string modules;
        for (const std::string &module : details.triggeringModules(edge))
            modules += (modules.empty() ? "" : ", ") + terminalText(module);
        lines.push_back(terminalText(view.names[edge.from]) + " → " + terminalText(view.names[edge.to]) +
                        (modules.empty() ? "" : ": " + modules));
        std::set<std::string> seen;
        for (const Evidence &place : details.evidence(edge)) {
            const std::string line =
                "  " + terminalText(placeText(place)) + (place.detail.empty() ? "" : "  " + terminalText(place.detail));
            if (!place.file.empty() && seen.insert(line).second)
                lines.push_back(line);
        }
    }
    return lines;
}

/// The edges of a cycle in the order in which the chain passes their near ends, then the others.
std::vector<std::uint32_t> alongChain(const GroupedView &view, const Cycle &cycle)
{
    std::vector<std::uint32_t> edges = cycle.edges;
    std::stable_sort(edges.begin(), edges.end(), [&](std::uint32_t l, std::uint32_t r) {
        auto place = [&](std::uint32_t e) { return std::find(cycle.chain.begin(), cycle.chain.end(), view.edges[e].from); };
        return place(l) < place(r);
    });
    return edges;
}

std::string weightText(double weight)
{
    std::ostringstream text;
    text << weight;
    return text.str();
}

std::string cutsText(const GroupedView &view, std::span<const Cycle> cycles, bool useColor)
{
    std::string out;
    for (std::size_t c = 0; c < cycles.size(); ++c) {
        const Cycle &cycle = cycles[c];
        if (cycle.cuts.empty())
            continue;
        const std::size_t others = cycle.members.size() - 1;
        out += "\n" +
               colored("To break cycle " + std::to_string(c + 1) + " (" + terminalText(view.names[cycle.members[0]]) + " and " +
                           std::to_string(others) + (others == 1 ? " other)" : " others)"),
                       TextColor::bold, useColor) +
               "\n";
        for (std::size_t i = 0; i < cycle.cuts.size(); ++i) {
            const Cut &cut = cycle.cuts[i];
            out += "  " + std::to_string(i + 1) + ". weight " + weightText(cut.weight) + (cut.isExact ? "" : " (best found)") +
                   "  " + terminalText(cut.advice) + "\n";
        }
    }
    return out;
}

void addOtherChains(Table &table, const GroupedView &view, const ViewDetails &details, std::span<const Cycle> cycles)
{
    std::set<std::uint32_t> inCycle;
    for (const Cycle &cycle : cycles)
        inCycle.insert(cycle.edges.begin(), cycle.edges.end());
    for (std::uint32_t e = 0; e < view.edges.size(); ++e) {
        if (inCycle.contains(e))
            continue;
        table.addRow({chainLines(view, {view.edges[e].from, view.edges[e].to}, ""), {"no"}, triggerLines(view, details, {e})});
    }
}

/// A cut that people agreed on is not done yet: say so, or a clean result would be taken for clean code.
std::string acceptedText(const Architecture &architecture)
{
    std::string out;
    for (const AcceptedCut &cut : architecture.decisions.acceptedCuts) {
        out += out.empty() ? "Agreed to go, so not counted:\n" : "";
        out += "  " + terminalText(cut.from) + " → " + terminalText(cut.to) + "\n";
    }
    return out;
}

} // namespace

std::string cyclesText(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles,
                       const TextOptions &options)
{
    const ViewDetails details(architecture, view);
    std::string out = cycles.empty()
                          ? "No cycles between "
                          : std::to_string(cycles.size()) + (cycles.size() == 1 ? " cycle between " : " cycles between ");
    out += std::string(toText(view.grouping)) + "s (" + details.counts() + ")\n" + acceptedText(architecture);
    if (cycles.empty() && !options.showAllChains)
        return out;
    Table table({"Chain", "Cycle?", "Triggered by"});
    for (const Cycle &cycle : cycles) {
        Table::Lines chain = chainLines(view, cycle.chain, "CYCLE: ");
        const Table::Lines others = otherMembers(view, cycle);
        chain.insert(chain.end(), others.begin(), others.end());
        table.addRow(
            {std::move(chain), {"yes, " + std::string(toText(cycle.mode))}, triggerLines(view, details, alongChain(view, cycle))},
            severity(cycle.mode));
    }
    if (options.showAllChains)
        addOtherChains(table, view, details, cycles);
    return out + "\n" + table.text(options.useColor) + cutsText(view, cycles, options.useColor);
}

} // namespace alidade
