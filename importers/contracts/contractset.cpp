#include "importers/contracts/contractset.h"

#include "importers/contracts/bufmodules.h"
#include "importers/contracts/builtincontracts.h"
#include "importers/contracts/protolinker.h"
#include "importers/contracts/protoparser.h"
#include "importers/deployment/places.h"
#include "importers/parallel.h"
#include "model/error.h"

#include <algorithm>
#include <atomic>
#include <unordered_map>

namespace alidade {

namespace {

std::string below(const std::string &root, const std::string &name) { return root.empty() ? name : root + "/" + name; }

class SetReader {
public:
    SetReader(const Tree &tree, const std::string &only, Diagnostics &diagnostics, const Progress &progress, std::stop_token stop)
        : m_tree(tree), m_only(only), m_diagnostics(diagnostics), m_progress(progress), m_stop(std::move(stop))
    {}

    ContractSet read()
    {
        findModules();
        readFiles();
        resolveImports();
        m_progress.report("Linking contracts");
        linkProto(m_set.schema, m_diagnostics);
        return std::move(m_set);
    }

private:
    struct Wanted {
        const TreeFile *file = nullptr;
        std::int32_t module = -1; ///< -1: only there to be imported
        std::string name;
    };

    void findModules()
    {
        m_modules = readBufModules(m_tree, m_diagnostics);
        if (m_modules.empty()) { // as buf does without a configuration
            CheckConfig &checks = m_modules.emplace_back().module.checks;
            checks.version = CheckVersion::v1;
            checks.allowsCommentIgnores = false;
        }
        for (const BufModule &module : m_modules)
            m_set.modules.push_back(module.module);
    }

    /// The module with the longest root that holds the file.
    std::int32_t moduleOf(const std::string &path) const
    {
        std::int32_t best = -1;
        for (std::size_t i = 0; i < m_modules.size(); ++i) {
            const bool isBetter =
                best < 0 || m_modules[i].module.root.size() > m_modules[static_cast<std::size_t>(best)].module.root.size();
            if (isBetter && m_modules[i].holds(path))
                best = static_cast<std::int32_t>(i);
        }
        return best;
    }

    void readFiles();
    void resolveImports();
    void resolveImportsOf(std::size_t index);
    std::int32_t findFile(const ProtoFile &importer, const std::string &name) const;
    std::int32_t builtIn(const std::string &name);

    const Tree &m_tree;
    const std::string &m_only;
    Diagnostics &m_diagnostics;
    const Progress &m_progress;
    std::stop_token m_stop;
    std::vector<BufModule> m_modules;
    ContractSet m_set;
    std::unordered_map<std::string, std::int32_t> m_byPlace, m_builtIn;
    std::unordered_map<std::string, std::vector<std::int32_t>> m_byFileName;
};

void SetReader::readFiles()
{
    const bool hasModules = !m_modules.front().module.file.empty();
    std::vector<Wanted> wanted;
    for (const TreeFile &file : m_tree.files()) {
        if (!file.path.ends_with(".proto") || wanted.size() == ContractLimits::files)
            continue;
        Wanted each{&file, moduleOf(file.path), file.path};
        if (each.module >= 0) {
            const std::string &root = m_modules[static_cast<std::size_t>(each.module)].module.root;
            each.name = root.empty() ? file.path : file.path.substr(root.size() + 1);
        }
        // Foreign code that no module claims is there to be imported, not to be judged.
        if ((!hasModules && isTestData(file.path)) || (!m_only.empty() && file.path != m_only))
            each.module = -1;
        wanted.push_back(std::move(each));
    }
    std::vector<std::optional<ProtoFile>> files(wanted.size());
    std::vector<Diagnostics> diagnostics(wanted.size());
    std::atomic<std::uint64_t> done = 0;
    forEachIndex(wanted.size(), m_stop, [&](std::size_t i) {
        if (const auto text = m_tree.read(*wanted[i].file, ContractLimits::fileBytes, diagnostics[i]))
            files[i] = parseProto(*text, wanted[i].file->path, diagnostics[i]);
        m_progress.report("Reading contracts", ++done, wanted.size(), "files");
    });
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].module >= 0)
            m_diagnostics.insert(m_diagnostics.end(), diagnostics[i].begin(), diagnostics[i].end());
        if (!files[i]) {
            m_set.unreadable.emplace_back(wanted[i].module, wanted[i].name);
            continue;
        }
        files[i]->module = wanted[i].module;
        files[i]->name = std::move(wanted[i].name);
        m_set.schema.files.push_back(std::move(*files[i]));
    }
}

void SetReader::resolveImports()
{
    const std::size_t own = m_set.schema.files.size();
    for (std::size_t i = 0; i < own; ++i) {
        const ProtoFile &file = m_set.schema.files[i];
        m_byPlace.emplace(file.place, static_cast<std::int32_t>(i));
        m_byFileName[std::string(fileNameOf(file.place))].push_back(static_cast<std::int32_t>(i));
    }
    for (std::size_t i = 0; i < m_set.schema.files.size(); ++i) // what is built in may be added meanwhile
        resolveImportsOf(i);
}

void SetReader::resolveImportsOf(std::size_t index)
{
    for (std::size_t i = 0; i < m_set.schema.files[index].imports.size(); ++i) {
        const std::string name = m_set.schema.files[index].imports[i].path;
        std::int32_t found = findFile(m_set.schema.files[index], name);
        if (found < 0)
            found = builtIn(name);
        const ProtoFile &file = m_set.schema.files[index];
        m_set.schema.files[index].imports[i].file = found;
        if (found < 0 && file.module >= 0)
            m_diagnostics.push_back({Severity::warning, file.place, file.imports[i].span.line,
                                     "The import \"" + name + "\" is not in the source; its types stay as written"});
    }
}

std::int32_t SetReader::findFile(const ProtoFile &importer, const std::string &name) const
{
    if (importer.place.empty())
        return -1;
    const auto at = [&](const std::string &root) {
        const auto found = m_byPlace.find(below(root, name));
        return found == m_byPlace.end() ? -1 : found->second;
    };
    const std::int32_t module = moduleOf(importer.place);
    if (const std::int32_t found = module < 0 ? -1 : at(m_modules[static_cast<std::size_t>(module)].module.root); found >= 0)
        return found;
    for (const BufModule &other : m_modules) {
        if (const std::int32_t found = at(other.module.root); found >= 0)
            return found;
    }
    const auto sameName = m_byFileName.find(std::string(fileNameOf(name)));
    if (sameName == m_byFileName.end())
        return -1;
    // Of several directories that the name may be relative to, the one nearest to the importer.
    std::int32_t best = -1;
    std::size_t bestCommon = 0;
    for (const std::int32_t candidate : sameName->second) {
        const std::string &place = m_set.schema.files[static_cast<std::size_t>(candidate)].place;
        const bool isInside = place.ends_with("/" + name);
        const bool isAbove = name.ends_with("/" + place); // the tree begins inside of the module
        if (!isInside && !isAbove)
            continue;
        const auto mismatch = std::mismatch(place.begin(), place.end(), importer.place.begin(), importer.place.end()).first;
        const auto common = static_cast<std::size_t>(mismatch - place.begin());
        if (best < 0 || common > bestCommon) {
            best = candidate;
            bestCommon = common;
        }
    }
    return best;
}

std::int32_t SetReader::builtIn(const std::string &name)
{
    if (const auto known = m_builtIn.find(name); known != m_builtIn.end())
        return known->second;
    std::int32_t index = -1;
    Diagnostics ignored;
    if (const std::string text = builtInContract(name); !text.empty()) {
        if (auto file = parseProto(text, {}, ignored)) {
            file->name = name;
            index = static_cast<std::int32_t>(m_set.schema.files.size());
            m_set.schema.files.push_back(std::move(*file));
        }
    }
    m_builtIn.emplace(name, index);
    return index;
}

} // namespace

ContractSet readContracts(const Tree &tree, const std::string &only, Diagnostics &diagnostics, const Progress &progress,
                          std::stop_token stop)
{
    return SetReader(tree, only, diagnostics, progress, std::move(stop)).read();
}

} // namespace alidade
