#include "model/ownerpattern.h"

#include <algorithm>

namespace alidade {
namespace {

/// A name that no pattern holds literally: any file of a directory.
constexpr std::string_view anyFile = "\x01";

std::vector<std::string_view> split(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        std::size_t end = std::min(path.find('/'), path.size());
        if (end > 0 && path.substr(0, end) != ".")
            segments.push_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return segments;
}

/// '*' stands for any text, '?' for one character. Linear but for the last star.
bool matchesSegment(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

} // namespace

OwnerPattern::OwnerPattern(std::string_view pattern) : m_text(pattern)
{
    m_isDirectory = pattern.ends_with('/');
    if (m_isDirectory)
        pattern.remove_suffix(1);
    m_isAnchored = pattern.find('/') != std::string_view::npos; // a name alone fits at any depth
    for (std::string_view segment : split(pattern))
        m_segments.emplace_back(segment);
}

/// Whether the segments match the whole path; "**" stands for any number of directories.
bool OwnerPattern::matches(const std::vector<std::string_view> &path) const
{
    // reached[j]: the segments so far can match the first j parts.
    std::vector<bool> reached(path.size() + 1, !m_isAnchored);
    reached[0] = true;
    for (const std::string &segment : m_segments) {
        std::vector<bool> next(path.size() + 1, false);
        for (std::size_t j = 0; j <= path.size(); ++j) {
            if (segment == "**")
                next[j] = reached[j] || (j > 0 && next[j - 1]);
            else
                next[j] = j > 0 && reached[j - 1] && matchesSegment(segment, path[j - 1]);
        }
        reached = std::move(next);
    }
    return reached[path.size()];
}

bool OwnerPattern::coversDirectory(std::string_view directory) const
{
    if (m_segments.empty())
        return m_text == "/";
    std::vector<std::string_view> path = split(directory);
    for (std::size_t length = 1; length <= path.size(); ++length) {
        if (matches({path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length)}))
            return true;
    }
    path.push_back(anyFile);
    return !m_isDirectory && matches(path);
}

} // namespace alidade
