#include "importers/openapi/openapi.h"

#include "importers/asyncapi/asyncapi.h"
#include "importers/deployment/places.h"
#include "importers/openapi/documentowner.h"
#include "importers/openapi/openapireader.h"
#include "importers/text.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace alidade {

namespace {

/// "GET /orders/{id}" and "GET /orders/:id" alike: "GET /orders/{}".
std::string shapeOf(std::string_view route)
{
    std::string shape;
    while (!route.empty()) {
        const std::size_t end = std::min(route.find('/', 1), route.size());
        const std::string_view segment = route.substr(0, end);
        const bool isParameter = segment.size() > 1 && std::string_view("{:<*").find(segment[1]) != std::string_view::npos;
        shape += segment.front() == '/' && isParameter ? "/{}" : std::string(segment);
        route.remove_prefix(end);
    }
    return shape;
}

class ApiImport {
public:
    explicit ApiImport(ImportContext &context) : m_context(context), m_documents(context), m_owners(context.facts)
    {
        for (const EndpointFact &endpoint : context.facts.endpoints) {
            if (endpoint.kind == EndpointKind::http)
                m_served.insert({endpoint.node, shapeOf(endpoint.name)});
        }
    }

    void run()
    {
        std::vector<const ApiDocument *> order;
        for (const ApiDocument &document : m_documents.all())
            order.push_back(&document);
        countTitles();
        // Of several copies the first counts: one that belongs to a service rather than one that its clients keep.
        std::stable_sort(order.begin(), order.end(), [this](const ApiDocument *l, const ApiDocument *r) {
            const auto rank = [this](const ApiDocument &document) {
                return DocumentOwners::isClientCopy(document.path) ? 2 : ownerOf(document, titleOf(document)).empty() ? 1 : 0;
            };
            return rank(*l) < rank(*r);
        });
        for (const ApiDocument *document : order) {
            m_context.checkStop();
            m_context.progress.report("Reading API descriptions", m_done++, order.size(), "files");
            read(*document);
        }
    }

private:
    /// The title of the document, or its file name.
    static std::string titleOf(const ApiDocument &document)
    {
        const std::string title = document.root.at("info.title").text();
        return title.empty() ? std::string(fileNameOf(document.path)) : title;
    }

    void countTitles()
    {
        for (const ApiDocument &document : m_documents.all()) {
            const std::string owner = m_owners.find(document.path, {}, document.key != "asyncapi");
            if (!owner.empty() && !DocumentOwners::isClientCopy(document.path))
                m_holders[titleOf(document)].insert(owner);
        }
    }

    /// The service that the document describes; empty when that is not sure.
    std::string ownerOf(const ApiDocument &document, const std::string &title) const
    {
        if (DocumentOwners::isClientCopy(document.path))
            return {};
        const bool isHttp = document.key != "asyncapi";
        const auto holders = m_holders.find(title);
        // Several services have it: it belongs to the one that it is named after.
        const bool isShared = holders != m_holders.end() && holders->second.size() > 1;
        return m_owners.find(isShared ? std::string() : document.path, title, isHttp);
    }

    /// What tells an API from others: generators write the same document as YAML and as JSON, and clients copy it.
    static std::string contentOf(const ApiDocument &document, const std::string &title, const std::string &version)
    {
        std::vector<std::string_view> names;
        for (const char *key : {"paths", "channels"}) {
            for (const YamlEntry &entry : document.root[key].entries)
                names.push_back(entry.key);
        }
        std::sort(names.begin(), names.end());
        std::string content = document.key + '\n' + title + '\n' + version;
        for (const std::string_view name : names)
            content.append("\n").append(name);
        return content;
    }

    bool isSupported(const ApiDocument &document)
    {
        const YamlNode &version = document.root[document.key];
        const std::string text = version.text();
        const bool isKnown = document.key == "openapi"   ? text.starts_with("3.0") || text.starts_with("3.1")
                             : document.key == "swagger" ? text == "2.0" || text == "2"
                                                         : text.starts_with("2.") || text.starts_with("3.");
        if (!isKnown)
            m_context.diagnostics.push_back({Severity::warning, document.path, version.line,
                                             "Version '" + escaped(text) + "' of " +
                                                 (document.key == "asyncapi" ? "AsyncAPI" : "OpenAPI") +
                                                 " is not supported; the file is left out"});
        return isKnown;
    }

    void read(const ApiDocument &document)
    {
        if (!isSupported(document))
            return;
        const std::string title = titleOf(document);
        const YamlNode &info = document.root["info"];
        const std::string version = info["version"].text();
        const bool isEmpty = document.root["paths"].entries.empty() && document.root["channels"].entries.empty() &&
                             document.root.at("components.schemas").entries.empty() && document.root["webhooks"].entries.empty();
        if (isEmpty || !m_contracts.insert(contentOf(document, title, version)).second)
            return;
        // Another document of the same name is a contract of its own.
        std::string name = title;
        if (!m_names.insert(name).second)
            name += " (" + document.path + ")";
        const int line = info.find("title") ? info["title"].line : 1;
        const bool isAsync = document.key == "asyncapi";
        m_context.facts.contracts.push_back({isAsync ? "asyncapi" : "openapi", name, version, {document.path, line}});
        ContractItems items(m_context, m_documents, name);
        const std::string owner = ownerOf(document, title);
        if (isAsync)
            readAsyncApi(document, m_documents, items, owner, m_context.facts);
        else
            serve(owner, readOpenApi(document, m_documents, items));
    }

    void serve(const std::string &owner, const std::vector<ApiRoute> &routes)
    {
        for (const ApiRoute &route : routes) {
            const std::string name = route.method + " " + route.path;
            if (!owner.empty() && m_served.insert({owner, shapeOf(name)}).second)
                m_context.facts.endpoints.push_back({owner, EndpointKind::http, name, route.place});
        }
    }

    ImportContext &m_context;
    ApiDocuments m_documents;
    DocumentOwners m_owners;
    std::set<std::pair<std::string, std::string>> m_served; ///< node, shape of the route
    std::set<std::string> m_contracts;                      ///< by content
    std::set<std::string> m_names;                          ///< of contracts
    std::map<std::string, std::set<std::string>> m_holders; ///< title -> services whose directories hold it
    std::uint64_t m_done = 0;
};

} // namespace

void importApiDescriptions(ImportContext &context) { ApiImport(context).run(); }

} // namespace alidade
