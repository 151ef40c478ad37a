#include "importers/cache/importcache.h"

#include "model/bytes.h"

#include <cacheversion.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace alidade {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".cache";

/// What a cache file starts with; the payload follows. Caches never leave the machine: the byte order is its own.
struct Header {
    std::array<char, 8> magic{'A', 'L', 'I', 'D', 'C', 'A', 'C', '1'};
    std::uint64_t version = frontEndDigest;
    Digest payload;
};

std::string hexadecimal(const Digest &digest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : {digest.high, digest.low}) {
        for (int shift = 60; shift >= 0; shift -= 4)
            text += digits[(half >> static_cast<unsigned>(shift)) & 0xFU];
    }
    return text;
}

void put(ByteWriter &bytes, const Digest &digest)
{
    bytes.number(digest.high);
    bytes.number(digest.low);
}

Digest getDigest(ByteReader &bytes)
{
    const std::uint64_t high = bytes.number();
    return {high, bytes.number()};
}

/// The bytes of a regular file of this user of at most `most` bytes; empty when it cannot be read.
std::string bytesOf(const fs::path &file, std::uint64_t most)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return {};
    struct stat status {};
    std::string bytes;
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
        static_cast<std::uint64_t>(status.st_size) <= most)
        bytes.resize(static_cast<std::size_t>(status.st_size));
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
        if (got <= 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    ::close(descriptor);
    bytes.resize(filled);
    return bytes;
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Writes a file beside `file` and puts it in its place.
void replaceFile(const fs::path &file, std::string_view head, std::string_view payload)
{
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    std::string name = file.string() + ".XXXXXX";
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC); // mode 0600
    if (descriptor < 0)
        return;
    const bool isWritten = writeAll(descriptor, head) && writeAll(descriptor, payload);
    ::close(descriptor);
    if (!isWritten || ::rename(name.c_str(), file.c_str()) != 0)
        ::unlink(name.c_str());
}

/// Removes the oldest caches while all of them take more than maxAllCachesBytes.
void prune(const fs::path &directory)
{
    struct Old {
        fs::file_time_type time;
        std::uint64_t size;
        fs::path path;
    };
    std::vector<Old> all;
    std::uint64_t total = 0;
    std::error_code error;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
        if (it->path().filename().string().find(ending) == std::string::npos || !it->is_regular_file(error))
            continue;
        all.push_back({it->last_write_time(error), it->file_size(error), it->path()});
        total += all.back().size;
    }
    std::sort(all.begin(), all.end(), [](const Old &l, const Old &r) { return l.time < r.time; });
    for (const Old &old : all) {
        if (total <= maxAllCachesBytes)
            return;
        fs::remove(old.path, error);
        total -= old.size;
    }
}

} // namespace

fs::path cacheDirectory()
{
    const auto variable = [](const char *name) -> std::string {
        const char *value = std::getenv(name);
        return value == nullptr ? std::string() : value;
    };
    if (std::getenv("ALIDADE_CACHE_DIR") != nullptr)
        return variable("ALIDADE_CACHE_DIR");
    if (const std::string base = variable("XDG_CACHE_HOME"); base.starts_with('/'))
        return fs::path(base) / "alidade";
    const std::string home = variable("HOME");
    return home.starts_with('/') ? fs::path(home) / ".cache" / "alidade" : fs::path();
}

ImportCache::ImportCache(const fs::path &directory, std::string_view source)
{
    if (directory.empty())
        return;
    m_file = directory / (hexadecimal(digestOf(source)) + std::string(ending));
    m_loaded = bytesOf(m_file, 2 * maxCacheBytes);
    Header header;
    if (m_loaded.size() < sizeof(header))
        return;
    std::memcpy(&header, m_loaded.data(), sizeof(header));
    const std::string_view payload = std::string_view(m_loaded).substr(sizeof(header));
    const bool isOurs = header.magic == Header{}.magic && header.version == frontEndDigest && header.payload == digestOf(payload);
    if (isOurs && load(payload))
        return;
    m_entries.clear();
    m_stamps.clear();
}

bool ImportCache::load(std::string_view payload)
{
    ByteReader bytes(payload);
    for (std::size_t count = bytes.count(); count > 0 && bytes.isGood(); --count) {
        const Digest path = getDigest(bytes);
        const std::uint64_t stamp = bytes.number();
        m_stamps[path] = {stamp, getDigest(bytes)};
    }
    for (std::size_t count = bytes.count(); count > 0 && bytes.isGood(); --count) {
        const Digest key = getDigest(bytes);
        m_entries[key].bytes = bytes.view();
    }
    return bytes.isGood() && bytes.isAtEnd();
}

Digest ImportCache::keyOf(Digest content, std::string_view reader, std::string_view path)
{
    return digestOf(path, digestOf(reader, content));
}

std::string_view ImportCache::find(Digest content, std::string_view reader, std::string_view path) const
{
    const auto found = content.isNone() ? m_entries.end() : m_entries.find(keyOf(content, reader, path));
    if (found == m_entries.end())
        return {};
    found->second.isUsed = true;
    return found->second.bytes;
}

void ImportCache::keep(Digest content, std::string_view reader, std::string_view path, std::string bytes)
{
    if (m_file.empty() || content.isNone())
        return;
    Entry &entry = m_entries[keyOf(content, reader, path)];
    entry.bytes = m_made.emplace_back(std::move(bytes));
    entry.isUsed = true;
    m_isChanged = true;
}

Digest ImportCache::contentOf(const Tree &tree, const TreeFile &file) const
{
    if (m_file.empty())
        return {};
    if (const std::string id = tree.contentId(file); !id.empty())
        return digestOf(id, {1, 0});
    const auto found = file.stamp == 0 ? m_stamps.end() : m_stamps.find(digestOf(file.path));
    return found != m_stamps.end() && found->second.stamp == file.stamp ? found->second.content : Digest{};
}

void ImportCache::remember(const TreeFile &file, Digest content)
{
    if (m_file.empty() || file.stamp == 0)
        return;
    Stamp &stamp = m_stamps[digestOf(file.path)];
    m_isChanged = m_isChanged || stamp.stamp != file.stamp || stamp.content != content;
    stamp = {file.stamp, content};
}

void ImportCache::shelve(std::string_view path, std::string text)
{
    if (m_shelfBytes + text.size() > maxShelfBytes)
        return;
    m_shelfBytes += text.size();
    m_shelf.insert_or_assign(std::string(path), std::move(text));
}

std::optional<std::string> ImportCache::text(const Tree &tree, const TreeFile &file, std::uint64_t limit,
                                             Diagnostics &diagnostics) const
{
    const auto found = m_shelf.find(file.path);
    return found != m_shelf.end() && found->second.size() <= limit ? found->second : tree.read(file, limit, diagnostics);
}

void ImportCache::clearShelf()
{
    m_shelf.clear();
    m_shelfBytes = 0;
}

void ImportCache::save()
{
    if (m_file.empty() || !m_isChanged)
        return;
    std::vector<const std::pair<const Digest, Entry> *> entries;
    std::uint64_t total = 0;
    for (const bool isUsed : {true, false}) {
        for (const auto &entry : m_entries) {
            if (entry.second.isUsed != isUsed || total + entry.second.bytes.size() > maxCacheBytes)
                continue;
            entries.push_back(&entry);
            total += entry.second.bytes.size();
        }
    }
    ByteWriter bytes;
    bytes.number(m_stamps.size());
    for (const auto &[path, stamp] : m_stamps) {
        put(bytes, path);
        bytes.number(stamp.stamp);
        put(bytes, stamp.content);
    }
    bytes.number(entries.size());
    for (const auto *entry : entries) {
        put(bytes, entry->first);
        bytes.text(entry->second.bytes);
    }
    const std::string payload = bytes.take();
    Header header;
    header.payload = digestOf(payload);
    replaceFile(m_file, {reinterpret_cast<const char *>(&header), sizeof(header)}, payload);
    prune(m_file.parent_path());
    m_isChanged = false;
}

} // namespace alidade
