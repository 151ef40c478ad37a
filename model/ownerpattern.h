#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// A path pattern of a CODEOWNERS file: the rules of gitignore (gitignore(5), "PATTERN FORMAT") without '!' and '[]'.
class OwnerPattern {
public:
    explicit OwnerPattern(std::string_view pattern);
    /// Whether all that lies in the directory, whatever its name, belongs to the pattern.
    bool coversDirectory(std::string_view directory) const;

private:
    bool matches(const std::vector<std::string_view> &path) const;

    std::string m_text;
    std::vector<std::string> m_segments;
    bool m_isAnchored = false;  ///< it begins at the root
    bool m_isDirectory = false; ///< it ends in '/'
};

} // namespace alidade
