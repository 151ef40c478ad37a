#pragma once

#include "exporters/text/text.h"
#include "model/cycle.h"

#include <span>
#include <string_view>

namespace alidade {

/// A way to write a view of the architecture. There is one registry; the command line and the Export screen list it.
struct GraphFormat {
    /// What it is made from: the view itself, the drawing of it (plain C++), or the drawing painted by the desktop app.
    enum class Source : std::uint8_t { view, drawing, painting };
    std::string_view name;   ///< "mermaid"
    std::string_view suffix; ///< of the file, without the dot
    std::string_view title;  ///< for people
    Source source = Source::view;
    std::string (*write)(const Architecture &, const GroupedView &, const TextOptions &) = nullptr; ///< Source::view only
};

/// All graph formats, in the order in which they are offered.
std::span<const GraphFormat> graphFormats();

/// A way to write cycles.
struct CyclesFormat {
    std::string_view name, suffix, title;
    std::string (*write)(const Architecture &, const GroupedView &, std::span<const Cycle>, const TextOptions &) = nullptr;
};

std::span<const CyclesFormat> cyclesFormats();

/// The format with this name, or nullptr.
template <typename Format> const Format *findFormat(std::span<const Format> formats, std::string_view name)
{
    for (const Format &format : formats) {
        if (format.name == name)
            return &format;
    }
    return nullptr;
}

/// "text, json, dot": the names of all formats, for help and messages.
template <typename Format> std::string formatNames(std::span<const Format> formats)
{
    std::string names;
    for (const Format &format : formats)
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

} // namespace alidade
