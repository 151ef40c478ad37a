#include "importers/proxy/blocktext.h"
#include "importers/proxy/proxyreading.h"
#include "importers/proxy/proxywords.h"

#include <algorithm>
#include <array>
#include <map>

namespace alidade {

namespace {

/// "{$NAME:fallback}" and "{env.NAME}" as settings, other placeholders as unknown.
std::string withSettings(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        result += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        const std::size_t end = text.find('}', open);
        if (end == std::string_view::npos)
            return result.append(unknownWord);
        const std::string_view inside = text.substr(open + 1, end - open - 1);
        const std::size_t colon = inside.find(':');
        if (inside.starts_with('$'))
            result += settingText(inside.substr(1, colon - 1),
                                  colon == std::string_view::npos ? std::string_view() : inside.substr(colon + 1));
        else if (inside.starts_with("env."))
            result += settingText(inside.substr(4));
        else
            result += unknownWord;
        text.remove_prefix(end + 1);
    }
    return result;
}

class CaddyReader {
public:
    CaddyReader(const std::vector<Directive> &directives, std::string file, ProxyReading &reading)
        : m_directives(directives), m_file(std::move(file)), m_reading(reading)
    {}

    void read()
    {
        for (const Directive &directive : m_directives) {
            if (directive.words.front().starts_with('@'))
                readMatcher(directive);
        }
        for (const Directive &directive : m_directives) {
            if (isProxy(directive))
                readProxy(directive);
            else if (directive.parent != Directive::outside && isProxy(m_directives[directive.parent]))
                readInProxy(directive);
        }
    }

private:
    static bool isProxy(const Directive &directive)
    {
        static constexpr std::array names = {"reverse_proxy", "php_fastcgi", "forward_auth", "proxy"};
        return std::find(names.begin(), names.end(), directive.words.front()) != names.end();
    }

    /// "@api path /api/* /v1/*", or "path …" in the block of "@api".
    void readMatcher(const Directive &directive)
    {
        const std::string &name = directive.words.front();
        if (directive.words.size() > 2 && directive.words[1] == "path")
            m_paths[name] = prefixRoute(directive.words[2]);
        const auto position = static_cast<std::size_t>(&directive - m_directives.data());
        for (std::size_t i = position + 1; i < m_directives.size() && m_directives[i].parent == position; ++i) {
            if (m_directives[i].words.front() == "path" && m_directives[i].words.size() > 1)
                m_paths[name] = prefixRoute(m_directives[i].words[1]);
        }
    }

    void readProxy(const Directive &directive)
    {
        std::string path;
        for (std::size_t i = 1; i < directive.words.size(); ++i) {
            const std::string &word = directive.words[i];
            if (i == 1 && (word.starts_with('/') || word.starts_with('@') || word == "*"))
                path = pathOf(word);
            else
                addTarget(directive, word);
        }
        if (path.empty())
            path = pathAround(directive);
        if (path.size() > 2)
            m_reading.routes.push_back({path, {m_file, directive.line}});
    }

    /// "to a:80 b:80" in the block of a proxy.
    void readInProxy(const Directive &directive)
    {
        for (std::size_t i = 1; directive.words.front() == "to" && i < directive.words.size(); ++i)
            addTarget(directive, directive.words[i]);
    }

    std::string pathOf(const std::string &matcher) const
    {
        if (matcher.starts_with('/'))
            return prefixRoute(matcher);
        const auto it = m_paths.find(matcher);
        return it == m_paths.end() ? std::string() : it->second;
    }

    /// The path of the `handle` or `route` block that a directive stands in.
    std::string pathAround(const Directive &directive) const
    {
        for (std::size_t at = directive.parent; at != Directive::outside; at = m_directives[at].parent) {
            const std::vector<std::string> &words = m_directives[at].words;
            if (words.size() > 1 && (words[0] == "handle" || words[0] == "handle_path" || words[0] == "route"))
                return pathOf(words[1]);
        }
        return {};
    }

    void addTarget(const Directive &directive, const std::string &word)
    {
        if (isOnMachine(word) || word.starts_with('@'))
            return;
        const std::size_t scheme = word.find("://");
        const bool isClear = word.starts_with("h2c://"); // HTTP/2 without TLS
        ProxyTarget target;
        target.address = withSettings(isClear ? std::string_view(word).substr(scheme + 3) : std::string_view(word));
        target.protocol = "http";
        target.place = {m_file, directive.line};
        target.detail = directive.words.front() + " " + word;
        addTo(m_reading, std::move(target));
    }

    const std::vector<Directive> &m_directives;
    std::string m_file;
    std::map<std::string, std::string> m_paths; ///< by matcher
    ProxyReading &m_reading;
};

} // namespace

ProxyReading readCaddyfile(const ProxyTexts &texts, Diagnostics &diagnostics)
{
    ProxyReading reading;
    for (const ProxyText &text : texts) {
        std::vector<Directive> directives = readDirectives(text.text, text.file, {.isEndedByLine = true}, diagnostics);
        for (Directive &directive : directives) {
            if (directive.words.empty()) // global options stand in a block without a name
                directive.words.emplace_back();
        }
        CaddyReader(directives, text.file, reading).read();
    }
    return reading;
}

} // namespace alidade
