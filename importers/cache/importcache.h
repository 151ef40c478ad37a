#pragma once

#include "importers/cache/digest.h"
#include "importers/tree.h"

#include <atomic>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace alidade {

/// The most bytes that the cache of one source keeps, and all caches together.
inline constexpr std::uint64_t maxCacheBytes = 256ULL << 20U;
inline constexpr std::uint64_t maxAllCachesBytes = 1ULL << 30U;

/// The most text that is held between two looks at the files of a source.
inline constexpr std::uint64_t maxShelfBytes = 192ULL << 20U;

/// Where caches are kept: $ALIDADE_CACHE_DIR, else alidade in $XDG_CACHE_HOME, else ~/.cache/alidade. Empty, which
/// means none, when ALIDADE_CACHE_DIR is set to nothing or no home is known.
std::filesystem::path cacheDirectory();

/// What is known of the files of a source: what earlier imports worked out, by content, and the texts that this import
/// has read already. A cache that is damaged, or was made by other front-ends, counts as empty.
///
/// The const functions are safe to call from several threads at once while no other is called.
class ImportCache {
public:
    /// Without a file: what is kept is lost with the object.
    ImportCache() = default;
    /// Loads the cache of the source of this id from a directory, which need not exist.
    ImportCache(const std::filesystem::path &directory, std::string_view source);

    /// Whether what is kept will be there in the next import.
    bool isKept() const { return !m_file.empty(); }

    /// What is kept about a file whose content has this digest; `reader` names who worked it out. Empty when nothing is.
    std::string_view find(Digest content, std::string_view reader, std::string_view path) const;
    /// Keeps what a reader worked out.
    void keep(Digest content, std::string_view reader, std::string_view path, std::string bytes);

    /// The digest of the content of a file, if it is known without reading it: by its git object, or by its stamp.
    Digest contentOf(const Tree &tree, const TreeFile &file) const;
    /// Remembers the content of a file that was read.
    void remember(const TreeFile &file, Digest content);

    /// Holds a text that was read, as long as there is room.
    void shelve(std::string_view path, std::string text);
    /// The text of a file: from the shelf, or else read from the tree.
    std::optional<std::string> text(const Tree &tree, const TreeFile &file, std::uint64_t limit, Diagnostics &diagnostics) const;
    void clearShelf();

    /// Writes the cache when something new is in it: to a new file (mode 0600) that then takes the place of the old one.
    /// What was not asked for in this import is kept as far as there is room. Old caches are removed when all of them
    /// take too much. A cache that cannot be written is no error.
    void save();

private:
    struct Entry {
        std::string_view bytes;
        mutable std::atomic<bool> isUsed = false;
    };
    struct KeyHash {
        std::size_t operator()(const Digest &key) const { return static_cast<std::size_t>(key.low); }
    };
    struct Stamp {
        std::uint64_t stamp = 0;
        Digest content;
    };
    static Digest keyOf(Digest content, std::string_view reader, std::string_view path);
    bool load(std::string_view payload);

    std::filesystem::path m_file;
    std::string m_loaded;           ///< the file's bytes
    std::deque<std::string> m_made; ///< what was kept in this import
    std::unordered_map<Digest, Entry, KeyHash> m_entries;
    std::unordered_map<Digest, Stamp, KeyHash> m_stamps; ///< by the digest of the path
    std::unordered_map<std::string, std::string> m_shelf;
    std::uint64_t m_shelfBytes = 0;
    bool m_isChanged = false;
};

} // namespace alidade
