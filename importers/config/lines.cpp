#include "importers/config/lines.h"

#include "importers/text.h"

#include <algorithm>

namespace alidade {

namespace {

/// A line of a properties file ends with an odd number of backslashes when the next one continues it.
bool isContinued(std::string_view line)
{
    const std::size_t last = line.find_last_not_of('\\');
    const std::size_t slashes = line.size() - (last == std::string_view::npos ? 0 : last + 1);
    return slashes % 2 == 1;
}

/// Takes off the backslashes of java.util.Properties; escapes of single characters stand for these.
std::string unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        result += text[i];
    }
    return result;
}

/// A value of an ini file without quotes or the comment behind it.
std::string plainValue(std::string_view value)
{
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        return std::string(value.substr(1, value.size() - 2));
    return std::string(trimmed(value.substr(0, std::min(value.find(" #"), value.find(" ;")))));
}

class LineReader {
public:
    LineReader(std::string_view text, ConfigFormat format, std::size_t most) : m_text(text), m_format(format), m_most(most) {}

    std::vector<ConfigEntry> read()
    {
        std::size_t first = 0;
        while (!m_text.empty() && m_entries.size() < m_most) {
            const std::string_view row = nextLine();
            if (m_format == ConfigFormat::properties && (row == "#---" || row == "!---")) {
                takeProfile(m_entries, first);
                first = m_entries.size();
            }
            readRow(row, m_line);
        }
        takeProfile(m_entries, first);
        return std::move(m_entries);
    }

private:
    std::string_view nextLine()
    {
        ++m_line;
        const std::size_t end = std::min(m_text.find('\n'), m_text.size());
        const std::string_view row = trimmed(m_text.substr(0, end));
        m_text.remove_prefix(std::min(end + 1, m_text.size()));
        return row;
    }

    void readRow(std::string_view row, int line)
    {
        if (row.empty() || row.front() == '#' || row.front() == '!' || row.front() == ';')
            return;
        if (m_format == ConfigFormat::ini && row.front() == '[') {
            m_section = trimmed(row.substr(1, row.find(']') == std::string_view::npos ? row.npos : row.find(']') - 1));
            return;
        }
        std::string whole(row);
        while (m_format == ConfigFormat::properties && isContinued(whole) && !m_text.empty()) {
            whole.pop_back();
            whole += nextLine();
        }
        row = whole;
        const std::size_t mark = row.find_first_of("=:");
        if (mark == std::string_view::npos || mark == 0)
            return;
        const std::string_view key = trimmed(row.substr(0, mark));
        const std::string_view value = trimmed(row.substr(mark + 1));
        const bool isProperties = m_format == ConfigFormat::properties;
        m_entries.push_back({(m_section.empty() ? "" : m_section + ".") + (isProperties ? unescaped(key) : std::string(key)),
                             isProperties ? unescaped(value) : plainValue(value),
                             line,
                             {}});
    }

    std::string_view m_text;
    ConfigFormat m_format;
    std::size_t m_most;
    int m_line = 0;
    std::string m_section;
    std::vector<ConfigEntry> m_entries;
};

} // namespace

void takeProfile(std::vector<ConfigEntry> &entries, std::size_t first)
{
    std::string profile;
    for (std::size_t i = first; i < entries.size(); ++i) {
        if (entries[i].key == "spring.config.activate.on-profile" || entries[i].key == "spring.profiles")
            profile = lowered(entries[i].value);
    }
    for (std::size_t i = first; i < entries.size() && !profile.empty(); ++i)
        entries[i].profile = profile;
}

std::vector<ConfigEntry> readConfigLines(std::string_view text, ConfigFormat format, std::size_t most)
{
    return LineReader(text, format, most).read();
}

} // namespace alidade
