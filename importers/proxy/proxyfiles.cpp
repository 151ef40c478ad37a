#include "importers/proxy/proxyfiles.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace alidade {

namespace {

/// Files that are read for one proxy.
constexpr std::size_t mostFiles = 200;

/// The name of a file in lower case, without the ending that says that it is a template.
std::string baseName(std::string_view path)
{
    std::string name = lowered(fileNameOf(path));
    for (const std::string_view ending : {".template", ".tmpl", ".tpl", ".j2", ".erb", ".in", ".sample", ".envsubst"}) {
        if (name.ends_with(ending) && name.size() > ending.size())
            name.resize(name.size() - ending.size());
    }
    // "envoy.tmpl.yaml"
    for (const std::string_view middle : {".template.", ".tmpl.", ".tpl."}) {
        if (const std::size_t at = name.find(middle); at != std::string::npos)
            name.erase(at, middle.size() - 1);
    }
    return name;
}

bool endsWithAny(std::string_view name, std::initializer_list<std::string_view> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool isYaml(std::string_view name) { return endsWithAny(name, {".yaml", ".yml", ".json"}); }

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

/// The proxy that a path speaks of: "docker/nginx/site", "/etc/envoy/envoy.yaml".
std::optional<ProxyProduct> namedIn(std::string_view path)
{
    static constexpr std::pair<std::string_view, ProxyProduct> words[] = {
        {"nginx", ProxyProduct::nginx},     {"openresty", ProxyProduct::nginx}, {"envoy", ProxyProduct::envoy},
        {"haproxy", ProxyProduct::haproxy}, {"caddy", ProxyProduct::caddy},     {"traefik", ProxyProduct::traefik},
        {"kong", ProxyProduct::kong},       {"httpd", ProxyProduct::apache},    {"apache", ProxyProduct::apache},
        {"varnish", ProxyProduct::varnish},
    };
    for (const auto &[word, product] : words) {
        if (has(path, word))
            return product;
    }
    return std::nullopt;
}

/// Paths of files that a text of nginx includes, as far as they are relative: "include conf.d/*.conf;".
std::vector<std::string> includesOf(std::string_view text)
{
    std::vector<std::string> paths;
    for (std::size_t at = text.find("include "); at != std::string_view::npos; at = text.find("include ", at + 8)) {
        const std::size_t lineStart = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
        const std::size_t end = text.find_first_of(";\n", at);
        const bool isDirective = text.substr(lineStart, at - lineStart).find_first_not_of(" \t") == std::string_view::npos;
        if (!isDirective || end == std::string_view::npos || text[end] != ';' || paths.size() >= mostFiles)
            continue;
        paths.emplace_back(text.substr(at + 8, end - at - 8));
    }
    return paths;
}

} // namespace

bool mayConfigureProxy(std::string_view path, std::string_view place)
{
    const std::string name = baseName(path);
    const std::string target = baseName(place);
    const auto named = namedIn(lowered(path).append(" ").append(lowered(place)));
    if (name.starts_with("caddyfile") || name.ends_with(".caddyfile") || target == "caddyfile")
        return true;
    if (endsWithAny(name, {".conf", ".vcl", ".vhost", ".nginx"}) || endsWithAny(target, {".conf", ".vcl"}))
        return true;
    if (name.ends_with(".cfg"))
        return named == ProxyProduct::haproxy;
    return named && (isYaml(name) || isYaml(target) || name.find('.') == std::string::npos);
}

std::optional<ProxyProduct> proxyOf(std::string_view path, std::string_view place, std::string_view text)
{
    const std::string name = baseName(path);
    const std::string target = baseName(place);
    if (name.starts_with("caddyfile") || name.ends_with(".caddyfile") || target == "caddyfile")
        return ProxyProduct::caddy;
    if (name.ends_with(".vcl") || target.ends_with(".vcl"))
        return ProxyProduct::varnish;
    if (isYaml(name) || isYaml(target)) {
        if (has(text, "load_assignment") || has(text, "static_resources"))
            return ProxyProduct::envoy;
        if (has(text, "_format_version"))
            return ProxyProduct::kong;
        const bool isTraefik = has(text, "loadBalancer:") && (has(text, "http:") || has(text, "tcp:"));
        return isTraefik ? std::optional(ProxyProduct::traefik) : std::nullopt;
    }
    const bool isNginx = has(text, "_pass ") || has(text, "_pass\t");
    if (isNginx && has(text, "{") && has(text, ";"))
        return ProxyProduct::nginx;
    if (has(text, "ProxyPass") || has(text, "BalancerMember") || has(text, "[P"))
        return ProxyProduct::apache;
    const bool isHaproxy = (has(text, "backend ") || has(text, "listen ")) && has(text, "server ") && !has(text, "{\n");
    if (isHaproxy && has(text, "frontend") + has(text, "listen ") + has(text, "defaults") > 0)
        return ProxyProduct::haproxy;
    // What only holds upstreams counts together with the file that uses them.
    if (has(text, "upstream ") && has(text, "{"))
        return ProxyProduct::nginx;
    return std::nullopt;
}

std::optional<ProxyProduct> proxyOfImage(std::string_view image)
{
    const std::string name = imageName(image);
    const auto product = namedIn(lowered(std::string_view(name).substr(name.rfind('/') + 1)));
    return product;
}

std::vector<GivenFile> filesGiven(const Tree &tree, std::string_view source, std::string_view place)
{
    if (const TreeFile *file = tree.find(source))
        return mayConfigureProxy(file->path, place) ? std::vector<GivenFile>{{file, std::string(place)}}
                                                    : std::vector<GivenFile>();
    std::vector<GivenFile> result;
    if (source.empty() || !namedIn(lowered(source).append(" ").append(lowered(place))))
        return result;
    const std::string prefix = std::string(source) + "/";
    const std::vector<TreeFile> &files = tree.files();
    auto it =
        std::lower_bound(files.begin(), files.end(), prefix, [](const TreeFile &f, const std::string &p) { return f.path < p; });
    for (; it != files.end() && it->path.starts_with(prefix) && result.size() < mostFiles; ++it) {
        const std::string at = std::string(place) + "/" + it->path.substr(prefix.size());
        if (mayConfigureProxy(it->path, at))
            result.push_back({&*it, at});
    }
    return result;
}

namespace {

/// Reads files and what they include, each once.
class ProxyFileReader {
public:
    explicit ProxyFileReader(ImportContext &context) : m_context(context) {}

    void read(const TreeFile &file, std::string_view place)
    {
        if (m_seen.size() >= mostFiles || !m_seen.insert(file.path).second)
            return;
        if (file.size > proxyFileBytes) // too large for a configuration that a person wrote
            return;
        const auto text = m_context.tree.read(file, proxyFileBytes, m_context.diagnostics);
        const auto product = text ? proxyOf(file.path, place, *text) : std::nullopt;
        if (!text || (!product && !has(*text, "include ")))
            return;
        if (product)
            texts[*product].push_back({file.path, *text});
        if (product.value_or(ProxyProduct::nginx) == ProxyProduct::nginx)
            readIncluded(file, *text);
    }

    std::map<ProxyProduct, ProxyTexts> texts;

private:
    void readIncluded(const TreeFile &file, std::string_view text)
    {
        for (const std::string &path : includesOf(text)) {
            const auto whole = path.starts_with('/') ? std::nullopt : joined(directoryOf(file.path), path);
            if (!whole)
                continue;
            const std::size_t star = whole->find('*');
            if (star == std::string::npos) {
                if (const TreeFile *other = m_context.tree.find(*whole))
                    read(*other, {});
                continue;
            }
            const std::string start = whole->substr(0, star);
            const std::string ending = whole->substr(star + 1);
            const std::vector<TreeFile> &files = m_context.tree.files();
            auto it = std::lower_bound(files.begin(), files.end(), start,
                                       [](const TreeFile &f, const std::string &p) { return f.path < p; });
            for (; it != files.end() && it->path.starts_with(start) && m_seen.size() < mostFiles; ++it) {
                if (it->path.ends_with(ending) && it->path.find('/', start.size()) == std::string::npos)
                    read(*it, {});
            }
        }
    }

    ImportContext &m_context;
    std::set<std::string> m_seen;
};

} // namespace

void addProxyFacts(ImportContext &context, const std::string &node, const std::vector<GivenFile> &files)
{
    ProxyFileReader reader(context);
    for (const GivenFile &given : files)
        reader.read(*given.file, given.place);
    for (const auto &[product, texts] : reader.texts)
        addProxyFacts(context, node, product, readProxy(product, texts, context.diagnostics));
}

} // namespace alidade
