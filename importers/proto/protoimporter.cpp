#include "importers/proto/protoimporter.h"

#include "importers/contracts/contractset.h"
#include "importers/deployment/places.h"
#include "importers/proto/protofacts.h"
#include "importers/proto/protomodules.h"
#include "importers/proto/protoprescan.h"
#include "importers/proto/prototree.h"
#include "importers/proto/schemafacts.h"

#include <google/protobuf/compiler/parser.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/stubs/logging.h>

#include <optional>
#include <tuple>

namespace alidade {

namespace {

namespace pb = google::protobuf;

struct ProtoError {
    int line = 0;
    std::string message;
};

/// The first error of each file.
class FirstErrors : public pb::compiler::MultiFileErrorCollector, public pb::io::ErrorCollector {
public:
    void AddError(const std::string &file, int line, int, const std::string &message) override
    {
        m_errors.try_emplace(file, ProtoError{line + 1, message});
    }
    void AddError(int line, pb::io::ColumnNumber, const std::string &message) override { AddError({}, line, 0, message); }
    const ProtoError *find(const std::string &file) const
    {
        const auto it = m_errors.find(file);
        return it == m_errors.end() ? nullptr : &it->second;
    }

private:
    std::map<std::string, ProtoError> m_errors;
};

/// An importer for the files below one root; files of other roots are imported by it, not read for themselves.
struct RootImporter {
    RootImporter(const ProtoTexts &texts, const ProtoRoots &roots, const std::string &root, std::size_t files)
        : source(texts, roots, root, files * ProtoLimits::importsAFile + ProtoLimits::importsAtLeast), importer(&source, &errors)
    {}

    ProtoSourceTree source;
    FirstErrors errors;
    pb::compiler::Importer importer;
};

class ProtoReader {
public:
    explicit ProtoReader(ImportContext &context) : m_context(context) {}

    void read()
    {
        const ProtoModules modules = readProtoModules(m_context);
        readTexts(modules);
        if (m_hasEditions)
            readSchema();
        else
            readLinked(modules);
        writeFacts();
    }

private:
    /// By the protobuf library, which knows no editions.
    void readLinked(const ProtoModules &modules)
    {
        const ProtoRoots roots(modules.roots, m_texts);
        std::map<std::string, std::vector<std::string>> byRoot;
        for (const std::string &path : m_paths)
            byRoot[roots.rootOf(path)].push_back(path);
        std::uint64_t done = 0;
        for (const auto &[root, paths] : byRoot) {
            RootImporter importer(m_texts, roots, root, paths.size());
            for (const std::string &path : paths) {
                m_context.checkStop();
                m_context.progress.report("Reading contracts", done++, m_paths.size(), "files");
                readFile(path, root, roots, importer);
            }
            if (importer.source.hasCutOff())
                m_context.diagnostics.push_back({Severity::note, paths.front(), 0,
                                                 "Files here bring in more than " + std::to_string(ProtoLimits::importsAtOnce) +
                                                     " others; their types stay as written"});
        }
    }

    void readSchema();
    void readTexts(const ProtoModules &modules);
    void readFile(const std::string &path, const std::string &root, const ProtoRoots &roots, RootImporter &shared);
    std::optional<pb::FileDescriptorProto> link(const std::string &name, RootImporter &importer);
    std::optional<pb::FileDescriptorProto> parse(const std::string &path);
    void noteMissing(const std::string &path, const std::string &root, const ProtoRoots &roots, const RootImporter &importer);
    void writeFacts();

    ImportContext &m_context;
    ProtoTexts m_texts;               ///< all that can be imported
    std::vector<std::string> m_paths; ///< those that facts are taken from
    std::set<std::string> m_missing;
    std::map<std::string, ProtoFacts> m_facts;
    bool m_hasEditions = false;
};

/// All files where one has an edition: others may import it.
void ProtoReader::readSchema()
{
    const std::set<std::string> wanted(m_paths.begin(), m_paths.end());
    const ContractSet contracts = readContracts(m_context.tree, {}, m_context.diagnostics, m_context.progress, m_context.stop);
    for (const ProtoFile &file : contracts.schema.files) {
        if (wanted.contains(file.place))
            m_facts.emplace(file.place, schemaFacts(file));
    }
}

void ProtoReader::readTexts(const ProtoModules &modules)
{
    std::set<std::string> seen; // copies of one file in several services say nothing new
    for (const TreeFile &file : m_context.tree.files()) {
        if (!file.path.ends_with(".proto"))
            continue;
        m_context.checkStop();
        const bool isForeign = isTestData(file.path) || modules.isExcluded(file.path);
        Diagnostics ignored;
        std::optional<std::string> text =
            m_context.tree.read(file, ProtoLimits::fileBytes, isForeign ? ignored : m_context.diagnostics);
        if (!text)
            continue;
        if (const auto fault = findProtoFault(*text, file.path)) {
            if (!isForeign)
                m_context.diagnostics.push_back(*fault);
            continue;
        }
        if (!isForeign && seen.insert(*text).second) {
            m_paths.push_back(file.path);
            m_hasEditions = m_hasEditions || hasEdition(*text);
        }
        m_texts.emplace(file.path, std::move(*text));
    }
}

std::optional<pb::FileDescriptorProto> ProtoReader::link(const std::string &name, RootImporter &importer)
{
    if (importer.source.isSpent())
        return std::nullopt;
    importer.source.startImport();
    const pb::FileDescriptor *file = importer.importer.Import(name);
    if (!file)
        return std::nullopt;
    pb::FileDescriptorProto result;
    file->CopyTo(&result);
    file->CopySourceCodeInfoTo(&result);
    return result;
}

/// The file alone: its types stay as written, and imports need not be found.
std::optional<pb::FileDescriptorProto> ProtoReader::parse(const std::string &path)
{
    const std::string &text = m_texts.at(path);
    pb::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
    FirstErrors errors;
    pb::io::Tokenizer tokenizer(&stream, &errors);
    pb::compiler::Parser parser;
    parser.RecordErrorsTo(&errors);
    pb::FileDescriptorProto result;
    if (parser.Parse(&tokenizer, &result))
        return result;
    const ProtoError *error = errors.find({});
    m_context.diagnostics.push_back({Severity::error, path, error ? error->line : 0,
                                     "Not a valid .proto file: " + (error ? error->message : std::string("it cannot be read"))});
    return std::nullopt;
}

void ProtoReader::readFile(const std::string &path, const std::string &root, const ProtoRoots &roots, RootImporter &shared)
{
    const std::string name = root.empty() ? path : path.substr(root.size() + 1);
    std::optional<pb::FileDescriptorProto> file = link(name, shared);
    const ProtoError *error = shared.errors.find(name);
    if (!file && error && error->message.find("already defined") != std::string::npos) {
        RootImporter own(m_texts, roots, root, 1); // another version of the package stands below the same root
        file = link(name, own);
    }
    if (!file) {
        noteMissing(path, root, roots, shared);
        file = parse(path);
        const bool isLinkFault = file && error && error->line > 0 && shared.source.missing().empty() &&
                                 error->message.find("had errors") == std::string::npos &&
                                 error->message.find("already defined") == std::string::npos;
        if (isLinkFault)
            m_context.diagnostics.push_back({Severity::warning, path, error->line, "Not a valid .proto file: " + error->message});
    }
    if (!file)
        return;
    ProtoFacts &facts = m_facts.emplace(path, protoFacts(*file, path)).first->second;
    // Linking replaces options by what they mean, which needs the annotations' own descriptors: read them as written.
    if (m_texts.at(path).find("google.api.http") != std::string::npos) {
        if (const auto raw = parse(path))
            addRoutes(*raw, facts);
    }
}

void ProtoReader::noteMissing(const std::string &path, const std::string &root, const ProtoRoots &roots,
                              const RootImporter &importer)
{
    for (const auto &[name, line] : importsOf(m_texts.at(path))) {
        if (importer.source.missing().contains(name) && roots.resolve(root, name).empty() && m_missing.insert(name).second)
            m_context.diagnostics.push_back(
                {Severity::note, path, line,
                 "The import \"" + name + "\" is not in the source; files that need it are read without it"});
    }
}

/// One contract a package, each item once: where several files have it, the first by path counts.
void ProtoReader::writeFacts()
{
    std::set<std::string> contracts;
    std::set<std::tuple<std::string, std::string, std::string>> items;
    Facts &facts = m_context.facts;
    for (auto &[path, file] : m_facts) {
        if (contracts.insert(file.contract.name).second)
            facts.contracts.push_back(file.contract);
        for (ContractItemFact &item : file.items) {
            if (!items.insert({item.contract, item.kind, item.name}).second)
                continue;
            if (items.size() > ProtoLimits::items) {
                m_context.diagnostics.push_back(
                    {Severity::warning, path, 0,
                     "The contracts have more than " + std::to_string(ProtoLimits::items) + " items; the rest is left out"});
                return;
            }
            facts.contractItems.push_back(std::move(item));
        }
    }
}

} // namespace

void importProto(ImportContext &context)
{
    const pb::LogSilencer silencer; // it writes to stderr what our diagnostics say
    ProtoReader(context).read();
}

} // namespace alidade
