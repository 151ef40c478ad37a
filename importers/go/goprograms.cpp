#include "importers/go/goprograms.h"

#include "importers/code/codefacts.h"
#include "importers/code/rpcnames.h"
#include "importers/go/gocode.h"

#include <algorithm>
#include <optional>
#include <set>

namespace alidade {

namespace {

std::string pathOf(const GoTree &tree, const GoPackage &package, const std::string &importPath)
{
    return package.module == noModule ? importPath : tree.resolved(tree.modules[package.module], importPath);
}

/// The service of a package that Kitex generates below "kitex_gen", one for each service of a Thrift or Protobuf contract:
/// its path there, with dots. Empty for other packages.
std::string kitexService(std::string_view importPath)
{
    static constexpr std::string_view generated = "/kitex_gen/";
    const std::size_t at = importPath.find(generated);
    if (at == std::string_view::npos)
        return {};
    std::string name(importPath.substr(at + generated.size()));
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
}

class GoPrograms {
public:
    GoPrograms(ImportContext &context, const GoTree &tree) : m_context(context), m_tree(tree), m_rpc(context.facts) {}

    void read(const GoRunners &runners)
    {
        std::vector<CodeFile> files;
        for (GoCode &code : readGoCode(m_context, m_tree)) {
            const auto [unit, isNew] = m_unitOfPackage.emplace(code.package, m_units.size());
            if (isNew) {
                m_units.push_back({m_tree.packages[code.package].path, m_tree.packages[code.package].service, {}});
                m_packageOfUnit.push_back(code.package);
            }
            m_units[unit->second].files.push_back(files.size());
            m_packageOfFile.push_back(code.package);
            files.push_back(std::move(code.code));
        }
        const std::vector<Runner> programs = runnersOf(runners);
        if (programs.empty())
            return;
        const CodeBase base(
            std::move(files), std::move(m_units),
            [this](std::size_t file, const ImportLine &import, std::string &name) { return resolve(file, import, name); },
            m_context.stop);
        m_context.checkStop();
        addCodeFacts(m_context, base, programs, [&](std::size_t file, const Call &call, const std::string &shortName) {
            return rpcName(base, file, call, shortName);
        });
    }

private:
    std::vector<Runner> runnersOf(const GoRunners &runners) const
    {
        std::vector<Runner> result;
        for (const auto &[service, nodes] : runners) {
            std::vector<std::size_t> own;
            for (std::size_t unit = 0; unit < m_units.size(); ++unit) {
                if (m_units[unit].service == service)
                    own.push_back(unit);
            }
            own = linkedOf(own);
            for (const std::string &node : nodes)
                result.push_back({node, own, {}, nodes.size() > 1});
        }
        std::erase_if(result, [](const Runner &runner) { return runner.own.empty(); });
        return result;
    }

    /// Of the packages of a service, those that its programs take in, directly or through others: a Go program has nothing
    /// of the rest. All of them where no program is among them.
    std::vector<std::size_t> linkedOf(const std::vector<std::size_t> &own) const
    {
        std::vector<std::size_t> open;
        for (const std::size_t unit : own) {
            const std::size_t package = m_packageOfUnit[unit];
            if (m_tree.packages[package].module == noModule)
                return own; // without a module nobody knows the paths by which its packages are imported
            if (m_tree.packages[package].name == "main")
                open.push_back(package);
        }
        if (open.empty())
            return own;
        std::set<std::size_t> linked(open.begin(), open.end());
        while (!open.empty()) {
            const GoPackage &package = m_tree.packages[open.back()];
            open.pop_back();
            for (const GoFile &file : package.files) {
                for (const GoImport &import : file.head.imports) {
                    const auto other = m_tree.packageByPath.find(pathOf(m_tree, package, import.path));
                    if (!file.isTest && other != m_tree.packageByPath.end() && linked.insert(other->second).second)
                        open.push_back(other->second);
                }
            }
        }
        std::vector<std::size_t> result = own;
        std::erase_if(result, [&](std::size_t unit) { return !linked.contains(m_packageOfUnit[unit]); });
        return result;
    }

    ImportedUnit resolve(std::size_t file, const ImportLine &import, std::string &name) const
    {
        ImportedUnit target{pathOf(m_tree, m_tree.packages[m_packageOfFile[file]], import.path), noUnit};
        const auto package = m_tree.packageByPath.find(target.path);
        if (package == m_tree.packageByPath.end())
            return target;
        name = m_tree.packages[package->second].name;
        if (const auto unit = m_unitOfPackage.find(package->second); unit != m_unitOfPackage.end())
            target.unit = unit->second;
        return target;
    }

    /// The full name of X in `pb.RegisterXServer`, `pb.NewXClient`, or of that in `x.NewClient`; nullopt when the package
    /// describes no such service, or belongs to gRPC itself.
    std::optional<std::string> rpcName(const CodeBase &base, std::size_t file, const Call &call, const std::string &x) const
    {
        const ImportedUnit *import = call.receiverCall == noCall ? base.imported(file, call.receiver) : nullptr;
        if (import == nullptr || isWithin(import->path, "google.golang.org/grpc"))
            return std::nullopt;
        if (x == call.receiver) { // what the package is called tells the service, not a part of the call's name
            const std::string service = kitexService(import->path);
            return service.empty() ? std::nullopt : std::optional(service);
        }
        const auto package = m_tree.packageByPath.find(import->path);
        std::optional<std::string> contract = m_rpc.find(x);
        if (package != m_tree.packageByPath.end()) {
            bool isGenerated = false;
            for (const GoFile &each : m_tree.packages[package->second].files) {
                for (const std::string &full : each.protoServices) {
                    isGenerated = true;
                    if (full.substr(full.rfind('.') + 1) == x)
                        return full;
                }
                isGenerated = isGenerated || each.head.isGenerated;
            }
            return isGenerated ? contract : std::nullopt;
        }
        if (!RpcNames::soundsGenerated(import->path) && !RpcNames::soundsGenerated(call.receiver) && !contract)
            return std::nullopt;
        const bool isRole = x == "Client" || x == "Server"; // otelgrpc.NewClientHandler watches calls, it serves nothing
        return contract || isRole ? contract : std::optional(x);
    }

    ImportContext &m_context;
    const GoTree &m_tree;
    RpcNames m_rpc;
    std::vector<CodeUnit> m_units;
    std::map<std::size_t, std::size_t> m_unitOfPackage;
    std::vector<std::size_t> m_packageOfFile, m_packageOfUnit;
};

} // namespace

void addGoCode(ImportContext &context, const GoTree &tree, const GoRunners &runners) { GoPrograms(context, tree).read(runners); }

} // namespace alidade
