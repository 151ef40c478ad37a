#include "qml/contracts/counterpart.h"

#include "model/error.h"
#include "qml/contracts/tracks.h"

namespace alidade {

namespace {

constexpr std::size_t mostDocuments = 200; ///< that are read to find one

std::shared_ptr<const ReadSource> sourceOf(const Contract &contract, const ReadSources &sources)
{
    const auto found = sources.find(contract.evidence.source);
    return found == sources.end() ? nullptr : found->second;
}

std::vector<YamlNode> documentOf(const Contract &contract, const ReadSource &source)
{
    Diagnostics none;
    const std::optional<std::string> text = source.text(contract.evidence.file);
    return text ? readYaml(*text, contract.evidence.file, none) : std::vector<YamlNode>();
}

} // namespace

std::optional<Counterpart> findCounterpart(const ChosenContract &chosen, const ReadSources &sources, const std::stop_token &stop)
{
    const std::string wanted = chosen->kind == "proto" ? "openapi" : chosen->kind == "openapi" ? "proto" : "";
    std::optional<Counterpart> best;
    std::size_t most = 0, read = 0;
    const std::vector<YamlNode> own = wanted == "proto" ? documentOf(*chosen, *chosen.source) : std::vector<YamlNode>();
    for (std::size_t i = 0; i < chosen.architecture->contracts.size(); ++i) {
        if (stop.stop_requested())
            throw Cancelled();
        const Contract &each = chosen.architecture->contracts[i];
        const std::shared_ptr<const ReadSource> source = each.kind == wanted ? sourceOf(each, sources) : nullptr;
        if (!source || (wanted == "openapi" && ++read > mostDocuments))
            continue;
        const std::vector<YamlNode> other = wanted == "openapi" ? documentOf(each, *source) : std::vector<YamlNode>();
        const std::vector<YamlNode> &documents = wanted == "openapi" ? other : own;
        if (documents.empty())
            continue;
        const ContractSet &set = wanted == "openapi" ? chosen.source->set : source->set;
        const std::size_t common = operationsInCommon(set, wanted == "openapi" ? chosen->name : each.name, documents.front());
        if (common > most) {
            most = common;
            best = Counterpart{i, source};
        }
    }
    return best;
}

} // namespace alidade
