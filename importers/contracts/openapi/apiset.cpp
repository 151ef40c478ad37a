#include "importers/contracts/openapi/apiset.h"

#include "importers/contracts/openapi/apireader.h"
#include "importers/text.h"
#include "model/error.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// Whether one of the keys begins a line, or stands in quotes as JSON has it.
bool saysWhatItIs(std::string_view text)
{
    static constexpr std::array<std::string_view, 2> keys{"openapi", "swagger"};
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
        for (std::size_t found = text.find(key); found != std::string_view::npos; found = text.find(key, found + 1)) {
            const char before = found == 0 ? '\n' : text[found - 1];
            const std::size_t end = found + key.size();
            const char behind = end < text.size() ? text[end] : '\n';
            if ((before == '\n' && behind == ':') || ((before == '"' || before == '\'') && behind == before))
                return true;
        }
        return false;
    });
}

bool isApi(const YamlNode *root)
{
    return root != nullptr && root->isMapping() && (root->find("openapi") != nullptr || root->find("swagger") != nullptr);
}

} // namespace

bool mayBeApiContract(std::string_view path)
{
    const std::string lower = lowered(path);
    return lower.ends_with(".yaml") || lower.ends_with(".yml") || lower.ends_with(".json");
}

OpenApiSet readApiContracts(const Tree &tree, const std::string &only, Diagnostics &diagnostics, const Progress &progress,
                            std::stop_token stop)
{
    OpenApiSet set;
    ApiFiles files(tree, diagnostics);
    std::uint64_t done = 0;
    for (const TreeFile &file : tree.files()) {
        if (stop.stop_requested())
            throw Cancelled();
        progress.report("Reading API documents", ++done, tree.files().size(), "files");
        if (only.empty() ? !mayBeApiContract(file.path) : file.path != only)
            continue;
        if (only.empty()) {
            Diagnostics ignored; // a file of others
            const auto text = tree.read(file, ApiContractLimits::fileBytes, ignored);
            if (!text || !saysWhatItIs(*text) || isYamlTemplate(*text))
                continue;
        }
        const YamlNode *root = files.root(file.path);
        if (isApi(root))
            set.documents.push_back(readApiContract(*root, file.path, files));
        else if (!only.empty() && root != nullptr)
            diagnostics.push_back(
                {Severity::error, file.path, 0, "This is no OpenAPI document: it says neither openapi nor swagger"});
    }
    return set;
}

} // namespace alidade
