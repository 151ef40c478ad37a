#include "importers/licences/licences.h"

#include "importers/deployment/places.h"
#include "importers/licences/licencetext.h"
#include "importers/licences/manifestlicence.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace alidade {

namespace {

constexpr std::uint64_t maxLicenceBytes = 512U << 10U;
constexpr std::uint64_t maxManifestBytes = 1U << 20U;
constexpr std::size_t mostLicences = 20'000;
constexpr std::size_t mostHeads = 3; ///< code files whose head is read for one module

/// A module that a licence is about.
struct Module {
    std::string name; ///< empty for the source itself
    std::string version;
};

bool hasPart(std::string_view path, std::string_view part)
{
    return path.starts_with(std::string(part) + "/") || path.find("/" + std::string(part) + "/") != std::string_view::npos;
}

/// LICENSE, LICENCE.txt, COPYING.md, UNLICENSE, LICENSE-MIT; not license.go and the like.
bool isLicenceFile(std::string_view fileName)
{
    std::string name(fileName);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    for (const std::string_view end : {".TXT", ".MD", ".RST"}) {
        if (name.ends_with(end))
            name.resize(name.size() - end.size());
    }
    static constexpr std::array names = {"LICENSE", "LICENCE", "COPYING", "UNLICENSE"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view known) {
        return name == known || (name.starts_with(known) && name[known.size()] == '-' && name.find('.') == std::string::npos);
    });
}

/// "!azure" of a module cache as "Azure" (module cache escaping, go.dev/ref/mod#module-cache).
std::string unescaped(std::string_view path)
{
    std::string result;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool isUpper = path[i] == '!' && i + 1 < path.size();
        result += isUpper ? static_cast<char>(std::toupper(static_cast<unsigned char>(path[++i]))) : path[i];
    }
    return result;
}

class LicenceReader {
public:
    explicit LicenceReader(ImportContext &context) : m_context(context)
    {
        for (const ModuleFact &module : context.facts.modules)
            m_modules.emplace(module.dir, module.path);
    }

    void run()
    {
        for (const TreeFile &file : m_context.tree.files()) {
            if (fileNameOf(file.path) == "modules.txt" && fileNameOf(directoryOf(file.path)) == "vendor")
                readVendored(file);
        }
        std::vector<const TreeFile *> manifests;
        for (const TreeFile &file : m_context.tree.files()) {
            if (hasPart(file.path, "node_modules") || hasPart(file.path, ".git") || isExample(file.path))
                continue;
            if (isLicenceFile(fileNameOf(file.path)))
                readText(file);
            else if (isPackageManifest(fileNameOf(file.path)) && !isTestData(file.path))
                manifests.push_back(&file);
        }
        for (const TreeFile *file : manifests)
            readManifest(*file);
        for (const auto &[dir, name] : m_modules)
            readHeads(dir, name);
        std::vector<LicenceFact> &facts = m_context.facts.licences;
        std::sort(facts.begin() + static_cast<std::ptrdiff_t>(m_first), facts.end(),
                  [](const LicenceFact &l, const LicenceFact &r) { return l.place < r.place; });
    }

private:
    /// "# example.com/x v1.2.3" lines of `go mod vendor`.
    void readVendored(const TreeFile &file)
    {
        Diagnostics ignored;
        const auto text = m_context.tree.read(file, maxManifestBytes, ignored);
        std::string_view rest = text ? std::string_view(*text) : std::string_view();
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view row = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::size_t space = row.find(' ', 2);
            if (row.starts_with("# ") && space != std::string_view::npos)
                m_vendored.emplace(row.substr(2, space - 2), row.substr(space + 1, row.find(' ', space + 1) - space - 1));
        }
    }

    /// The module below "vendor" or "third_party", or in a module cache; nullopt when `dir` is code of the source itself.
    std::optional<Module> foreignModule(const std::string &dir) const
    {
        if (const std::size_t at = dir.find("@v"); at != std::string::npos) {
            const std::size_t cache = dir.rfind("pkg/mod/", at);
            const std::size_t begin = cache == std::string::npos ? 0 : cache + 8;
            const std::size_t end = dir.find('/', at);
            return Module{unescaped(std::string_view(dir).substr(begin, at - begin)), dir.substr(at + 1, end - at - 1)};
        }
        for (const std::string_view part : {"vendor/", "third_party/"}) {
            const std::size_t at = ("/" + dir + "/").rfind("/" + std::string(part));
            if (at == std::string::npos || at + part.size() >= dir.size())
                continue;
            const std::string path = dir.substr(at + part.size());
            for (std::string above = path; !above.empty(); above = directoryOf(above)) {
                if (const auto known = m_vendored.find(above); known != m_vendored.end())
                    return Module{known->first, known->second};
            }
            return Module{path, {}};
        }
        return std::nullopt;
    }

    Module moduleIn(const std::string &dir) const
    {
        if (auto foreign = foreignModule(dir))
            return *foreign;
        const auto own = m_modules.find(dir);
        return dir.empty() ? Module() : Module{own == m_modules.end() ? dir : own->second, {}};
    }

    void add(Module module, std::string expression, Place place)
    {
        if (m_context.facts.licences.size() >= mostLicences)
            return;
        m_context.facts.licences.push_back(
            {std::move(module.name), std::move(module.version), std::move(expression), std::move(place)});
    }

    void readText(const TreeFile &file)
    {
        m_context.checkStop();
        const std::string dir = directoryOf(file.path);
        if (fileNameOf(dir) == "LICENSES" || fileNameOf(dir) == "licenses" || hasPart(dir + "/", "licenses"))
            return; // a collection of texts says nothing about its own directory
        const auto text = m_context.tree.read(file, maxLicenceBytes, m_context.diagnostics);
        if (!text)
            return;
        m_known.insert(dir);
        add(moduleIn(dir), licenceOfText(*text), {file.path, 1});
    }

    void readManifest(const TreeFile &file)
    {
        m_context.checkStop();
        const std::string dir = directoryOf(file.path);
        Diagnostics ignored;
        const auto text = m_known.contains(dir) ? std::nullopt : m_context.tree.read(file, maxManifestBytes, ignored);
        const auto package = text ? readPackage(*text, fileNameOf(file.path)) : std::nullopt;
        if (!package || package->licence.empty())
            return;
        m_known.insert(dir);
        Module module{package->name, package->version};
        add(module.name.empty() ? moduleIn(dir) : std::move(module), package->licence, {file.path, package->line});
    }

    /// A Go module without a licence file: what the heads of its own files say.
    void readHeads(const std::string &dir, const std::string &name)
    {
        if (m_known.contains(dir))
            return;
        const std::string prefix = dir.empty() ? std::string() : dir + "/";
        const std::vector<TreeFile> &files = m_context.tree.files();
        auto file = std::lower_bound(files.begin(), files.end(), prefix,
                                     [](const TreeFile &f, const std::string &p) { return f.path < p; });
        std::size_t read = 0;
        for (; file != files.end() && file->path.starts_with(prefix) && read < mostHeads; ++file) {
            const bool isCode = file->path.ends_with(".go") || file->path == prefix + "go.mod";
            if (!isCode || isTestData(file->path))
                continue;
            ++read;
            Diagnostics ignored;
            const auto text = m_context.tree.read(*file, maxManifestBytes, ignored);
            std::string expression = text ? declaredLicence(*text) : std::string();
            if (expression.empty())
                continue;
            const std::size_t at = text->find("SPDX-License-Identifier:");
            const auto line = 1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(at), '\n');
            add({name, {}}, std::move(expression), {file->path, static_cast<int>(line)});
            return;
        }
    }

    ImportContext &m_context;
    std::size_t m_first = m_context.facts.licences.size();
    std::map<std::string, std::string> m_modules;  ///< Go modules of the source, by directory
    std::map<std::string, std::string> m_vendored; ///< versions by module path
    std::set<std::string> m_known;                 ///< directories whose licence was found
};

} // namespace

void importLicences(ImportContext &context) { LicenceReader(context).run(); }

} // namespace alidade
