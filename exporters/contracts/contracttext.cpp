#include "exporters/contracts/contractreport.h"
#include "exporters/escape.h"
#include "exporters/markdown/markdown.h"
#include "exporters/text/table.h"

#include <algorithm>
#include <map>

namespace alidade {

namespace {

/// Places of one use that are listed; the first ones tell enough.
constexpr std::size_t maxPlaces = 3;

std::string placeText(const std::string &file, int line, int column = 0)
{
    std::string text = file;
    if (line > 0)
        text += ":" + std::to_string(line) + (column > 0 ? ":" + std::to_string(column) : "");
    return text;
}

/// "src/main.go:12, src/other.go:7 and 3 more".
std::string placesText(const std::vector<Evidence> &evidence)
{
    std::vector<std::string> places;
    for (const Evidence &each : evidence) {
        std::string place = placeText(each.file, each.line);
        if (!each.file.empty() && std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(std::move(place));
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(places.size(), maxPlaces); ++i)
        text += (i == 0 ? "" : ", ") + places[i];
    if (places.size() > maxPlaces)
        text += " and " + std::to_string(places.size() - maxPlaces) + " more";
    return text;
}

std::string joinedText(const std::vector<std::string> &texts)
{
    std::string result;
    for (const std::string &text : texts)
        result += (result.empty() ? "" : ", ") + text;
    return result;
}

std::string verdictLine(const ConsumerVerdict &verdict)
{
    const std::string places = placesText(verdict.evidence);
    return std::string(verdict.impact == Impact::breaks ? "breaks " : "may break ") + verdict.consumer +
           (places.empty() ? "" : " (" + places + ")") + ", which uses " + joinedText(verdict.methods);
}

std::string untouched(const BreakingChange &change)
{
    std::vector<std::string> names;
    for (const ConsumerVerdict &verdict : change.verdicts) {
        if (verdict.impact == Impact::untouched)
            names.push_back(verdict.consumer);
    }
    return joinedText(names);
}

std::string countText(const ContractReport &report)
{
    const auto count =
        static_cast<std::size_t>(std::count_if(report.changes.begin(), report.changes.end(), [](const BreakingChange &change) {
            return change.finding.level != Severity::note;
        }));
    const std::string what = report.kind == ContractReport::Kind::lint ? "finding" : "breaking change";
    return count == 0 ? "No " + what + "s." : std::to_string(count) + " " + what + (count == 1 ? "." : "s.");
}

std::string where(const ContractFinding &finding)
{
    return finding.file.empty() ? placeText(finding.oldFile, finding.oldSpan.line, finding.oldSpan.column) + " (gone)"
                                : placeText(finding.file, finding.span.line, finding.span.column);
}

/// What counts less than an error says so.
std::string levelWord(const ContractFinding &finding)
{
    return finding.level == Severity::error ? std::string() : std::string(toText(finding.level)) + ": ";
}

/// Findings about an operation of an API begin with it; others name what they are about.
std::string sentence(const ContractFinding &finding)
{
    return finding.element.find(' ') == std::string::npos ? finding.message : finding.element + ": " + finding.message;
}

} // namespace

std::string contractText(const ContractReport &report, const TextOptions &options)
{
    std::string text;
    for (const BreakingChange &change : report.changes) {
        const ContractFinding &finding = change.finding;
        text += colored(terminalText(where(finding)), TextColor::bold, options.useColor) + ": " + levelWord(finding) +
                terminalText(sentence(finding)) + " " + colored("[" + finding.rule + "]", TextColor::dim, options.useColor) +
                "\n";
        for (const ConsumerVerdict &verdict : change.verdicts) {
            if (verdict.impact == Impact::untouched)
                continue;
            const TextColor color = verdict.impact == Impact::breaks ? TextColor::red : TextColor::yellow;
            text += "    " + colored(terminalText(verdictLine(verdict)), color, options.useColor) + "\n";
        }
        if (const std::string names = untouched(change); !names.empty())
            text += "    does not touch " + terminalText(names) + "\n";
        else if (report.knowsConsumers && change.verdicts.empty())
            text += "    nobody is known to use it\n";
    }
    return text + countText(report) + "\n";
}

std::string contractMarkdown(const ContractReport &report)
{
    const bool isDiff = report.kind == ContractReport::Kind::diff;
    std::string text = isDiff ? "## Breaking changes: " + markdownText(report.older) + " → " + markdownText(report.newer) + "\n\n"
                              : "## Contracts: " + markdownText(report.newer) + "\n\n";
    text += countText(report) + "\n";
    std::map<std::string, std::vector<const BreakingChange *>> hurt;
    for (const BreakingChange &change : report.changes) {
        for (const ConsumerVerdict &verdict : change.verdicts) {
            if (verdict.impact != Impact::untouched)
                hurt[verdict.consumer].push_back(&change);
        }
    }
    for (const auto &[consumer, changes] : hurt) {
        text += "\n### Breaks " + markdownText(consumer) + "\n\n";
        for (const BreakingChange *change : changes) {
            const auto own = std::find_if(change->verdicts.begin(), change->verdicts.end(),
                                          [&name = consumer](const ConsumerVerdict &each) { return each.consumer == name; });
            text += "- " + levelWord(change->finding) + markdownText(sentence(change->finding)) + " " +
                    markdownText(placesText(own->evidence)) +
                    (own->impact == Impact::possible ? " (perhaps: only the service is known)" : "") + "\n";
        }
    }
    if (report.changes.empty())
        return text;
    text += "\n| Place | Rule | What |\n|---|---|---|\n";
    for (const BreakingChange &change : report.changes)
        text += "| " + markdownText(where(change.finding)) + " | " + markdownText(change.finding.rule) + " | " +
                levelWord(change.finding) + markdownText(sentence(change.finding)) + " |\n";
    return text;
}

std::string contractUsesText(const std::string &name, const std::vector<ContractUse> &uses)
{
    std::string text, method;
    for (const ContractUse &use : uses) {
        if (use.method != method)
            text += terminalText(use.method) + "\n";
        method = use.method;
        const std::string places = placesText(use.evidence);
        text += std::string("    ") + (use.serves ? "served by " : "used by ") +
                terminalText(use.node + (places.empty() ? "" : " (" + places + ")")) + "\n";
    }
    return text.empty() ? "Nobody is known to serve or use " + terminalText(name) + ".\n" : text;
}

} // namespace alidade
