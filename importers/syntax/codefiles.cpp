#include "importers/syntax/codefiles.h"

#include "importers/cache/codebytes.h"
#include "importers/cache/importcache.h"
#include "importers/parallel.h"
#include "importers/syntax/syntax.h"
#include "importers/text.h"
#include "model/error.h"

#include <atomic>

namespace alidade {

namespace {

/// A file on its way.
struct Reading {
    Digest content;
    std::string bytes; ///< for the cache; empty when they came from there
    Diagnostics diagnostics;
};

/// What the cache knows of a file with this content.
std::optional<CodeFile> kept(const ImportContext &context, const TreeFile &file, const Digest &content)
{
    const std::string_view bytes = context.cache->find(content, languageOfPath(file.path), file.path);
    return bytes.empty() ? std::nullopt : codeOfBytes(bytes);
}

std::optional<CodeFile> parsed(const ImportContext &context, const TreeFile &file, std::string_view text, Reading &reading)
{
    auto code = readCode(text, file.path, languageOfPath(file.path), context.stop);
    if (!code)
        reading.diagnostics.push_back({Severity::warning, file.path, 0, "was not read: it takes too long to parse"});
    else if (context.cache != nullptr && context.cache->isKept())
        reading.bytes = codeBytes(*code);
    return code;
}

std::optional<CodeFile> readOne(const ImportContext &context, const TreeFile &file, Reading &reading)
{
    const ImportCache *cache = context.cache;
    if (cache == nullptr) {
        const auto text = context.tree.read(file, maxCodeBytes, reading.diagnostics);
        return text ? parsed(context, file, *text, reading) : std::nullopt;
    }
    reading.content = cache->contentOf(context.tree, file);
    if (auto code = kept(context, file, reading.content))
        return code;
    const auto text = cache->text(context.tree, file, maxCodeBytes, reading.diagnostics);
    if (!text)
        return std::nullopt;
    if (reading.content.isNone() && cache->isKept()) {
        reading.content = digestOf(*text);
        if (auto code = kept(context, file, reading.content))
            return code;
    }
    return parsed(context, file, *text, reading);
}

/// One warning a file, of so many: where a newer language is used than the grammar knows, all files have faults.
constexpr std::size_t mostFaultyFiles = 20;

void tellFaults(const std::vector<CodeFile> &codes, Diagnostics &diagnostics)
{
    std::size_t count = 0;
    for (const CodeFile &code : codes) {
        if (code.faultLine == 0 || code.isGenerated || code.isTest)
            continue;
        if (++count <= mostFaultyFiles)
            diagnostics.push_back({Severity::warning, code.path, code.faultLine,
                                   "could not be read completely from line " + std::to_string(code.faultLine)});
    }
    if (count > mostFaultyFiles)
        diagnostics.push_back(
            {Severity::warning,
             {},
             0,
             "Further source files that could not be read completely: " + std::to_string(count - mostFaultyFiles)});
}

} // namespace

std::vector<CodeFile> readCodeFiles(ImportContext &context, std::span<const TreeFile *const> files, std::string_view step)
{
    std::vector<CodeFile> codes(files.size());
    std::vector<Reading> readings(files.size());
    std::atomic<std::uint64_t> done = 0;
    try {
        forEachIndex(files.size(), context.stop, [&](std::size_t i) {
            if (auto code = readOne(context, *files[i], readings[i]))
                codes[i] = std::move(*code);
            codes[i].path = files[i]->path;
            codes[i].language = languageOfPath(files[i]->path);
            if (codes[i].isCut)
                readings[i].diagnostics.push_back(
                    {Severity::note, files[i]->path, 0,
                     "was read in part: it is nested too deep or has a declaration of more than " + sizeText(maxPieceBytes)});
            context.progress.report(step, ++done, files.size(), "files");
        });
    } catch (const Cancelled &) {
        freeAside(std::move(codes));
        freeAside(std::move(readings));
        throw;
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        Reading &reading = readings[i];
        context.diagnostics.insert(context.diagnostics.end(), reading.diagnostics.begin(), reading.diagnostics.end());
        if (context.cache == nullptr)
            continue;
        if (!reading.content.isNone())
            context.cache->remember(*files[i], reading.content);
        if (!reading.bytes.empty())
            context.cache->keep(reading.content, languageOfPath(files[i]->path), files[i]->path, std::move(reading.bytes));
    }
    tellFaults(codes, context.diagnostics);
    return codes;
}

} // namespace alidade
