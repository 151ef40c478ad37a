#include "importers/go/gofilebytes.h"

#include "model/bytes.h"

namespace alidade {

namespace {

void put(ByteWriter &bytes, const std::vector<std::string> &texts)
{
    bytes.number(texts.size());
    for (const std::string &text : texts)
        bytes.text(text);
}

std::vector<std::string> getTexts(ByteReader &bytes)
{
    std::vector<std::string> texts;
    for (std::size_t count = bytes.count(); count > 0 && bytes.isGood(); --count)
        texts.push_back(bytes.text());
    return texts;
}

} // namespace

std::string goFileBytes(const GoFile &file)
{
    ByteWriter bytes;
    const GoHead &head = file.head;
    bytes.text(head.package);
    bytes.number(static_cast<std::uint64_t>(head.packageLine));
    bytes.number((head.isIgnored ? 1U : 0U) | (head.isGenerated ? 2U : 0U) | (head.service ? 4U : 0U));
    if (head.service) {
        bytes.text(head.service->name);
        bytes.number(static_cast<std::uint64_t>(head.service->line));
    }
    bytes.number(head.imports.size());
    for (const GoImport &import : head.imports) {
        bytes.text(import.alias);
        bytes.text(import.path);
        bytes.number(static_cast<std::uint64_t>(import.line));
    }
    put(bytes, file.grpcNames);
    put(bytes, file.protoServices);
    return bytes.take();
}

std::optional<GoFile> goFileOfBytes(std::string_view text)
{
    ByteReader bytes(text);
    GoFile file;
    file.head.package = bytes.text();
    file.head.packageLine = bytes.line();
    const std::uint64_t flags = bytes.number(7);
    file.head.isIgnored = (flags & 1U) != 0;
    file.head.isGenerated = (flags & 2U) != 0;
    if ((flags & 4U) != 0) {
        ServiceAnnotation &service = file.head.service.emplace();
        service.name = bytes.text();
        service.line = bytes.line();
    }
    for (std::size_t count = bytes.count(); count > 0 && bytes.isGood(); --count) {
        GoImport &import = file.head.imports.emplace_back();
        import.alias = bytes.text();
        import.path = bytes.text();
        import.line = bytes.line();
    }
    file.grpcNames = getTexts(bytes);
    file.protoServices = getTexts(bytes);
    return bytes.isGood() && bytes.isAtEnd() ? std::optional(std::move(file)) : std::nullopt;
}

} // namespace alidade
