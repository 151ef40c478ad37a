#include "importers/proto/prototree.h"

#include "importers/deployment/places.h"
#include "importers/proto/protobuiltin.h"
#include "importers/proto/protoprescan.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>

namespace alidade {

namespace {

namespace pb = google::protobuf;

class Silence : public pb::io::ErrorCollector {
    void AddError(int, pb::io::ColumnNumber, const std::string &) override {}
};

std::string below(const std::string &root, const std::string &name) { return root.empty() ? name : root + "/" + name; }

/// `name` is what a tool would accept: relative, without "." and "..".
bool isPlainName(const std::string &name) { return joined("", name) == name && !name.starts_with('/'); }

} // namespace

std::vector<std::pair<std::string, int>> importsOf(std::string_view text)
{
    std::vector<std::pair<std::string, int>> result;
    pb::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
    Silence silence;
    pb::io::Tokenizer tokenizer(&stream, &silence);
    int depth = 0;
    bool isImport = false;
    while (tokenizer.Next()) {
        const auto &token = tokenizer.current();
        if (token.type == pb::io::Tokenizer::TYPE_STRING && isImport && depth == 0) {
            std::string name;
            pb::io::Tokenizer::ParseString(token.text, &name);
            result.emplace_back(std::move(name), token.line + 1);
        }
        depth += token.text == "{" ? 1 : token.text == "}" ? -1 : 0;
        isImport = token.text == "import" || (isImport && (token.text == "public" || token.text == "weak"));
    }
    return result;
}

ProtoRoots::ProtoRoots(std::set<std::string> declared, const ProtoTexts &texts) : m_texts(texts), m_declared(std::move(declared))
{
    std::map<std::string, std::string> imported; // file -> root below which another one imports it
    for (const auto &[path, text] : texts) {
        const std::vector<std::pair<std::string, int>> imports = importsOf(text);
        for (std::string root = directoryOf(path);; root = directoryOf(root)) {
            const auto isBelow = [&](const auto &import) {
                return isPlainName(import.first) && texts.contains(below(root, import.first));
            };
            if (const auto it = std::find_if(imports.begin(), imports.end(), isBelow); it != imports.end()) {
                m_roots.emplace(path, root);
                for (const auto &import : imports)
                    imported.emplace(below(root, import.first), root);
                break;
            }
            if (m_declared.contains(root)) {
                m_roots.emplace(path, root);
                break;
            }
            if (root.empty())
                break;
        }
    }
    for (const auto &[path, root] : imported)
        m_roots.emplace(path, root);
    for (const auto &[path, root] : m_roots)
        m_all.insert(root);
}

std::string ProtoRoots::rootOf(const std::string &path) const
{
    const auto it = m_roots.find(path);
    return it == m_roots.end() ? directoryOf(path) : it->second;
}

std::string ProtoRoots::resolve(const std::string &root, const std::string &name) const
{
    if (!isPlainName(name))
        return {};
    for (std::string above = root;; above = directoryOf(above)) {
        for (const char *usual : {"", "proto", "protos", "third_party", "third_party/googleapis"}) {
            std::string path = below(*usual ? below(above, usual) : above, name);
            if (m_texts.contains(path))
                return path;
        }
        if (above.empty())
            break;
    }
    for (const std::string &other : m_all) {
        if (std::string path = below(other, name); m_texts.contains(path))
            return path;
    }
    return {};
}

pb::io::ZeroCopyInputStream *ProtoSourceTree::Open(const std::string &name)
{
    if (++m_opened > ProtoLimits::importsAtOnce || m_budget == 0) {
        m_hasCutOff = true;
        return nullptr;
    }
    --m_budget;
    const std::string path = m_roots.resolve(m_root, name);
    const std::string *text = nullptr;
    if (const auto it = m_texts.find(path); it != m_texts.end() && !path.empty()) {
        text = &it->second;
    } else if (std::string builtIn = builtInProto(name); !builtIn.empty()) {
        text = &(m_builtIn[name] = std::move(builtIn));
    } else {
        m_missing.insert(name);
        return nullptr;
    }
    return new pb::io::ArrayInputStream(text->data(), static_cast<int>(text->size())); // the caller takes it over
}

} // namespace alidade
