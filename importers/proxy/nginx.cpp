#include "importers/proxy/blocktext.h"
#include "importers/proxy/proxyreading.h"
#include "importers/proxy/proxywords.h"

#include <algorithm>
#include <array>
#include <map>

namespace alidade {

namespace {

/// Values that one variable may have in one place, and texts that one address may stand for.
constexpr std::size_t mostValues = 16;

/// Variables that are followed in one file: they may stand for one another.
constexpr std::size_t mostSteps = 100'000;

struct PassKind {
    std::string_view directive;
    std::string_view protocol;
};

constexpr std::array passKinds = {
    PassKind{"proxy_pass", "http"}, PassKind{"grpc_pass", "grpc"}, PassKind{"fastcgi_pass", "http"},
    PassKind{"uwsgi_pass", "http"}, PassKind{"scgi_pass", "http"}, PassKind{"memcached_pass", "memcached"},
};

std::string_view wordAt(const Directive &directive, std::size_t i)
{
    return i < directive.words.size() ? std::string_view(directive.words[i]) : std::string_view();
}

/// The host of an address when it is all that stands there: names of upstreams have no port.
std::string_view bareHost(std::string_view address)
{
    if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
        address.remove_prefix(scheme + 3);
    return address.substr(0, address.find('/'));
}

/// What `set` and `map` give a variable, by the block in which it holds.
using Variables = std::map<std::pair<std::string, std::size_t>, std::vector<std::string>, std::less<>>;

Variables variablesOf(const std::vector<Directive> &directives)
{
    Variables variables;
    for (const Directive &directive : directives) {
        if (wordAt(directive, 0) == "set" && directive.words.size() == 3 && directive.words[1].starts_with('$'))
            variables[{directive.words[1].substr(1), directive.parent}].push_back(directive.words[2]);
        if (directive.parent == Directive::outside || directive.words.size() != 2)
            continue;
        const Directive &block = directives[directive.parent];
        if (wordAt(block, 0) == "map" && wordAt(block, 2).starts_with('$'))
            variables[{block.words[2].substr(1), block.parent}].push_back(directive.words[1]);
    }
    return variables;
}

/// Puts the values of variables into the addresses of one file.
class NginxTexts {
public:
    explicit NginxTexts(const std::vector<Directive> &directives) : m_directives(directives), m_variables(variablesOf(directives))
    {}

    /// All that `text` may stand for in a block.
    std::vector<std::string> expanded(std::string_view text, std::size_t block) const { return expanded(text, block, 0); }

private:
    std::vector<std::string> expanded(std::string_view text, std::size_t block, int depth) const
    {
        constexpr int deepestVariable = 4;
        std::vector<std::string> results{""};
        const std::string plain = withoutTemplates(text);
        std::string_view rest = plain;
        while (!rest.empty()) {
            const std::size_t dollar = rest.find('$');
            append(results, {std::string(rest.substr(0, dollar))});
            if (dollar == std::string_view::npos)
                break;
            rest.remove_prefix(dollar + 1);
            const bool isBraced = rest.starts_with('{');
            rest.remove_prefix(isBraced ? 1 : 0);
            const std::string_view name = rest.substr(0, nameLength(rest));
            rest.remove_prefix(name.size());
            if (isBraced)
                rest.remove_prefix(std::min(rest.find('}'), rest.size()));
            rest.remove_prefix(isBraced && !rest.empty() ? 1 : 0);
            const bool isTooMuch = depth == deepestVariable || m_steps == mostSteps;
            m_steps += isTooMuch ? 0 : 1;
            append(results, isTooMuch ? std::vector{std::string(unknownWord)} : valuesOf(name, block, depth));
        }
        return results;
    }

    std::vector<std::string> valuesOf(std::string_view name, std::size_t block, int depth) const
    {
        while (true) {
            if (const auto it = m_variables.find(std::pair(std::string(name), block)); it != m_variables.end()) {
                std::vector<std::string> values;
                for (const std::string &value : it->second) {
                    for (std::string &text : expanded(value, block, depth + 1))
                        values.push_back(std::move(text));
                    if (values.size() >= mostValues)
                        break;
                }
                return values;
            }
            if (block == Directive::outside)
                break;
            block = m_directives[block].parent;
        }
        return {isEnvironmentName(name) ? settingText(name) : std::string(unknownWord)};
    }

    static void append(std::vector<std::string> &texts, const std::vector<std::string> &endings)
    {
        std::vector<std::string> result;
        for (const std::string &text : texts) {
            for (const std::string &ending : endings) {
                if (result.size() < mostValues)
                    result.push_back(text + ending);
            }
        }
        texts = std::move(result);
    }

    const std::vector<Directive> &m_directives;
    Variables m_variables;
    mutable std::size_t m_steps = 0; ///< variables that were looked up
};

class NginxReader {
public:
    ProxyReading read(const ProxyTexts &texts, Diagnostics &diagnostics)
    {
        std::vector<std::vector<Directive>> files;
        for (const ProxyText &text : texts)
            files.push_back(readDirectives(text.text, text.file, {}, diagnostics));
        for (std::size_t i = 0; i < files.size(); ++i)
            readUpstreams(files[i], texts[i].file);
        for (std::size_t i = 0; i < files.size(); ++i)
            readPasses(files[i], texts[i].file);
        return std::move(m_reading);
    }

private:
    void readUpstreams(const std::vector<Directive> &directives, const std::string &file)
    {
        const NginxTexts texts(directives);
        for (const Directive &directive : directives) {
            if (directive.parent == Directive::outside || wordAt(directive, 0) != "server")
                continue;
            const Directive &block = directives[directive.parent];
            if (wordAt(block, 0) != "upstream" || block.words.size() < 2)
                continue;
            for (std::string &address : texts.expanded(wordAt(directive, 1), directive.parent)) {
                if (!isOnMachine(address))
                    m_upstreams[block.words[1]].push_back({std::move(address), {file, directive.line}});
            }
        }
    }

    void readPasses(const std::vector<Directive> &directives, const std::string &file)
    {
        const NginxTexts texts(directives);
        for (const Directive &directive : directives) {
            const auto kind = std::find_if(passKinds.begin(), passKinds.end(),
                                           [&](const PassKind &each) { return each.directive == wordAt(directive, 0); });
            if (kind == passKinds.end() || directive.words.size() < 2)
                continue;
            const Directive *location = locationOf(directives, directive);
            ProxyTarget target;
            target.protocol = kind->directive == "proxy_pass" && !directive.words[1].starts_with("http") && !location
                                  ? std::string_view() // of a stream only the port tells
                                  : kind->protocol;
            target.place = {file, directive.line};
            target.detail = directive.words[0] + " " + directive.words[1];
            if (location)
                addRoute(*location, file, target);
            for (const std::string &address : texts.expanded(directive.words[1], directive.parent))
                addTarget(target, address);
        }
    }

    static const Directive *locationOf(const std::vector<Directive> &directives, const Directive &directive)
    {
        for (std::size_t at = directive.parent; at != Directive::outside; at = directives[at].parent) {
            if (wordAt(directives[at], 0) == "location")
                return &directives[at];
        }
        return nullptr;
    }

    /// "location = /x", "location ^~ /x/", "location ~ ^/x/(.*)$", "location /x/".
    void addRoute(const Directive &location, const std::string &file, ProxyTarget &target)
    {
        const std::string_view path = location.words.back();
        const std::string_view sign = location.words.size() > 2 ? wordAt(location, 1) : std::string_view();
        target.rpc = target.protocol == "grpc" ? rpcOfPath(path) : std::string();
        const std::string route = sign == "="             ? std::string(path)
                                  : sign.starts_with('~') ? patternRoute(path)
                                                          : prefixRoute(path);
        if (route.starts_with('/') && target.rpc.empty() && route.find('$') == std::string::npos)
            m_reading.routes.push_back({route, {file, location.line}});
    }

    void addTarget(ProxyTarget target, const std::string &address)
    {
        const auto upstream = m_upstreams.find(bareHost(address));
        if (upstream == m_upstreams.end()) {
            target.address = address;
            if (!isOnMachine(bareHost(address)))
                addTo(m_reading, std::move(target));
            return;
        }
        const std::size_t scheme = address.find("://");
        for (const auto &[server, place] : upstream->second) {
            target.address = address.substr(0, scheme == std::string::npos ? 0 : scheme + 3) + server;
            target.place = place;
            target.detail = "upstream " + upstream->first + ": server " + server;
            if (!addTo(m_reading, target))
                return;
        }
    }

    struct Server {
        std::string address;
        Place place;
    };

    std::map<std::string, std::vector<Server>, std::less<>> m_upstreams;
    ProxyReading m_reading;
};

} // namespace

ProxyReading readNginx(const ProxyTexts &texts, Diagnostics &diagnostics) { return NginxReader().read(texts, diagnostics); }

} // namespace alidade
