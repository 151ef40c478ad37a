#include "importers/helm/packedcharts.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "model/error.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

namespace alidade::helm {

namespace {

constexpr std::string_view ending = ".tgz";

/// RFC 1952, with a bound for what comes out.
std::string inflated(std::string_view packed)
{
    constexpr int windowBits = 15, gzip = 16;
    constexpr std::size_t step = 64U << 10U;
    z_stream stream{};
    if (inflateInit2(&stream, windowBits + gzip) != Z_OK)
        throw Error("cannot be unpacked");
    const std::unique_ptr<z_stream, int (*)(z_stream *)> end(&stream, inflateEnd);
    std::string bytes(packed), result;
    stream.next_in = reinterpret_cast<Bytef *>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    for (int state = Z_OK; state != Z_STREAM_END;) {
        const std::size_t known = result.size();
        if (known >= PackedLimits::bytes)
            throw Error("holds too much to be a chart");
        result.resize(known + step);
        stream.next_out = reinterpret_cast<Bytef *>(result.data() + known);
        stream.avail_out = static_cast<uInt>(step);
        state = inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            throw Error("is no gzipped archive, or a damaged one");
        result.resize(known + step - stream.avail_out);
        if (state == Z_OK && stream.avail_in == 0 && stream.avail_out != 0)
            throw Error("is cut off");
    }
    return result;
}

/// A text of a tar header, which ends with a zero where it is shorter than its place.
std::string_view fieldAt(std::string_view header, std::size_t at, std::size_t size)
{
    const std::string_view field = header.substr(at, size);
    return field.substr(0, field.find('\0'));
}

std::size_t octal(std::string_view text)
{
    std::size_t number = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '7' && number < PackedLimits::bytes)
            number = number * 8 + static_cast<std::size_t>(c - '0');
    }
    return number;
}

/// Without the directory that all files of a chart lie in; empty for what leaves it.
std::string insideChart(std::string_view path)
{
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos || slash == 0)
        return {};
    return joined({}, path.substr(slash + 1)).value_or("");
}

} // namespace

std::string_view nameOfArchive(std::string_view file)
{
    for (std::size_t dash = file.find('-'); dash != std::string_view::npos; dash = file.find('-', dash + 1)) {
        const std::size_t digit = file.find_first_of("0123456789", dash + 1);
        if (digit == dash + 1 || (digit == dash + 2 && file[dash + 1] == 'v'))
            return file.substr(0, dash);
    }
    return file.substr(0, file.size() - std::min(ending.size(), file.size()));
}

/// POSIX.1-1988 (ustar): a header of 512 bytes before each file, which fills whole blocks of that size.
std::vector<PackedFile> unpackChart(std::string_view archive)
{
    constexpr std::size_t block = 512, nameBytes = 100, sizeAt = 124, sizeBytes = 12, kindAt = 156, prefixAt = 345,
                          prefixBytes = 155;
    const std::string all = inflated(archive);
    std::vector<PackedFile> files;
    for (std::size_t at = 0; at + block <= all.size() && files.size() < PackedLimits::files;) {
        const std::string_view header = std::string_view(all).substr(at, block);
        const std::string_view name = fieldAt(header, 0, nameBytes);
        if (name.empty())
            break;
        const std::size_t size = octal(fieldAt(header, sizeAt, sizeBytes));
        const std::string_view prefix = fieldAt(header, prefixAt, prefixBytes);
        const bool isFile = header[kindAt] == '0' || header[kindAt] == '\0';
        at += block;
        if (size > all.size() - at)
            throw Error("is cut off");
        const std::string path = insideChart(prefix.empty() ? std::string(name) : std::string(prefix) + "/" + std::string(name));
        if (isFile && !path.empty())
            files.push_back({path, all.substr(at, size)});
        at += (size + block - 1) / block * block;
    }
    return files;
}

bool isPackedPart(const Tree &tree, std::string_view path)
{
    const std::string dir = directoryOf(path);
    return path.ends_with(ending) && fileNameOf(dir) == "charts" && !isTestData(path) &&
           tree.find(directoryOf(dir) + (directoryOf(dir).empty() ? "Chart.yaml" : "/Chart.yaml")) != nullptr;
}

UnpackedTree::UnpackedTree(const ImportContext &context) : m_base(context.tree)
{
    m_files = m_base.files();
    std::size_t all = 0;
    for (const TreeFile &file : m_base.files()) {
        if (!isPackedPart(m_base, file.path) || all > PackedLimits::allBytes)
            continue;
        context.checkStop();
        const std::string name(nameOfArchive(fileNameOf(file.path)));
        const bool isUnpackedToo = m_base.find(directoryOf(file.path) + "/" + name + "/Chart.yaml") != nullptr;
        if (isUnpackedToo || infrastructureOfImage(name))
            continue;
        const auto archive = m_base.read(file, PackedLimits::packedBytes, context.diagnostics);
        if (!archive)
            continue;
        try {
            std::vector<PackedFile> files = unpackChart(*archive);
            for (const PackedFile &each : files)
                all += each.text.size();
            add(file.path, std::move(files));
        } catch (const Error &error) {
            context.diagnostics.push_back(
                {Severity::warning, file.path, 0, std::string(error.what()) + ": this part is left out"});
        }
    }
    std::sort(m_files.begin(), m_files.end(), [](const TreeFile &l, const TreeFile &r) { return l.path < r.path; });
}

void UnpackedTree::add(const std::string &archive, std::vector<PackedFile> files)
{
    for (PackedFile &each : files) {
        std::string path = archive + "/" + each.path;
        const std::uint64_t size = each.text.size();
        if (m_unpacked.emplace(path, std::move(each.text)).second)
            m_files.push_back({std::move(path), size, 0});
    }
}

std::string UnpackedTree::readBytes(const TreeFile &file, std::uint64_t limit) const
{
    if (const auto found = m_unpacked.find(file.path); found != m_unpacked.end())
        return found->second;
    const TreeFile *known = m_base.find(file.path);
    Diagnostics problems;
    auto text = known ? m_base.read(*known, limit, problems) : std::nullopt;
    if (!text)
        throw Error(problems.empty() ? "no such file" : problems.front().message);
    return std::move(*text);
}

} // namespace alidade::helm
