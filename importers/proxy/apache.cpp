#include "importers/proxy/proxyreading.h"
#include "importers/proxy/proxywords.h"
#include "importers/text.h"

#include <algorithm>
#include <map>

namespace alidade {

namespace {

constexpr std::size_t mostWords = 50; ///< of one line

std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    while (!(line = trimmed(line)).empty() && words.size() < mostWords) {
        const bool isQuoted = line.front() == '"';
        const std::size_t end = std::min(isQuoted ? line.find('"', 1) : line.find_first_of(" \t"), line.size());
        words.emplace_back(line.substr(isQuoted ? 1 : 0, end - (isQuoted ? 1 : 0)));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

class ApacheReader {
public:
    void read(const ProxyText &text)
    {
        m_file = text.file;
        std::string_view rest = text.text;
        std::string joined;
        int start = 1;
        for (int line = 1; !rest.empty(); ++line) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            std::string_view row = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (joined.empty())
                start = line;
            if (row.ends_with('\\')) {
                row.remove_suffix(1);
                joined.append(row).append(" ");
                continue;
            }
            joined += row;
            if (!joined.empty() && joined.front() != '#')
                readLine(wordsOf(joined), start);
            joined.clear();
        }
    }

    /// Balancers whose members are known give way to them.
    ProxyReading take()
    {
        std::erase_if(reading.targets, [](const ProxyTarget &target) { return target.address.starts_with("balancer:"); });
        return std::move(reading);
    }

private:
    void readLine(const std::vector<std::string> &words, int line)
    {
        if (words.empty())
            return;
        const std::string word = lowered(words.front());
        if (word == "<location" && words.size() > 1) {
            m_location = words[1] == "~" && words.size() > 2 ? patternRoute(words[2].substr(0, words[2].find('>')))
                                                             : prefixRoute(words[1].substr(0, words[1].find('>')));
        } else if (word.starts_with("</location")) {
            m_location.clear();
        } else if (word == "define" && words.size() > 2) {
            m_values[words[1]] = words[2];
        } else if (word == "proxypass" || word == "proxypassmatch") {
            readPass(words, word == "proxypassmatch", line);
        } else if (word == "balancermember" && words.size() > 1) {
            add(words[1].find("://") == std::string::npos && words.size() > 2 ? words[2] : words[1], words, line);
        } else if (word == "rewriterule" && words.size() > 3 && isProxied(words[3])) {
            addRoute(patternRoute(words[1]), line);
            add(words[2], words, line);
        }
    }

    /// "[P]", "[P,L]", "[L,NC,P]"
    static bool isProxied(const std::string &flags)
    {
        const std::string list = "," + flags.substr(flags.starts_with('[') ? 1 : 0);
        return list.find(",P,") != std::string::npos || list.find(",P]") != std::string::npos;
    }

    void readPass(const std::vector<std::string> &words, bool isPattern, int line)
    {
        if (words.size() < 2 || words.back() == "!")
            return;
        const bool hasPath = words.size() > 2 && (words[1].starts_with('/') || isPattern);
        if (hasPath)
            addRoute(isPattern ? patternRoute(words[1]) : prefixRoute(words[1]), line);
        else
            addRoute(m_location, line);
        add(words[hasPath ? 2 : 1], words, line);
    }

    void addRoute(const std::string &path, int line)
    {
        if (path.starts_with('/') && reading.routes.size() < mostProxyTargets)
            reading.routes.push_back({path, {m_file, line}});
    }

    void add(const std::string &address, const std::vector<std::string> &words, int line)
    {
        if (isOnMachine(address) || address == "!")
            return;
        ProxyTarget target;
        target.address = withValues(withoutTemplates(address));
        target.protocol = target.address.starts_with("h2c:") || address.starts_with("h2:") ? "grpc" : "http";
        target.place = {m_file, line};
        target.detail = words.front() + " " + address;
        addTo(reading, std::move(target));
    }

    /// "${NAME}" by `Define`, else by the environment; groups of the pattern and server variables are unknown.
    std::string withValues(std::string_view text) const
    {
        std::string result;
        while (!text.empty()) {
            const std::size_t at = text.find_first_of("$%");
            result += text.substr(0, at);
            if (at == std::string_view::npos)
                break;
            const bool isSetting = text.substr(at).starts_with("${");
            const bool isBraced = isSetting || text.substr(at).starts_with("%{");
            const std::size_t end = isBraced ? text.find('}', at) : at + 1;
            if (end == std::string_view::npos)
                return result.append(unknownWord);
            const std::string name(isBraced ? text.substr(at + 2, end - at - 2) : std::string_view());
            const auto it = m_values.find(name);
            result += !isSetting ? std::string(unknownWord) : it == m_values.end() ? settingText(name) : it->second;
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return result;
    }

    std::string m_file;
    std::string m_location;
    std::map<std::string, std::string> m_values;
    ProxyReading reading;
};

} // namespace

ProxyReading readApache(const ProxyTexts &texts, Diagnostics &)
{
    ApacheReader reader;
    for (const ProxyText &text : texts)
        reader.read(text);
    return reader.take();
}

} // namespace alidade
