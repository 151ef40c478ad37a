#include "exporters/contracts/proto/protowriter.h"

#include "exporters/contracts/proto/protonames.h"

#include <algorithm>
#include <tuple>

namespace alidade {

namespace {

bool isPackage(const std::string &text)
{
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.';
    });
}

/// "v1" of "/v1/orders", where all paths begin so; else of the version of the document.
std::string versionOf(const OpenApiDocument &document)
{
    std::set<std::string> firsts;
    for (const OpenApiPath &path : document.paths) {
        const std::size_t end = path.path.find('/', 1);
        firsts.insert(path.path.substr(std::min<std::size_t>(1, path.path.size()), end == std::string::npos ? end : end - 1));
    }
    const auto isVersion = [](const std::string &word) {
        return word.size() > 1 && word[0] == 'v' &&
               std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (firsts.size() == 1 && isVersion(*firsts.begin()))
        return *firsts.begin();
    std::string major = document.apiVersion.substr(0, document.apiVersion.find('.'));
    if (major.starts_with('v'))
        major.erase(0, 1);
    const bool isNumber = !major.empty() && major.size() < 4 &&
                          std::all_of(major.begin(), major.end(), [](char c) { return c >= '0' && c <= '9'; });
    return "v" + (isNumber && major != "0" ? major : "1");
}

std::string packageOf(const OpenApiDocument &document)
{
    const bool isFromProto = findNamed(document.extensions, "x-proto-files") != nullptr;
    if (isFromProto && isPackage(document.title))
        return document.title;
    const std::string name = protoSnakeName(document.title.empty() ? "api" : document.title);
    return name + "." + versionOf(document);
}

} // namespace

ProtoWriter::ProtoWriter(const OpenApiDocument &document, ProtoLock lock, std::string package)
    : m_document(document), m_lock(std::move(lock)), m_before(m_lock),
      m_package(package.empty() ? packageOf(document) : std::move(package))
{
    m_file.package = m_package;
}

void ProtoWriter::add(Loss loss, const std::string &element, const std::string &what, const std::string &why, OpenApiPlace place)
{
    const std::string file = m_document.files.empty() ? m_document.file : m_document.files[static_cast<std::size_t>(place.file)];
    m_ledger.push_back({loss, element, what, why, file, place.line});
}

/// A name of the top level that nothing else has.
std::string ProtoWriter::unique(const std::string &name)
{
    std::string result = name;
    for (int i = 2; !m_taken.insert(result).second; ++i)
        result = name + std::to_string(i);
    return result;
}

ConvertedApi ProtoWriter::write()
{
    if (const OpenApiValue *files = findNamed(m_document.extensions, "x-proto-files"); files && !files->items.empty()) {
        const OpenApiValue *options = files->items.front().find("options");
        for (const auto &[name, value] : options ? options->members : std::vector<OpenApiMember>()) {
            const bool isWord = value.text == "true" || value.text == "false" || name == "optimize_for";
            if (!name.starts_with('(') && !name.starts_with("features"))
                m_file.options[name] = isWord ? value.text : "\"" + value.text + "\"";
        }
    } else {
        m_file.comment = m_document.title + (m_document.description.empty() ? "" : "\n\n" + m_document.description);
    }
    writeComponents();
    writeServices();
    // What is gone keeps its numbers.
    for (auto &[type, numbers] : m_lock.types) {
        if (m_written.contains(type))
            continue;
        numbers.removed.merge(numbers.used);
        numbers.used.clear();
    }
    const auto key = [](const LedgerEntry &each) { return std::tie(each.file, each.line, each.element, each.what); };
    std::sort(m_ledger.begin(), m_ledger.end(), [&](const auto &l, const auto &r) { return key(l) < key(r); });
    m_ledger.erase(std::unique(m_ledger.begin(), m_ledger.end(), [&](const auto &l, const auto &r) { return key(l) == key(r); }),
                   m_ledger.end());
    return {m_package, protoText(m_file), m_lock, m_file.imports, std::move(m_ledger)};
}

ConvertedApi convertToProto(const OpenApiDocument &document, ProtoLock lock, const std::string &package)
{
    return ProtoWriter(document, std::move(lock), package).write();
}

} // namespace alidade
