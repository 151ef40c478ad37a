#include "exporters/drawing/sheet.h"

namespace alidade {

namespace {

/// A box of a mark in a grid of 16 x 16.
struct Part {
    double x, y, width, height, radius;
    bool isFilled = true;
    Box::Shape shape = Box::Shape::rounded;
};

std::vector<Part> partsOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::service: return {{2, 2, 12, 12, 4, false}, {5.5, 5.5, 5, 5, 2.5}};
    case NodeKind::gateway: return {{1, 3, 14, 2.5, 1.2}, {4, 7, 8, 2.5, 1.2}, {6.5, 11, 3, 2.5, 1.2}};
    case NodeKind::frontend: return {{1, 2, 14, 12, 2.5, false}, {1, 2, 14, 4, 2}};
    case NodeKind::monolith: return {{1.5, 1.5, 6, 6, 1}, {8.5, 1.5, 6, 6, 1}, {1.5, 8.5, 6, 6, 1}, {8.5, 8.5, 6, 6, 1}};
    case NodeKind::job: return {{1.5, 1.5, 13, 13, 6.5, false}, {7.2, 4, 1.8, 5, 0.9}, {7.2, 7.2, 4.5, 1.8, 0.9}};
    case NodeKind::client: return {{5, 1.5, 6, 6, 3}, {2, 9, 12, 5.5, 2.7}};
    case NodeKind::external: return {{1.5, 4.5, 10, 10, 2.5, false}, {8.5, 1.5, 6, 6, 1.5}};
    case NodeKind::telemetry: return {{2, 9, 3, 5, 1}, {6.5, 5.5, 3, 8.5, 1}, {11, 2, 3, 12, 1}};
    case NodeKind::datastore: return {{2.5, 1.5, 11, 13, 0, false, Box::Shape::cylinder}};
    case NodeKind::cache: return {{1, 3, 14, 10, 5, false}, {4, 6, 8, 4, 2}};
    case NodeKind::broker: return {{1, 4, 14, 8, 0, false, Box::Shape::queue}};
    case NodeKind::bucket: return {{1.5, 2, 13, 3.5, 1.7}, {3, 5, 10, 9.5, 3, false}};
    }
    return {};
}

} // namespace

Color kindColor(const Palette &colors, NodeKind kind)
{
    switch (kind) {
    case NodeKind::service: return colors.service;
    case NodeKind::gateway: return colors.gateway;
    case NodeKind::frontend: return colors.frontend;
    case NodeKind::monolith: return colors.monolith;
    case NodeKind::job: return colors.job;
    case NodeKind::client:
    case NodeKind::external: return colors.external;
    case NodeKind::telemetry: return colors.telemetry;
    case NodeKind::datastore: return colors.datastore;
    case NodeKind::cache: return colors.cache;
    case NodeKind::broker: return colors.broker;
    case NodeKind::bucket: return colors.bucket;
    }
    return colors.service;
}

void drawKindMark(Sheet &sheet, Owner owner, const Rect &rect, NodeKind kind, Color ink)
{
    const double scale = rect.width / 16;
    for (const Part &part : partsOf(kind)) {
        const Rect place{rect.x + part.x * scale, rect.y + part.y * scale, part.width * scale, part.height * scale};
        Box box{.shape = part.shape, .rect = place, .radius = part.radius * scale, .fill = ink, .stroke = ink, .strokeWidth = 0};
        if (!part.isFilled) {
            box.fill.a = 0;
            box.strokeWidth = 1.5 * scale;
        }
        sheet.cards.push_back({owner, box});
    }
}

} // namespace alidade
