#pragma once

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

    void add(CLI::App &command, const std::string &formats)
    {
        addInputOptions(command, inputs);
        command.add_option("-g,--group-by", grouping, "What one box is: module, service (default) or context")->type_name("LEVEL");
        command.add_option("-f,--format", format, "How the result is written: " + formats)->type_name("FORMAT");
        command.add_option("-o,--output", file, "Write to this file, in one step, instead of standard output")->type_name("FILE");
    }

    Grouping groupingValue() const
    {
        if (const auto value = fromText<Grouping>(grouping))
            return *value;
        throw Error("Unknown level \"" + grouping + "\"; known: module, service, context.");
    }
};

/// The format of this name; throws Error with the list of those that exist.
template <typename Format>
const Format &formatNamed(std::span<const Format> formats, const std::string &name)
{
    if (const Format *format = findFormat(formats, name))
        return *format;
    throw Error("Unknown format \"" + name + "\"; known: " + formatNames(formats) + ".");
}

} // namespace alidade
