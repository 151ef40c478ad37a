#include "importers/tree/gitreferences.h"

#include "importers/text.h"
#include "importers/tree/beneath.h"

#include <algorithm>

#include <fcntl.h>

namespace alidade {

namespace {

constexpr std::uint64_t maxReferenceBytes = 4 << 10;
constexpr std::uint64_t maxPackedBytes = 256 << 20;
constexpr int maxSymbolicDepth = 5;

class References {
public:
    explicit References(const GitDirectory &directory)
        : m_own(::open(directory.own.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
          m_common(::open(directory.common.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
          m_packed(content(m_common, "packed-refs", maxPackedBytes))
    {}

    /// Follows "ref: NAME" from reference to reference.
    std::string target(std::string name) const
    {
        constexpr std::string_view symbolic = "ref:";
        for (int depth = 0; depth < maxSymbolicDepth; ++depth) {
            const std::string text = content(name.starts_with("refs/") ? m_common : m_own, name, maxReferenceBytes);
            const std::string_view line = pointerText(text);
            if (!line.starts_with(symbolic))
                return line.empty() ? packedTarget(name) : std::string(line.substr(0, line.find_first_of(" \t")));
            name = trimmed(line.substr(symbolic.size()));
        }
        return {};
    }

private:
    /// "" when there is no such file.
    static std::string content(const Descriptor &directory, std::string_view path, std::uint64_t limit)
    {
        return readIfThere(directory.number(), path, limit).value_or(std::string());
    }

    /// Lines of "ID NAME"; one that starts with '^' says what the tag above it stands for.
    std::string packedTarget(const std::string &name) const
    {
        const std::string ending = " " + name;
        for (std::size_t start = 0; start < m_packed.size();) {
            const std::size_t end = std::min(m_packed.find('\n', start), m_packed.size());
            const std::string_view line = std::string_view(m_packed).substr(start, end - start);
            start = end + 1;
            if (line.ends_with(ending) && line.find(' ') == line.size() - ending.size())
                return std::string(line.substr(0, line.size() - ending.size()));
        }
        return {};
    }

    Descriptor m_own, m_common;
    std::string m_packed;
};

/// HEAD, ORIG_HEAD, FETCH_HEAD: nothing else of the git directory itself is a reference.
bool isSpecial(std::string_view name)
{
    return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

} // namespace

std::string referenceTarget(const GitDirectory &directory, std::string_view name)
{
    const References references(directory);
    const std::string text(name == "@" ? "HEAD" : name);
    if (text.empty())
        return {};
    if (isSpecial(text) || text.starts_with("refs/")) {
        if (std::string id = references.target(text); !id.empty())
            return id;
    }
    for (const char *start : {"refs/", "refs/tags/", "refs/heads/", "refs/remotes/"}) {
        if (std::string id = references.target(start + text); !id.empty())
            return id;
    }
    return references.target("refs/remotes/" + text + "/HEAD");
}

} // namespace alidade
