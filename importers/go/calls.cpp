#include "importers/go/calls.h"

#include "importers/go/syntax.h"
#include "importers/parallel.h"
#include "model/architecture.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

namespace alidade {

namespace {

/// A Go file that is parsed, with the calls in it.
struct ParsedFile {
    const GoPackage *package = nullptr;
    const GoFile *file = nullptr;
    std::vector<GoCall> calls;
    Diagnostics diagnostics;
};

/// A gRPC service as the code names it.
struct RpcName {
    std::string name;      ///< with the proto package when the generated code is part of the source, else just X
    std::string shortName; ///< X
    std::string package;   ///< import path of the generated code
    friend auto operator<=>(const RpcName &, const RpcName &) = default;
};

/// X of "RegisterXServer" or "NewXClient"; empty when the name has another form.
std::string_view between(std::string_view name, std::string_view first, std::string_view last)
{
    if (!name.starts_with(first) || !name.ends_with(last) || name.size() <= first.size() + last.size())
        return {};
    return name.substr(first.size(), name.size() - first.size() - last.size());
}

/// Whether a package that is not in the source sounds like generated gRPC code.
bool soundsGenerated(std::string_view importPath, std::string_view qualifier)
{
    static constexpr std::array<std::string_view, 4> hints{"pb", "proto", "grpc", "/gen"};
    return std::any_of(hints.begin(), hints.end(), [&](std::string_view hint) {
        return importPath.find(hint) != std::string_view::npos || qualifier.find(hint) != std::string_view::npos;
    });
}

class CallReader {
public:
    CallReader(ImportContext &context, const GoTree &tree) : m_context(context), m_tree(tree) {}

    void read()
    {
        const auto files = parse([&](const GoPackage &package, const GoFile &file) { return namesGrpcCode(package, file); });
        for (const ParsedFile &parsed : files)
            readServers(parsed);
        for (const ParsedFile &parsed : files) // after all servers: who makes a client that no one serves needs no second look
            readClients(parsed);
        readWrapperCalls();
        addEndpoints();
        addDependencies();
    }

private:
    /// Parses the files that `isWanted`, on all cores, unless they mention none of `names` (if there are some).
    template <typename Wanted> std::vector<ParsedFile> parse(Wanted isWanted, const std::set<std::string> &names = {})
    {
        std::vector<ParsedFile> files;
        for (const GoPackage &package : m_tree.packages) {
            for (const GoFile &file : package.files) {
                if (!file.isTest && !file.head.isGenerated && !file.path.ends_with(".pb.go") && isWanted(package, file))
                    files.push_back({&package, &file, {}, {}});
            }
        }
        forEachIndex(files.size(), m_context.stop, [&](std::size_t i) {
            ParsedFile &parsed = files[i];
            const TreeFile *source = m_context.tree.find(parsed.file->path);
            const auto text = m_context.tree.read(*source, maxGoFileBytes, parsed.diagnostics);
            const bool hasName = text && (names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string &name) {
                                              return text->find("." + name + "(") != std::string::npos;
                                          }));
            auto calls = hasName ? qualifiedGoCalls(*text, m_context.stop) : std::vector<GoCall>();
            if (calls)
                parsed.calls = std::move(*calls);
            else
                parsed.diagnostics.push_back(
                    {Severity::warning, parsed.file->path, 0,
                     "was not searched for gRPC calls: it takes too long to parse or has an endless function"});
        });
        for (const ParsedFile &parsed : files)
            m_context.diagnostics.insert(m_context.diagnostics.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
        return files;
    }

    std::string pathOf(const GoPackage &package, const GoImport &import) const
    {
        return package.module == noModule ? import.path : m_tree.resolved(m_tree.modules[package.module], import.path);
    }

    /// Whether one of the names in the file that look like gRPC is one, as far as its imports tell.
    bool namesGrpcCode(const GoPackage &package, const GoFile &file) const
    {
        return !file.grpcNames.empty() &&
               std::any_of(file.head.imports.begin(), file.head.imports.end(), [&](const GoImport &import) {
                   const std::string path = pathOf(package, import);
                   return std::any_of(file.grpcNames.begin(), file.grpcNames.end(),
                                      [&](const std::string &name) { return rpcName(name, path, import.alias).has_value(); });
               });
    }

    /// The import path that a qualifier stands for in a file; empty when it is a variable.
    std::string target(const ParsedFile &parsed, std::string_view qualifier) const
    {
        for (const GoImport &import : parsed.file->head.imports) {
            std::string path = pathOf(*parsed.package, import);
            if (import.alias.empty() ? packageName(path) == qualifier : import.alias == qualifier)
                return path;
        }
        return {};
    }

    std::string packageName(std::string_view path) const
    {
        if (const auto found = m_tree.packageByPath.find(path); found != m_tree.packageByPath.end())
            return m_tree.packages[found->second].name;
        std::string name = moduleBaseName(path);
        return name.substr(name.starts_with("go-") ? 3 : 0);
    }

    /// nullopt when `importPath` is in the source and describes no such gRPC service, or belongs to gRPC itself.
    std::optional<RpcName> rpcName(std::string_view x, const std::string &importPath, std::string_view qualifier) const
    {
        if (x.empty() || importPath.empty() || isWithin(importPath, "google.golang.org/grpc"))
            return std::nullopt;
        const auto package = m_tree.packageByPath.find(importPath);
        if (package == m_tree.packageByPath.end())
            return soundsGenerated(importPath, qualifier) ? std::optional(RpcName{std::string(x), std::string(x), importPath})
                                                          : std::nullopt;
        for (const GoFile &file : m_tree.packages[package->second].files) {
            for (const std::string &full : file.protoServices) {
                if (full.substr(full.rfind('.') + 1) == x)
                    return RpcName{full, std::string(x), importPath};
            }
        }
        return std::nullopt;
    }

    /// The calls `FirstXLast` of a file that concern gRPC.
    template <typename Use> void forEachRpc(const ParsedFile &parsed, std::string_view first, std::string_view last, Use use)
    {
        for (const GoCall &call : parsed.calls) {
            const std::string_view x = between(call.name, first, last);
            if (const auto rpc = x.empty() ? std::nullopt : rpcName(x, target(parsed, call.qualifier), call.qualifier))
                use(*rpc, call, Place{parsed.file->path, call.line});
        }
    }

    void readServers(const ParsedFile &parsed)
    {
        if (parsed.package->service.empty())
            return;
        forEachRpc(parsed, "Register", "Server", [&](const RpcName &rpc, const GoCall &, const Place &place) {
            m_servers[rpc].try_emplace(parsed.package->service, place);
        });
    }

    void readClients(const ParsedFile &parsed)
    {
        forEachRpc(parsed, "New", "Client", [&](const RpcName &rpc, const GoCall &call, const Place &place) {
            addClient(rpc, *parsed.package, call, place);
        });
    }

    void addClient(const RpcName &rpc, const GoPackage &package, const GoCall &call, const Place &place)
    {
        DependencyFact fact;
        fact.from = package.service;
        fact.protocol = "grpc";
        fact.voice = Voice::coded;
        fact.via = {rpc.name};
        fact.place = place;
        fact.detail = call.name;
        if (!package.service.empty())
            m_clients.emplace_back(rpc, std::move(fact));
        else if (!call.function.empty() && !package.path.empty() && serversOf(rpc).size() == 1)
            m_wrappers[{package.path, call.function}].insert(rpc);
    }

    /// A function of a shared package that makes a client works for those who call it.
    void readWrapperCalls()
    {
        if (m_wrappers.empty())
            return;
        const auto usesWrapper = [&](const GoPackage &package, const GoFile &file) {
            return !package.service.empty() &&
                   std::any_of(file.head.imports.begin(), file.head.imports.end(), [&](const GoImport &import) {
                       const std::string path = pathOf(package, import);
                       const auto wrapper = m_wrappers.lower_bound({path, {}});
                       return wrapper != m_wrappers.end() && wrapper->first.first == path;
                   });
        };
        std::set<std::string> functions;
        for (const auto &[place, rpcs] : m_wrappers)
            functions.insert(place.second);
        for (const ParsedFile &parsed : parse(usesWrapper, functions)) {
            for (const GoCall &call : parsed.calls) {
                const auto wrapper = m_wrappers.find({target(parsed, call.qualifier), call.name});
                if (wrapper == m_wrappers.end())
                    continue;
                for (const RpcName &rpc : wrapper->second)
                    addClient(rpc, *parsed.package, call, {parsed.file->path, call.line});
            }
        }
    }

    void addEndpoints()
    {
        std::set<std::tuple<std::string, std::string>> known;
        for (const auto &[rpc, services] : m_servers) {
            for (const auto &[service, place] : services) {
                if (known.emplace(service, rpc.name).second)
                    m_context.facts.endpoints.push_back({service, EndpointKind::grpc, rpc.name, place});
            }
        }
    }

    /// Who registers the service that a client calls: by its full name, or else by X alone.
    std::set<std::string> serversOf(const RpcName &wanted) const
    {
        std::set<std::string> sameName, sameShortName;
        for (const auto &[rpc, services] : m_servers) {
            for (const auto &[service, place] : services) {
                const bool isQualified = rpc.name != rpc.shortName;
                if (rpc.name == wanted.name && (isQualified || rpc.package == wanted.package))
                    sameName.insert(service);
                if (rpc.shortName == wanted.shortName)
                    sameShortName.insert(service);
            }
        }
        if (sameName.empty() && sameShortName.empty())
            return deployedAs(wanted.shortName);
        return sameName.empty() ? sameShortName : sameName;
    }

    /// A service in another language that goes by the name of X: "cartservice" for "CartService". All names that are
    /// alike mean one service, so that the first will do.
    std::set<std::string> deployedAs(const std::string &x) const
    {
        for (const NodeFact &node : m_context.facts.nodes) {
            if (!isResource(node.kind) && node.language != "go" && normalisedName(node.name) == normalisedName(x))
                return {node.name};
        }
        return {};
    }

    void addDependencies()
    {
        std::stable_sort(m_clients.begin(), m_clients.end(), [](const auto &l, const auto &r) {
            return std::tie(l.second.from, l.second.place) < std::tie(r.second.from, r.second.place);
        });
        for (auto &[rpc, fact] : m_clients) {
            const std::set<std::string> servers = serversOf(rpc);
            if (servers.size() != 1 || normalisedName(*servers.begin()) == normalisedName(fact.from))
                continue;
            fact.to = *servers.begin();
            m_context.facts.dependencies.push_back(std::move(fact));
        }
    }

    ImportContext &m_context;
    const GoTree &m_tree;
    std::map<RpcName, std::map<std::string, Place>> m_servers; ///< by service
    std::vector<std::pair<RpcName, DependencyFact>> m_clients;
    std::map<std::pair<std::string, std::string>, std::set<RpcName>> m_wrappers; ///< by import path and function
};

} // namespace

void readGoCalls(ImportContext &context, const GoTree &tree) { CallReader(context, tree).read(); }

} // namespace alidade
