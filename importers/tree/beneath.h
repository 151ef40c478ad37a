#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace alidade {

/// Owns a file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor();
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

/// A directory below another, opened for listing; no link is followed. Not open, with errno, when that fails.
Descriptor openDirectory(int parent, const char *name);
/// A file below `directory`, opened for reading component by component: no link on the way is followed, even one that was
/// put there a moment ago. Not open, with errno, when that fails; EXDEV for a path that leads out.
Descriptor openBeneath(int directory, std::string_view path);
/// The bytes of an open regular file, and one more than `limit` at most: that one tells that the file is larger.
/// Throws Error with a message without the path.
std::string readAtMost(const Descriptor &file, std::uint64_t limit);
/// A file below `directory` as a whole; nothing when there is no such regular file, or a link is on the way.
/// Throws Error when it cannot be read or has more bytes than `limit`.
std::optional<std::string> readIfThere(int directory, std::string_view path, std::uint64_t limit);

/// What errno says, in the user's words.
std::string systemMessage(int code);

} // namespace alidade
