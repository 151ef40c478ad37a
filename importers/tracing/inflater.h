#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace alidade {

/// Inflates gzip or zlib data (RFC 1952, RFC 1950) as they come, up to a size: what would be larger is never made.
class Inflater {
public:
    enum class Result { more, whole, damaged, tooLarge };

    explicit Inflater(std::size_t limit);
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    /// Appends what these bytes inflate to. After `damaged` or `tooLarge` nothing more may be added. Members of gzip that
    /// follow one another are one text.
    Result add(std::string_view bytes, std::string &inflated);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    std::size_t m_limit;
    bool m_hasEnded = false;
};

/// Inflates a text that is at hand as a whole; what ends in the middle is damaged.
Inflater::Result inflateWhole(std::string_view bytes, std::size_t limit, std::string &inflated);

} // namespace alidade
