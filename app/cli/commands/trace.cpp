#include "analysis/traceview.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/output.h"
#include "app/cli/viewoptions.h"
#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "exporters/traffic.h"
#include "model/store/workspace.h"

#include <charconv>

namespace alidade {
namespace {

std::optional<std::uint64_t> hexadecimal(std::string_view digits)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

TraceId idNamed(const std::string &text)
{
    constexpr std::size_t half = 16;
    const std::string_view digits(text);
    const std::size_t split = digits.size() > half ? digits.size() - half : 0;
    const auto high = split > 0 ? hexadecimal(digits.substr(0, split)) : std::optional<std::uint64_t>(0);
    const auto low = hexadecimal(digits.substr(split));
    if (!high || !low)
        throw Error("\"" + text + "\" is no trace id: up to 32 hexadecimal digits.");
    return {*high, *low};
}

/// What to know about a span besides its times.
std::string marksOf(const Trace &trace, const WaterfallRow &row)
{
    std::string marks;
    const auto mark = [&marks](bool isSet, const char *word) {
        if (isSet)
            marks += (marks.empty() ? "" : ", ") + std::string(word);
    };
    mark(trace.spans[row.span].hasFailed, "failed");
    mark(!row.critical.empty(), "critical");
    mark(row.isRetry, "retry");
    mark(row.isOrphan, "parent missing");
    mark(row.isOutside, "outside of its parent");
    mark(!row.gaps.empty(), "gap");
    return marks;
}

int show(const std::string &file, const std::string &id, const Console &console)
{
    const Workspace workspace = Workspace::open(file, Workspace::Access::readOnly);
    const std::optional<Trace> trace = workspace.trace(idNamed(id));
    if (!trace)
        throw Error("The trace " + id + " is not kept in " + file + "; `alidade traffic -w FILE --format json` lists examples.");
    const Waterfall picture = waterfall(*trace);
    Table table({"Service", "Marks", "Start", "Takes", "Operation"});
    for (const WaterfallRow &row : picture.rows) {
        const TraceSpan &span = trace->spans[row.span];
        table.addRow({{terminalText(span.service)},
                      {marksOf(*trace, row)},
                      {"+" + latencyText(static_cast<double>(row.offsetUs))},
                      {latencyText(static_cast<double>(row.durationUs))},
                      {std::string(static_cast<std::size_t>(row.depth) * 2, ' ') + terminalText(span.name)}},
                     span.hasFailed         ? TextColor::red
                     : row.critical.empty() ? TextColor::none
                                            : TextColor::yellow);
    }
    writeResult({}, timeText(picture.startUs / 1'000'000) + ", " + latencyText(static_cast<double>(picture.durationUs)) + ", " +
                        std::to_string(picture.rows.size()) + " spans" + (trace->isCut ? " (there were more)" : "") + "\n\n" +
                        table.text(console.useColor()));
    return exitClean;
}

} // namespace

void addTraceCommand(CLI::App &app, Action &action)
{
    auto file = std::make_shared<std::string>(), id = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand("trace", "Show an example trace and what it waited for");
    command->add_option("ID", *id, "The trace id that drift and traffic give as evidence")->type_name("")->required();
    command->add_option("-w,--workspace", *file, "The workspace file")->type_name("FILE")->required();
    command->callback([file, id, &action] { action = [file, id](Console &console) { return show(*file, *id, console); }; });
}

} // namespace alidade
