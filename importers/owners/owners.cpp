#include "importers/owners/owners.h"

#include "importers/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace alidade {

namespace {

constexpr std::uint64_t maxOwnersBytes = 3U << 20U; ///< GitHub's own limit
constexpr std::size_t mostFaults = 20;

/// A row cut at spaces. A space may be escaped; a word that starts with '#' begins a comment.
std::vector<std::string> wordsOf(std::string_view row)
{
    std::vector<std::string> words;
    bool isInWord = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == ' ' || row[i] == '\t') {
            isInWord = false;
            continue;
        }
        if (!isInWord && row[i] == '#')
            break;
        if (!isInWord)
            words.emplace_back();
        isInWord = true;
        const bool isEscape = row[i] == '\\' && i + 1 < row.size() && (row[i + 1] == ' ' || row[i + 1] == '#');
        words.back() += isEscape ? row[++i] : row[i];
    }
    return words;
}

/// "[Section]", "^[Section][2]": what stands behind it; nullopt when the row is no section.
std::optional<std::string_view> behindSection(std::string_view row)
{
    if (row.starts_with('^'))
        row.remove_prefix(1);
    const std::size_t end = row.find(']');
    if (!row.starts_with('[') || end == std::string_view::npos || end < 2)
        return std::nullopt;
    row.remove_prefix(end + 1);
    if (row.starts_with('[')) {
        const std::size_t count = row.find(']');
        row.remove_prefix(count == std::string_view::npos ? row.size() : count + 1);
    }
    if (!row.empty() && row.front() != ' ' && row.front() != '\t')
        return std::nullopt; // "[ab]*.c" is a pattern
    return row;
}

class OwnersReader {
public:
    OwnersReader(ImportContext &context, const std::string &file) : m_context(context), m_file(file) {}

    void readRow(std::string_view row, int line)
    {
        if (row.empty() || row.front() == '#')
            return;
        if (const auto rest = behindSection(row)) {
            m_sectionOwners = owners(wordsOf(*rest), 0, line);
            return;
        }
        const std::vector<std::string> words = wordsOf(row);
        if (words.empty())
            return;
        if (words[0].starts_with('!') || words[0].find('[') != std::string::npos) {
            fault(line, "Patterns with '!' or '[' have no meaning in CODEOWNERS; the line is left out");
            return;
        }
        std::vector<std::string> named = owners(words, 1, line);
        const bool isFaulty = named.empty() && words.size() > 1;
        if (isFaulty)
            return; // the hosts skip such a line, too
        m_context.facts.owners.push_back({{}, words[0], named.empty() ? m_sectionOwners : std::move(named), {m_file, line}});
    }

private:
    std::vector<std::string> owners(const std::vector<std::string> &words, std::size_t first, int line)
    {
        std::vector<std::string> result;
        for (std::size_t i = first; i < words.size(); ++i) {
            if (words[i].find('@') == std::string::npos)
                fault(line, "'" + escaped(words[i]) + "' is no owner: neither @name nor a mail address");
            else
                result.push_back(words[i]);
        }
        return result;
    }

    void fault(int line, std::string message)
    {
        if (++m_faults <= mostFaults)
            m_context.diagnostics.push_back({Severity::warning, m_file, line, std::move(message)});
        else if (m_faults == mostFaults + 1)
            m_context.diagnostics.push_back({Severity::warning, m_file, line, "There are more such lines; they are not listed"});
    }

    ImportContext &m_context;
    const std::string &m_file;
    std::vector<std::string> m_sectionOwners;
    std::size_t m_faults = 0;
};

} // namespace

void importOwners(ImportContext &context)
{
    static constexpr std::array places{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"};
    const TreeFile *file = nullptr;
    for (std::size_t i = 0; i < places.size() && !file; ++i)
        file = context.tree.find(places[i]);
    const auto text = file ? context.tree.read(*file, maxOwnersBytes, context.diagnostics) : std::nullopt;
    if (!text)
        return;
    OwnersReader reader(context, file->path);
    std::string_view rest = *text;
    if (rest.starts_with("\xEF\xBB\xBF"))
        rest.remove_prefix(3);
    for (int line = 1; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view row = trimmed(rest.substr(0, end));
        if (firstInvalidUtf8(row) != std::string_view::npos)
            context.diagnostics.push_back({Severity::warning, file->path, line, "The line is not UTF-8; it is left out"});
        else
            reader.readRow(row, line);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

} // namespace alidade
