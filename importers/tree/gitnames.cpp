#include "importers/tree/gitnames.h"

#include "importers/tree/beneath.h"
#include "model/error.h"

#include <algorithm>
#include <set>

#include <fcntl.h>

namespace alidade {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t maxPackedBytes = 256U << 20U;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Whether `left` is the newer version: runs of digits count as numbers.
bool isNewer(const std::string &left, const std::string &right)
{
    std::size_t l = 0, r = 0;
    while (l < left.size() && r < right.size()) {
        if (!isDigit(left[l]) || !isDigit(right[r])) {
            if (left[l] != right[r])
                return left[l] > right[r];
            ++l, ++r;
            continue;
        }
        const auto number = [](const std::string &text, std::size_t &at) {
            const std::size_t begin = text.find_first_not_of('0', at);
            for (; at < text.size() && isDigit(text[at]); ++at) {}
            return begin >= at ? std::string() : text.substr(begin, at - begin);
        };
        const std::string first = number(left, l), second = number(right, r);
        if (first != second)
            return first.size() != second.size() ? first.size() > second.size() : first > second;
    }
    return left.size() - l > right.size() - r;
}

/// The names below `refs` as files.
void listLoose(const fs::path &directory, std::set<std::string> &names)
{
    std::error_code failure;
    for (fs::recursive_directory_iterator it(directory / "refs", failure), end;
         !failure && it != end && names.size() < GitNames::most; it.increment(failure)) {
        if (it->symlink_status(failure).type() == fs::file_type::regular)
            names.insert(it->path().lexically_relative(directory).generic_string());
    }
}

/// The names in `packed-refs`: lines of "ID NAME"; others are remarks.
void listPacked(const fs::path &directory, std::set<std::string> &names)
{
    const Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    std::string packed;
    try {
        packed = readIfThere(opened.number(), "packed-refs", maxPackedBytes).value_or(std::string());
    } catch (const Error &) {
        return; // too large to be meant
    }
    for (std::string_view rest = packed; !rest.empty() && names.size() < GitNames::most;) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        if (const std::size_t space = line.find(" refs/"); space != std::string_view::npos && !line.starts_with('#'))
            names.emplace(line.substr(space + 1));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

} // namespace

GitNames gitNames(const GitDirectory &directory)
{
    std::set<std::string> names;
    listLoose(directory.common, names);
    listPacked(directory.common, names);
    GitNames result;
    for (const std::string &name : names) {
        constexpr std::string_view tags = "refs/tags/", heads = "refs/heads/", remotes = "refs/remotes/";
        if (name.starts_with(tags))
            result.tags.push_back(name.substr(tags.size()));
        else if (name.starts_with(heads))
            result.branches.push_back(name.substr(heads.size()));
        else if (name.starts_with(remotes) && !name.ends_with("/HEAD"))
            result.remoteBranches.push_back(name.substr(remotes.size()));
    }
    std::sort(result.tags.begin(), result.tags.end(), isNewer);
    return result;
}

} // namespace alidade
