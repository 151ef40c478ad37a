#include "importers/deployment/secrets.h"
#include "importers/proxy/proxyfiles.h"

#include <algorithm>
#include <map>
#include <set>

namespace alidade {

namespace {

/// Turns places in the given texts, which are called by their numbers while they are read, into places in their files.
class Relocation {
public:
    explicit Relocation(const std::vector<GivenText> &texts) : m_texts(texts) {}

    static std::string nameOf(std::size_t text) { return std::to_string(text); }

    void move(std::string &file, int &line) const
    {
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            if (file != nameOf(i))
                continue;
            const GivenText &text = m_texts[i];
            line = text.first.line + (text.isLiteral ? std::max(line - 1, 0) : 0);
            file = text.first.file;
            return;
        }
    }

private:
    const std::vector<GivenText> &m_texts;
};

} // namespace

void addProxyFacts(ImportContext &context, const std::string &node, const std::vector<GivenText> &texts)
{
    std::map<ProxyProduct, ProxyTexts> byProduct;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const GivenText &given = texts[i];
        if (given.text.size() > proxyFileBytes || !mayConfigureProxy(given.name, given.place))
            continue;
        if (const auto product = proxyOf(given.name, given.place, given.text))
            byProduct[*product].push_back({Relocation::nameOf(i), given.text});
    }
    const Relocation relocation(texts);
    for (const auto &[product, given] : byProduct) {
        Diagnostics diagnostics;
        ProxyReading reading = readProxy(product, given, diagnostics);
        for (ProxyTarget &target : reading.targets)
            relocation.move(target.place.file, target.place.line);
        for (ProxyRoute &route : reading.routes)
            relocation.move(route.place.file, route.place.line);
        for (Diagnostic &diagnostic : diagnostics) {
            relocation.move(diagnostic.file, diagnostic.line);
            context.diagnostics.push_back(std::move(diagnostic));
        }
        addProxyFacts(context, node, product, std::move(reading));
    }
}

void addProxyFacts(ImportContext &context, const std::string &node, ProxyProduct product, ProxyReading reading)
{
    std::set<std::pair<std::string, Place>> seen;
    for (ProxyTarget &target : reading.targets) {
        if (!seen.emplace(target.address, target.place).second)
            continue;
        CallFact call;
        call.node = node;
        call.role = CallRole::request;
        call.protocol = std::move(target.protocol);
        call.target = shownSetting({}, target.address);
        call.operation = std::move(target.rpc);
        call.framework = toText(product);
        call.place = std::move(target.place);
        call.detail = shownSetting({}, target.detail);
        context.facts.calls.push_back(std::move(call));
    }
    for (ProxyRoute &route : reading.routes)
        context.facts.endpoints.push_back({node, EndpointKind::http, std::move(route.path), std::move(route.place)});
}

} // namespace alidade
