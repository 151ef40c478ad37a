#pragma once

#include "analysis/graph.h"
#include "app/cli/console.h"
#include "app/cli/sources.h"
#include "exporters/exporter.h"
#include "model/error.h"
#include "model/grouping.h"

#include <CLI/CLI.hpp>

namespace alidade {

/// The options of commands that write a view.
struct ViewOptions {
    Inputs inputs;
    std::string grouping = "service";
    std::string format = "text";
    std::string file;
    std::string lens = "structure";
    std::string from, to;
    bool withExternal = false;

    void add(CLI::App &command, const std::string &formats)
    {
        addInputOptions(command, inputs);
        command.add_option("-g,--group-by", grouping, "What one box is: module, service (default) or context")
            ->type_name("LEVEL");
        command.add_option("-f,--format", format, "How the result is written: " + formats)->type_name("FORMAT");
        command.add_flag("--external", withExternal, "By module: show modules that are in no source, too");
        command.add_option("-o,--output", file, "Write to this file, in one step, instead of standard output")->type_name("FILE");
    }

    Grouping groupingValue() const
    {
        if (const auto value = fromText<Grouping>(grouping))
            return *value;
        throw Error("Unknown level \"" + grouping + "\"; known: module, service, context.");
    }
    /// The view that was asked for. Says so when it is empty only because all modules are external.
    GroupedView view(const Architecture &architecture, Console &console) const
    {
        GroupedView view = groupBy(architecture, groupingValue(), withExternal ? ExternalModules::show : ExternalModules::hide);
        if (view.names.empty() && view.grouping == Grouping::module && !architecture.modules.empty())
            console.message("All " + std::to_string(architecture.modules.size()) +
                            " modules are external; --external shows them.");
        return view;
    }
};

/// The options of commands that draw what runs.
inline void addLensOptions(CLI::App &command, std::string &lens, std::string &from, std::string &to)
{
    command.add_option("--lens", lens, "What pictures of services show: structure (default), live, drift")->type_name("LENS");
    command.add_option("--from", from, "Traffic from this time on")->type_name("TIME");
    command.add_option("--to", to, "Traffic before this time")->type_name("TIME");
}

/// The options of commands that write one report as text or JSON.
inline void addReportOptions(CLI::App &command, std::string &format, std::string &file)
{
    command.add_option("-f,--format", format, "How the result is written: text, json")->type_name("FORMAT");
    command.add_option("-o,--output", file, "Write to this file, in one step, instead of standard output")->type_name("FILE");
}

inline void checkReportFormat(const std::string &format)
{
    if (format != "text" && format != "json")
        throw Error("Unknown format \"" + format + "\"; known: text, json.");
}

/// The format of this name; throws Error with the list of those that exist.
template <typename Format> const Format &formatNamed(std::span<const Format> formats, const std::string &name)
{
    if (const Format *format = findFormat(formats, name))
        return *format;
    throw Error("Unknown format \"" + name + "\"; known: " + formatNames(formats) + ".");
}

} // namespace alidade
