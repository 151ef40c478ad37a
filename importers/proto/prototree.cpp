#include "importers/proto/prototree.h"

#include "importers/deployment/places.h"
#include "importers/proto/protoprescan.h"

#include <google/protobuf/any.pb.h>
#include <google/protobuf/api.pb.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/empty.pb.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/source_context.pb.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/type.pb.h>
#include <google/protobuf/wrappers.pb.h>

#include <algorithm>

namespace alidade {

namespace {

namespace pb = google::protobuf;

class Silence : public pb::io::ErrorCollector {
    void AddError(int, pb::io::ColumnNumber, const std::string &) override {}
};

/// The source of a file that comes with protobuf, from the descriptors that are linked in; empty when it is none.
std::string builtInText(const std::string &name)
{
    static const pb::FileDescriptor *const files[] = {
        pb::Any::descriptor()->file(),
        pb::Api::descriptor()->file(),
        pb::FileDescriptorProto::descriptor()->file(),
        pb::Duration::descriptor()->file(),
        pb::Empty::descriptor()->file(),
        pb::FieldMask::descriptor()->file(),
        pb::SourceContext::descriptor()->file(),
        pb::Struct::descriptor()->file(),
        pb::Timestamp::descriptor()->file(),
        pb::Type::descriptor()->file(),
        pb::Int32Value::descriptor()->file(),
    };
    const auto it =
        std::find_if(std::begin(files), std::end(files), [&](const pb::FileDescriptor *file) { return file->name() == name; });
    return it == std::end(files) ? std::string() : (*it)->DebugString();
}

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

ProtoRoots::ProtoRoots(const Tree &tree, const ProtoTexts &texts) : m_texts(texts)
{
    for (const TreeFile &file : tree.files()) {
        const std::string_view name = fileNameOf(file.path);
        if (name == "buf.yaml" || name == "buf.work.yaml")
            m_declared.insert(directoryOf(file.path));
    }
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
    } else if (std::string builtIn = builtInText(name); !builtIn.empty()) {
        text = &(m_builtIn[name] = std::move(builtIn));
    } else {
        m_missing.insert(name);
        return nullptr;
    }
    return new pb::io::ArrayInputStream(text->data(), static_cast<int>(text->size())); // the caller takes it over
}

} // namespace alidade
