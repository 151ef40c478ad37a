#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "exporters/text/text.h"
#include "exporters/viewdetails.h"

#include <algorithm>

namespace alidade {
namespace {

/// "grpc shop.v1.Payment/Charge at ${PAYMENT_ADDR}", as far as it is known.
std::string callText(const OpenCall &call)
{
    std::string text = call.protocol.empty() ? std::string(toText(call.role)) : call.protocol;
    if (!call.operation.empty())
        text += ' ' + call.operation;
    if (!call.target.empty())
        text += (call.operation.empty() ? " " : " at ") + call.target;
    return terminalText(text);
}

std::string counted(std::size_t count, std::string_view one)
{
    return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

} // namespace

std::string identityText(const Architecture &architecture, const TextOptions &options)
{
    Table table({"Node", "Kind", "Is called", "By", "Because", "Where"});
    for (const Node &node : architecture.nodes) {
        Table::Lines names, origins, reasons, places;
        for (const Claim &claim : node.claims) {
            names.push_back(terminalText(claim.name));
            origins.push_back(std::string(toText(claim.origin)));
            reasons.push_back(terminalText(claim.reason));
            places.push_back(claim.evidence.file.empty() ? "" : terminalText(placeText(claim.evidence)));
        }
        table.addRow({{terminalText(node.name)}, {std::string(toText(node.kind))}, names, origins, reasons, places});
    }
    return table.text(options.useColor);
}

std::string callsText(const Architecture &architecture, const TextOptions &options)
{
    const std::vector<OpenCall> &calls = architecture.openCalls;
    const auto decided =
        static_cast<std::size_t>(std::count_if(calls.begin(), calls.end(), [](const OpenCall &call) { return call.isDecided; }));
    std::string out = counted(calls.size() - decided, "open call");
    if (decided > 0)
        out += ", " + std::to_string(decided) + " settled by a person";
    out += '\n';
    if (calls.empty())
        return out;
    Table table({"Node", "Call", "Why it is open", "Where"});
    for (const OpenCall &call : calls)
        table.addRow({{terminalText(architecture.nodes[call.node].name)},
                      {callText(call)},
                      {terminalText(call.reason)},
                      {terminalText(placeText(call.evidence))}});
    return out + '\n' + table.text(options.useColor);
}

} // namespace alidade
