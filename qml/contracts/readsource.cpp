#include "qml/contracts/readsource.h"

#include "analysis/contracts/lint.h"
#include "importers/contracts/contractset.h"
#include "model/error.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr std::uint64_t maxTextBytes = 32U << 20U; ///< of a file that is shown

} // namespace

std::optional<std::string> ReadSource::text(const std::string &file) const
{
    const TreeFile *found = tree ? tree->find(file) : nullptr;
    Diagnostics unread;
    return found ? tree->read(*found, maxTextBytes, unread) : std::nullopt;
}

ReadSource readSource(const Source &source, const Progress &progress, std::stop_token stop)
{
    ReadSource read{.source = source};
    try {
        read.tree = openTree(source.id, source.kind == "git" ? source.revision : std::string(), progress, stop);
        read.set = readContracts(*read.tree, {}, read.diagnostics, progress, stop);
        read.lint = lintContracts(read.set, read.diagnostics, {.use = {}, .stop = stop});
    } catch (const Cancelled &) {
        throw;
    } catch (const std::exception &error) {
        read = {.source = source, .failure = error.what()};
    }
    return read;
}

std::vector<const ProtoFile *> filesOf(const ContractSet &set, const std::string &package)
{
    std::vector<const ProtoFile *> files;
    for (const ProtoFile &file : set.schema.files) {
        if (file.module >= 0 && file.package == package)
            files.push_back(&file);
    }
    return files;
}

ContractSet packageAlone(const ContractSet &set, const std::string &package)
{
    const std::vector<ProtoFile> &all = set.schema.files;
    std::vector<std::int32_t> positions(all.size(), -1);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].module >= 0 && all[i].package == package)
            open.push_back(i);
    }
    std::vector<bool> isWanted(all.size(), false);
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        if (isWanted[at])
            continue;
        isWanted[at] = true;
        for (const ProtoImport &import : all[at].imports) {
            if (import.file >= 0)
                open.push_back(static_cast<std::size_t>(import.file));
        }
    }
    ContractSet alone{.schema = {}, .modules = set.modules, .unreadable = {}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!isWanted[i])
            continue;
        positions[i] = static_cast<std::int32_t>(alone.schema.files.size());
        alone.schema.files.push_back(all[i]);
        if (all[i].package != package)
            alone.schema.files.back().module = -1;
    }
    for (ProtoFile &file : alone.schema.files) {
        for (ProtoImport &import : file.imports) {
            if (import.file >= 0)
                import.file = positions[static_cast<std::size_t>(import.file)];
        }
    }
    return alone;
}

bool isAbout(const ContractFinding &finding, const std::string &package, const std::vector<const ProtoFile *> &now,
             const std::vector<const ProtoFile *> &before)
{
    const auto holds = [](const std::vector<const ProtoFile *> &files, const std::string &place) {
        return !place.empty() &&
               std::any_of(files.begin(), files.end(), [&](const ProtoFile *file) { return file->place == place; });
    };
    return holds(now, finding.file) || holds(before, finding.oldFile) || finding.element == package;
}

} // namespace alidade
