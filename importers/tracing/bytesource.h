#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace alidade {

/// The bytes of a file from front to back; what is gzip or zstd (RFC 1952, RFC 8878) comes out inflated. Holds one block
/// at a time, however large the file is.
class ByteSource {
public:
    /// Throws Error when the file cannot be opened.
    explicit ByteSource(const std::string &path);
    ~ByteSource();
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;

    /// Up to `size` bytes; 0 at the end. Throws Error when the file cannot be read or its compression is broken.
    std::size_t read(char *buffer, std::size_t size);

    std::uint64_t fileSize() const { return m_fileSize; }
    /// How much of the file itself was read.
    std::uint64_t position() const { return m_position; }

private:
    class Inflater;
    class Gzip;
    class Zstd;

    bool fill();

    std::string m_path;
    int m_file = -1;
    std::uint64_t m_fileSize = 0, m_position = 0;
    std::string m_block; ///< what was read of the file and not yet taken
    std::size_t m_at = 0;
    std::unique_ptr<Inflater> m_inflater; ///< none for plain bytes
};

/// Inflates a zstd frame at once. @return false when it is damaged or longer than `limit`
bool inflateZstd(std::string_view frame, std::size_t limit, std::string &inflated);

} // namespace alidade
