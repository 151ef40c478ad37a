#include "importers/skaffold/skaffold.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/yaml/yaml.h"

#include <map>

namespace alidade {

namespace {

bool isSkaffoldFile(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    return (name.ends_with(".yaml") || name.ends_with(".yml")) && name.starts_with("skaffold");
}

/// Directories by image: the whole name, and its last part where only one image has it.
class Artifacts {
public:
    void add(const std::string &image, const std::string &dir)
    {
        const std::string name = imageName(image);
        m_dirs.try_emplace(name, dir);
        const auto [it, isNew] = m_dirsByLastPart.try_emplace(std::string(fileNameOf(name)), dir);
        if (!isNew && it->second != dir)
            it->second.clear();
    }

    std::string find(const std::string &image) const
    {
        if (const auto it = m_dirs.find(image); it != m_dirs.end())
            return it->second;
        const auto it = m_dirsByLastPart.find(std::string(fileNameOf(image)));
        return it == m_dirsByLastPart.end() ? std::string() : it->second;
    }

private:
    std::map<std::string, std::string> m_dirs;
    std::map<std::string, std::string> m_dirsByLastPart;
};

void readArtifacts(const ImportContext &context, const YamlNode &document, const TreeFile &file, Artifacts &artifacts)
{
    for (const YamlNode &artifact : document.at("build.artifacts").items) {
        const std::string image = artifact["image"].text();
        const std::optional<std::string> dir = joined(directoryOf(file.path), artifact["context"].text("."));
        if (image.empty())
            continue;
        if (dir && (dir->empty() || holdsCode(context.tree, *dir)))
            artifacts.add(image, serviceDirectory(*dir));
        else
            context.diagnostics.push_back({Severity::note, file.path, artifact["context"].line,
                                           "The directory of the image \"" + image + "\" holds no code that is known"});
    }
}

} // namespace

void addSkaffoldArtifacts(ImportContext &context)
{
    Artifacts artifacts;
    for (const TreeFile &file : context.tree.files()) {
        if (!isSkaffoldFile(file.path) || isTestData(file.path))
            continue;
        Diagnostics faults; // said by the reader of manifests, which reads this file too
        const auto text = context.tree.read(file, YamlLimits::fileBytes, faults);
        if (!text || isYamlTemplate(*text))
            continue;
        for (const YamlNode &document : readYaml(*text, file.path, faults)) {
            if (document["apiVersion"].text().starts_with("skaffold/"))
                readArtifacts(context, document, file, artifacts);
        }
    }
    for (NodeFact &node : context.facts.nodes) {
        const std::string dir = node.path.empty() && !node.image.empty() ? artifacts.find(node.image) : std::string();
        if (dir.empty() || node.origin != NameOrigin::workload)
            continue;
        node.path = dir;
        if (node.language.empty())
            node.language = languageIn(context.tree, dir);
    }
}

} // namespace alidade
