#include "importers/tracing/inflater.h"

#include "model/error.h"

#include <algorithm>
#include <zlib.h>

namespace alidade {
namespace {

constexpr std::size_t stepSize = 64U << 10;
constexpr int gzipOrZlib = 32; // added to the window's bits: the header says which

} // namespace

struct Inflater::Stream {
    Stream()
    {
        if (inflateInit2(&z, MAX_WBITS + gzipOrZlib) != Z_OK)
            throw Error("There is no memory to inflate a request.");
    }
    ~Stream() { inflateEnd(&z); }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    z_stream z{};
};

Inflater::Inflater(std::size_t limit) : m_stream(std::make_unique<Stream>()), m_limit(limit) {}
Inflater::~Inflater() = default;

Inflater::Result Inflater::add(std::string_view bytes, std::string &inflated)
{
    z_stream &z = m_stream->z;
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    while (z.avail_in > 0 || z.avail_out == 0) {
        if (m_hasEnded) {
            if (z.avail_in == 0)
                break;
            inflateReset(&z);
            m_hasEnded = false;
        }
        const std::size_t before = inflated.size();
        inflated.resize(before + std::min(stepSize, m_limit + 1 - std::min(before, m_limit)));
        z.next_out = reinterpret_cast<Bytef *>(inflated.data() + before);
        z.avail_out = static_cast<uInt>(inflated.size() - before);
        const int result = ::inflate(&z, Z_NO_FLUSH);
        inflated.resize(inflated.size() - z.avail_out);
        if (inflated.size() > m_limit)
            return Result::tooLarge;
        if (result == Z_BUF_ERROR)
            break; // needs more input
        if (result != Z_OK && result != Z_STREAM_END)
            return Result::damaged;
        m_hasEnded = result == Z_STREAM_END;
    }
    return m_hasEnded ? Result::whole : Result::more;
}

Inflater::Result inflateWhole(std::string_view bytes, std::size_t limit, std::string &inflated)
{
    inflated.clear();
    const Inflater::Result result = Inflater(limit).add(bytes, inflated);
    return result == Inflater::Result::more ? Inflater::Result::damaged : result;
}

} // namespace alidade
