#include "importers/dockerfile/instructions.h"

#include "importers/text.h"

#include <algorithm>
#include <cctype>

namespace alidade {

namespace {

constexpr std::size_t longestValue = 4096;

std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return trimmed(line);
}

/// The delimiter of the heredoc that an instruction opens ("RUN <<EOF"), or nothing.
std::string heredocEnd(std::string_view line)
{
    const std::size_t at = line.find("<<");
    if (at == std::string_view::npos)
        return {};
    std::string_view word = line.substr(at + 2);
    word = word.substr(std::min(word.find_first_not_of('-'), word.size()));
    if (!word.empty() && (word.front() == '"' || word.front() == '\''))
        word.remove_prefix(1);
    const auto end = std::find_if_not(word.begin(), word.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
    return std::string(word.begin(), end);
}

} // namespace

std::string_view takeWord(std::string_view &text)
{
    const std::size_t start = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t end = std::min(text.find_first_of(" \t", start), text.size());
    const std::string_view word = text.substr(start, end - start);
    text.remove_prefix(end);
    return word;
}

std::vector<Instruction> readInstructions(std::string_view text)
{
    std::vector<Instruction> result;
    char escape = '\\';
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    int number = 0;
    while (!text.empty()) {
        std::string_view line = takeLine(text);
        ++number;
        if (result.empty() && lowered(line).starts_with("# escape=`"))
            escape = '`';
        if (line.empty() || line.starts_with('#'))
            continue;
        Instruction instruction;
        instruction.line = number;
        std::string joinedLines(line);
        while (joinedLines.ends_with(escape) && !text.empty()) {
            joinedLines.pop_back();
            do {
                line = takeLine(text);
                ++number;
            } while (line.starts_with('#') && !text.empty());
            joinedLines.append(" ").append(line.starts_with('#') ? std::string_view() : line);
        }
        std::string_view rest = joinedLines;
        instruction.word = lowered(takeWord(rest));
        instruction.rest = trimmed(rest);
        if (instruction.word == "run" || instruction.word == "copy" || instruction.word == "add") {
            if (const std::string end = heredocEnd(instruction.rest); !end.empty()) {
                while (!text.empty() && takeLine(text) != end)
                    ++number;
                ++number;
            }
        }
        result.push_back(std::move(instruction));
    }
    return result;
}

std::string expanded(std::string_view text, const std::map<std::string, std::string> &values)
{
    std::string result;
    while (!text.empty() && result.size() < longestValue) {
        const std::size_t dollar = text.find('$');
        result += text.substr(0, dollar);
        if (dollar == std::string_view::npos)
            break;
        text.remove_prefix(dollar + 1);
        const bool isBraced = text.starts_with('{');
        const std::string_view body =
            isBraced ? text.substr(1, std::min(text.substr(0, longestValue).find('}'), text.size()) - 1) : text;
        const auto nameEnd =
            std::find_if_not(body.begin(), body.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
        const std::string name(body.begin(), nameEnd);
        const std::string_view after = body.substr(name.size());
        const auto it = values.find(name);
        if (it != values.end() && !it->second.empty())
            result += it->second;
        else if (isBraced && after.starts_with(":-"))
            result += after.substr(2);
        else if (name.empty() || it == values.end())
            result.append(isBraced ? "${" : "$").append(name).append(isBraced ? "}" : ""); // stays visible as unknown
        text.remove_prefix(isBraced ? std::min(body.size() + 2, text.size()) : name.size());
    }
    return result.substr(0, longestValue);
}

void readAssignments(std::string_view text, std::map<std::string, std::string> &values,
                     const std::map<std::string, std::string> &known)
{
    if (std::string_view old = text; takeWord(old).find('=') == std::string_view::npos) {
        std::string_view rest = text;
        const std::string name(takeWord(rest));
        values[name] = expanded(trimmed(rest), known);
        return;
    }
    while (!(text = trimmed(text)).empty()) {
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos)
            return;
        const std::string name(trimmed(text.substr(0, equals)));
        text.remove_prefix(equals + 1);
        const char quote = text.empty() ? '\0' : text.front();
        const bool isQuoted = quote == '"' || quote == '\'';
        const std::size_t end = isQuoted ? text.find(quote, 1) : text.find_first_of(" \t");
        const std::string_view value =
            text.substr(isQuoted ? 1 : 0, end == std::string_view::npos ? end : end - (isQuoted ? 1 : 0));
        values[name] = expanded(value, known);
        text.remove_prefix(end == std::string_view::npos ? text.size() : std::min(end + 1, text.size()));
    }
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    const bool isList = text.starts_with('[');
    while (words.size() < mostWords) {
        const std::string_view gaps = isList ? " \t,[]" : " \t";
        text.remove_prefix(std::min(text.find_first_not_of(gaps), text.size()));
        if (text.empty())
            break;
        const char quote = text.front() == '"' || text.front() == '\'' ? text.front() : '\0';
        const std::size_t end = std::min(quote != '\0' ? text.find(quote, 1) : text.find_first_of(gaps), text.size());
        words.emplace_back(text.substr(quote != '\0' ? 1 : 0, end - (quote != '\0' ? 1 : 0)));
        text.remove_prefix(std::min(end + (quote != '\0' ? 1 : 0), text.size()));
    }
    return words;
}

} // namespace alidade
