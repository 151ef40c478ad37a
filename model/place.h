#pragma once

#include <string>

namespace alidade {

/// A place in a source: its path relative to the root of the source, '/'-separated UTF-8; its line from 1, 0 = the whole file.
struct Place {
    std::string file;
    int line = 0;
    friend bool operator==(const Place &, const Place &) = default;
    friend auto operator<=>(const Place &, const Place &) = default;
};

} // namespace alidade
