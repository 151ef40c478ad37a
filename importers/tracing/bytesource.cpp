#include "importers/tracing/bytesource.h"

#include "model/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace alidade {
namespace {

constexpr std::size_t blockSize = 256U << 10;
constexpr std::string_view gzipMagic = "\x1f\x8b", zstdMagic = "\x28\xb5\x2f\xfd";
/// zstd may ask for a window of this many bytes (as a power of two), no more.
constexpr int largestWindow = 27;

} // namespace

/// Turns compressed bytes into plain ones.
class ByteSource::Inflater {
public:
    Inflater() = default;
    virtual ~Inflater() = default;
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    struct Step {
        std::size_t taken, made;
        bool isWhole; ///< no more is needed for what has begun
    };
    /// Throws Error with what is wrong.
    virtual Step inflate(std::string_view input, char *buffer, std::size_t size) = 0;
    bool isWhole = false; ///< all that was begun has ended
};

class ByteSource::Gzip : public Inflater {
public:
    Gzip()
    {
        constexpr int withGzipHeader = 16;
        if (inflateInit2(&m_stream, MAX_WBITS + withGzipHeader) != Z_OK)
            throw Error("There is no memory to inflate gzip.");
    }
    ~Gzip() override { inflateEnd(&m_stream); }
    Gzip(const Gzip &) = delete;
    Gzip &operator=(const Gzip &) = delete;

    Step inflate(std::string_view input, char *buffer, std::size_t size) override
    {
        if (m_hasEnded)
            inflateReset(&m_stream); // a file may hold several members
        m_hasEnded = false;
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        m_stream.avail_in = static_cast<uInt>(input.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(buffer);
        m_stream.avail_out = static_cast<uInt>(std::min(size, blockSize));
        const uInt room = m_stream.avail_out;
        const int result = ::inflate(&m_stream, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            throw Error(m_stream.msg ? m_stream.msg : "the data are damaged");
        m_hasEnded = result == Z_STREAM_END;
        return {input.size() - m_stream.avail_in, room - m_stream.avail_out, m_hasEnded};
    }

private:
    z_stream m_stream{};
    bool m_hasEnded = false;
};

class ByteSource::Zstd : public Inflater {
public:
    Zstd() : m_stream(ZSTD_createDStream(), ZSTD_freeDStream)
    {
        if (!m_stream)
            throw Error("There is no memory to inflate zstd.");
        ZSTD_DCtx_setParameter(m_stream.get(), ZSTD_d_windowLogMax, largestWindow);
    }

    Step inflate(std::string_view input, char *buffer, std::size_t size) override
    {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{buffer, size, 0};
        const std::size_t result = ZSTD_decompressStream(m_stream.get(), &out, &in);
        if (ZSTD_isError(result))
            throw Error(ZSTD_getErrorName(result));
        return {in.pos, out.pos, result == 0};
    }

private:
    std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream *)> m_stream;
};

ByteSource::ByteSource(const std::string &path) : m_path(path)
{
    m_file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about {};
    if (m_file < 0 || fstat(m_file, &about) != 0) {
        const std::string reason = std::strerror(errno);
        if (m_file >= 0)
            close(m_file);
        throw Error(path + " cannot be opened: " + reason + ".");
    }
    if (S_ISDIR(about.st_mode)) {
        close(m_file);
        throw Error(path + " is a directory; name the trace files in it.");
    }
    m_fileSize = static_cast<std::uint64_t>(about.st_size);
    try {
        fill();
        if (m_block.starts_with(gzipMagic))
            m_inflater = std::make_unique<Gzip>();
        else if (m_block.starts_with(zstdMagic))
            m_inflater = std::make_unique<Zstd>();
    } catch (...) {
        close(m_file);
        throw;
    }
}

ByteSource::~ByteSource() { close(m_file); }

bool ByteSource::fill()
{
    m_block.resize(blockSize);
    m_at = 0;
    ssize_t got = 0;
    do
        got = ::read(m_file, m_block.data(), m_block.size());
    while (got < 0 && errno == EINTR);
    if (got < 0)
        throw Error(m_path + " cannot be read: " + std::strerror(errno) + ".");
    m_block.resize(static_cast<std::size_t>(got));
    m_position += static_cast<std::uint64_t>(got);
    return got > 0;
}

std::size_t ByteSource::read(char *buffer, std::size_t size)
{
    while (true) {
        if (m_at == m_block.size() && !fill()) {
            if (m_inflater && !m_inflater->isWhole)
                throw Error(m_path + " ends in the middle of its compressed data.");
            return 0;
        }
        const std::string_view input = std::string_view(m_block).substr(m_at);
        if (!m_inflater) {
            const std::size_t count = std::min(size, input.size());
            std::memcpy(buffer, input.data(), count);
            m_at += count;
            return count;
        }
        try {
            const Inflater::Step step = m_inflater->inflate(input, buffer, size);
            m_inflater->isWhole = step.isWhole;
            m_at += step.taken;
            if (step.made > 0)
                return step.made;
            if (step.taken == 0)
                throw Error("no progress");
        } catch (const Error &error) {
            throw Error(m_path + ": its compressed data are damaged near byte " +
                        std::to_string(m_position - m_block.size() + m_at) + " (" + error.what() + ").");
        }
    }
}

bool inflateZstd(std::string_view frame, std::size_t limit, std::string &inflated)
{
    inflated.clear();
    const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream *)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, largestWindow);
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    while (true) {
        const std::size_t before = inflated.size();
        if (before > limit)
            return false;
        inflated.resize(before + blockSize);
        ZSTD_outBuffer out{inflated.data() + before, blockSize, 0};
        const std::size_t result = ZSTD_decompressStream(stream.get(), &out, &in);
        inflated.resize(before + out.pos);
        if (ZSTD_isError(result))
            return false;
        if (in.pos == in.size && out.pos < blockSize)
            return result == 0;
    }
}

} // namespace alidade
