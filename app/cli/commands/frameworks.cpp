#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/output.h"
#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "importers/code/pattern.h"
#include "model/error.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace alidade {
namespace {

struct FrameworksOptions {
    std::string language, format = "text", output;
};

/// Languages in the order of the page, with their names for people and what else their tables hold for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> languages{{
    {"go", "Go"},
    {"java", "Java and Kotlin"},
    {"csharp", "C#"},
    {"javascript", "JavaScript and TypeScript"},
    {"python", "Python"},
    {"php", "PHP"},
    {"ruby", "Ruby"},
    {"rust", "Rust"},
}};

/// What a deed is called in a list of what is recognised.
std::string deedText(const CodePattern &pattern)
{
    switch (pattern.deed) {
    case Deed::serve: return pattern.protocol == "http" || pattern.protocol.empty() ? "served routes" : "served RPC services";
    case Deed::group: return "prefixes of routes";
    case Deed::request: return "calls";
    case Deed::connect: return "connections";
    case Deed::produce: return "topics sent to";
    case Deed::consume: return "topics received from";
    case Deed::store: return "stores used";
    case Deed::table: return "tables and collections";
    case Deed::trait: return pattern.trait;
    case Deed::program: return "start of a program";
    case Deed::declare: return "names of queues and exchanges";
    }
    return {};
}

/// "served routes, calls, timeout": what a framework's table recognises, without repeats.
std::string recognised(const Framework &framework)
{
    std::vector<std::string> seen;
    for (const CodePattern &pattern : framework.patterns) {
        if (std::string text = deedText(pattern); std::find(seen.begin(), seen.end(), text) == seen.end())
            seen.push_back(std::move(text));
    }
    std::string result;
    for (const std::string &text : seen)
        result += (result.empty() ? "" : ", ") + text;
    return result;
}

std::vector<const Framework *> chosen(std::string_view language)
{
    std::vector<const Framework *> result;
    for (const Framework &framework : frameworks()) {
        if (framework.language == language)
            result.push_back(&framework);
    }
    std::sort(result.begin(), result.end(),
              [](const Framework *l, const Framework *r) { return std::tie(l->title, l->name) < std::tie(r->title, r->name); });
    return result;
}

std::string cell(std::string text)
{
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\\');
    return text;
}

std::string importsText(const Framework &framework)
{
    std::string result;
    for (const std::string &import : framework.imports)
        result += (result.empty() ? "`" : ", `") + import + "`";
    return result.empty() ? "any file" : result;
}

std::string markdown(std::string_view only)
{
    std::string page =
        "# What is recognised\n\n"
        "Written by `alidade frameworks --format markdown` from the tables in `importers/code/patterns`, which are\n"
        "the very ones that imports work with. What stands in no table is not guessed: an outbound call whose target\n"
        "stays unknown is listed by `alidade calls`.\n";
    if (only.empty()) {
        page += "\n## Formats\n\n| Format | Files | What is read | What is not |\n| --- | --- | --- | --- |\n";
        for (const Format &format : formats())
            page.append("| ")
                .append(cell(format.title))
                .append(" | ")
                .append(cell(format.files))
                .append(" | ")
                .append(cell(format.reads))
                .append(" | ")
                .append(cell(format.note))
                .append(" |\n");
    }
    for (const auto &[language, title] : languages) {
        if (!only.empty() && only != language)
            continue;
        page.append("\n## ").append(title).append(
            "\n\n| Framework | Imports | What is recognised | What is not |\n| --- | --- | --- | --- |\n");
        for (const Framework *framework : chosen(language))
            page.append("| ")
                .append(cell(framework->title))
                .append(" | ")
                .append(importsText(*framework))
                .append(" | ")
                .append(cell(recognised(*framework)))
                .append(" | ")
                .append(cell(framework->note))
                .append(" |\n");
    }
    return page;
}

std::string json(std::string_view only)
{
    nlohmann::ordered_json document{{"schema", "alidade/frameworks/1"},
                                    {"formats", nlohmann::ordered_json::array()},
                                    {"frameworks", nlohmann::ordered_json::array()}};
    for (const Format &format : formats())
        document["formats"].push_back({{"name", format.name},
                                       {"title", format.title},
                                       {"files", format.files},
                                       {"reads", format.reads},
                                       {"note", format.note}});
    for (const auto &[language, title] : languages) {
        for (const Framework *framework : chosen(only.empty() || only == language ? language : std::string_view()))
            document["frameworks"].push_back({{"name", framework->name},
                                              {"title", framework->title},
                                              {"language", language},
                                              {"imports", framework->imports},
                                              {"recognised", recognised(*framework)},
                                              {"note", framework->note}});
    }
    return document.dump(2) + "\n";
}

std::string text(std::string_view only, bool useColor)
{
    Table table({"Language", "Framework", "Recognised"});
    for (const auto &[language, title] : languages) {
        for (const Framework *framework : chosen(only.empty() || only == language ? language : std::string_view()))
            table.addRow({{std::string(language)}, {framework->title}, {recognised(*framework)}});
    }
    return table.text(useColor);
}

int list(const FrameworksOptions &options, const Console &console)
{
    const std::string_view only = options.language.empty() ? std::string_view() : tableLanguage(options.language);
    if (!only.empty() && std::none_of(languages.begin(), languages.end(), [&](const auto &l) { return l.first == only; }))
        throw Error("No table of frameworks is for \"" + options.language +
                    "\". There are tables for go, java, kotlin, csharp, "
                    "javascript, typescript, python, php, ruby and rust.");
    if (options.format != "text" && options.format != "json" && options.format != "markdown")
        throw Error("Unknown format \"" + options.format + "\"; known: text, json, markdown.");
    if (options.format == "markdown")
        writeResult(options.output, markdown(only));
    else if (options.format == "json")
        writeResult(options.output, json(only));
    else
        writeResult(options.output, text(only, options.output.empty() && console.useColor()));
    return exitClean;
}

} // namespace

void addFrameworksCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<FrameworksOptions>();
    CLI::App *command = app.add_subcommand("frameworks", "List the frameworks and formats that imports recognise");
    command->add_option("--language", options->language, "Only those of one language, e.g. go or java")->type_name("NAME");
    command->add_option("-f,--format", options->format, "How the result is written: text, json, markdown")->type_name("FORMAT");
    command->add_option("-o,--output", options->output, "Write to this file, in one step, instead of standard output")
        ->type_name("FILE");
    command->footer("Examples:\n"
                    "  alidade frameworks\n"
                    "  alidade frameworks --language java -f json\n"
                    "  alidade frameworks -f markdown -o frameworks.md");
    command->callback([options, &action] { action = [options](Console &console) { return list(*options, console); }; });
}

} // namespace alidade
