#pragma once

#include "exporters/drawing/drawing.h"

namespace alidade {

/// What a card says about its node: cardSize() and draw() agree on it.
struct CardContent {
    std::string mark;                ///< two letters for the language; empty: the mark of the kind is drawn
    std::string kind;                ///< "service", "datastore", …
    std::vector<std::string> badges; ///< up to three, most important first
    std::vector<std::string> lines;  ///< the first endpoints, shortened
    std::size_t more = 0;            ///< endpoints that are not in `lines`
};

CardContent cardContent(const Node &node, const DrawingWords &words = {});

/// The room inside a card's outline: a cylinder's lid and a queue's end belong to the outline.
Rect cardInside(NodeKind kind, const Rect &card);

// Measures of a card at Detail::near.
inline constexpr double cardPadding = 12, cardMarkSize = 28, cardHeaderHeight = 52, cardLineHeight = 16, badgeHeight = 16;
inline constexpr double cardNameSize = 13, cardSmallSize = 11;

} // namespace alidade
