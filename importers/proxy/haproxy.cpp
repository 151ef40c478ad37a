#include "importers/proxy/proxyreading.h"
#include "importers/proxy/proxywords.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace alidade {

namespace {

constexpr std::size_t mostWords = 200; ///< of one line

/// The words of a line; quotes join words, '#' begins a comment.
std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    std::string word;
    bool isWord = false;
    char quote = '\0';
    for (const char c : line) {
        if (quote != '\0' ? c == quote : c == '"' || c == '\'') {
            quote = quote != '\0' ? '\0' : c;
            isWord = true;
        } else if (quote == '\0' && c == '#') {
            break;
        } else if (quote == '\0' && (c == ' ' || c == '\t')) {
            if (isWord && words.size() < mostWords)
                words.push_back(word);
            word.clear();
            isWord = false;
        } else {
            word += c;
            isWord = true;
        }
    }
    if (isWord && words.size() < mostWords)
        words.push_back(word);
    return words;
}

/// "ipv4@${HOST-cart}:80" as an address with settings; empty when it is no address of another machine.
std::string addressOf(std::string_view text)
{
    if (isOnMachine(text))
        return {};
    const std::string plain = withoutTemplates(text);
    std::string_view rest = plain;
    for (const std::string_view family : {"ipv4@", "ipv6@", "tcp@"})
        rest.remove_prefix(rest.starts_with(family) ? family.size() : 0);
    std::string result;
    while (true) {
        const std::size_t dollar = rest.find('$');
        result += rest.substr(0, dollar);
        if (dollar == std::string_view::npos)
            return result;
        rest.remove_prefix(dollar + 1);
        const bool isBraced = rest.starts_with('{');
        rest.remove_prefix(isBraced ? 1 : 0);
        const std::string_view name = rest.substr(0, nameLength(rest));
        rest.remove_prefix(name.size());
        std::string_view fallback;
        if (isBraced) {
            const std::size_t end = std::min(rest.find('}'), rest.size());
            fallback = rest.substr(0, end);
            fallback.remove_prefix(fallback.starts_with('-') ? 1 : 0);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        result += settingText(name, fallback);
    }
}

struct Backend {
    std::vector<ProxyTarget> servers;
    bool isTcp = false;
};

class HaproxyReader {
public:
    void read(const ProxyText &text)
    {
        m_section.clear();
        m_file = text.file;
        std::string_view rest = text.text;
        for (m_line = 1; !rest.empty(); ++m_line) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::vector<std::string> words = wordsOf(trimmed(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (!words.empty())
                readLine(words);
        }
    }

    ProxyReading take()
    {
        for (auto &[name, backend] : m_backends) {
            const auto use = m_uses.find(name);
            if (use == m_uses.end() && !m_isDynamic)
                continue;
            for (ProxyTarget &server : backend.servers) {
                server.protocol = backend.isTcp ? "" : "http";
                addTo(m_reading, std::move(server));
            }
        }
        return std::move(m_reading);
    }

private:
    void readLine(const std::vector<std::string> &words)
    {
        static constexpr std::array sections = {"global", "defaults",  "frontend",   "backend", "listen",
                                                "peers",  "resolvers", "userlist",   "mailers", "program",
                                                "cache",  "ring",      "http-errors"};
        const std::string &word = words.front();
        if (std::find(sections.begin(), sections.end(), word) != sections.end()) {
            m_section = word;
            m_name = words.size() > 1 ? words[1] : std::string();
            m_paths.clear();
            if (word == "backend" || word == "listen")
                m_backends[m_name].isTcp = m_isTcp;
            if (word == "listen")
                m_uses.insert(m_name);
            return;
        }
        if (words.size() < 2)
            return;
        const bool hasServers = m_section == "backend" || m_section == "listen";
        if (word == "mode" && m_section == "defaults")
            m_isTcp = words[1] == "tcp";
        else if (word == "mode" && hasServers)
            m_backends[m_name].isTcp = words[1] == "tcp";
        else if (word == "acl")
            readAcl(words);
        else if (word == "default_backend" || word == "use_backend")
            readUse(words);
        else if (hasServers && (word == "server" || word == "server-template"))
            readServer(words);
    }

    void readServer(const std::vector<std::string> &words)
    {
        const std::size_t at = words.front() == "server" ? 2 : 3;
        ProxyTarget server;
        server.address = at < words.size() ? addressOf(words[at]) : std::string();
        server.place = {m_file, m_line};
        server.detail = "backend " + m_name + ": " + words[0] + " " + words[1] + " " + server.address;
        if (!server.address.empty() && m_backends[m_name].servers.size() < mostProxyTargets)
            m_backends[m_name].servers.push_back(std::move(server));
    }

    /// "acl is_api path_beg -i /api /v1"
    void readAcl(const std::vector<std::string> &words)
    {
        if (words.size() > 3 && words[2].starts_with("path"))
            readPaths(words, 2, m_paths[words[1]]);
    }

    static void readPaths(const std::vector<std::string> &words, std::size_t from, std::vector<std::string> &paths)
    {
        const std::string &how = words[from];
        if (how != "path" && how != "path_beg" && how != "path_reg")
            return;
        for (std::size_t i = from + 1; i < words.size() && words[i] != "}" && paths.size() < mostWords; ++i) {
            if (words[i].starts_with('/') || how == "path_reg")
                paths.push_back(how == "path" ? words[i] : how == "path_beg" ? prefixRoute(words[i]) : patternRoute(words[i]));
        }
    }

    /// "use_backend orders if is_api", "use_backend orders if { path_beg /orders }"
    void readUse(const std::vector<std::string> &words)
    {
        m_isDynamic = m_isDynamic || words[1].find('%') != std::string::npos || words[1].find('$') != std::string::npos;
        m_uses.insert(words[1]);
        std::vector<std::string> paths;
        for (std::size_t i = 2; i < words.size(); ++i) {
            if (const auto acl = m_paths.find(words[i]); acl != m_paths.end())
                paths.insert(paths.end(), acl->second.begin(), acl->second.end());
            if (words[i] == "{" && i + 2 < words.size())
                readPaths(words, i + 1, paths);
        }
        for (std::string &path : paths) {
            if (path.starts_with('/') && m_reading.routes.size() < mostProxyTargets)
                m_reading.routes.push_back({std::move(path), {m_file, m_line}});
        }
    }

    std::string m_file, m_section, m_name;
    int m_line = 0;
    bool m_isTcp = false;
    bool m_isDynamic = false;
    std::map<std::string, Backend> m_backends;
    std::set<std::string> m_uses;
    std::map<std::string, std::vector<std::string>> m_paths; ///< of the section's access lists
    ProxyReading m_reading;
};

} // namespace

ProxyReading readHaproxy(const ProxyTexts &texts, Diagnostics &)
{
    HaproxyReader reader;
    for (const ProxyText &text : texts)
        reader.read(text);
    return reader.take();
}

} // namespace alidade
