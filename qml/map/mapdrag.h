#pragma once

#include "qml/map/mapedits.h"
#include "qml/map/mapscene.h"

#include <optional>

namespace alidade {

/// A drag in the making: cards or contexts that follow the pointer until they are dropped or the drag is cancelled. Nothing
/// is changed before; edit() says what the drop would do. It keeps the scene it began in.
class MapDrag {
public:
    /// Scene units by which a card may be pulled over the border of its own context before it leaves it.
    static constexpr double holdMargin = 48;
    static constexpr double snap = 8; ///< scene units

    /// Drags `owners` (cards, or contexts when there is no card among them), taken hold of at `grip`. With `makesContext`
    /// the drop draws a new context around the cards. Nothing when there is nothing that can be dragged.
    static std::optional<MapDrag> begin(std::shared_ptr<const MapScene> scene, const std::vector<Owner> &owners, Point grip,
                                        bool makesContext);

    void moveTo(Point pointer) { m_pointer = pointer; }
    /// Contexts make no context.
    void setMakesContext(bool makesContext) { m_makesContext = makesContext && !m_nodes.empty(); }
    Point offset() const;
    bool makesContext() const { return m_makesContext; }
    /// Around all that is dragged, where it is now.
    Rect ghost() const;
    /// What lights up: the region that the cards would land in; empty over the open canvas.
    Rect target() const;
    /// What the drop would do, for people: "Move order to Billing".
    QString hint() const;
    MapEdit edit() const;
    const std::shared_ptr<const MapScene> &scene() const { return m_scene; }
    /// Where a card stood before.
    const Rect &start(Index node) const { return m_scene->positions.nodes[node]; }
    const std::vector<Index> &nodes() const { return m_nodes; }
    /// What is dragged, to be shown under the pointer.
    Drawing picture(Detail detail) const;
    /// Of what is bright, the part that stays where it is and is no line to what is dragged.
    Drawing still(const Highlight &bright, Detail detail) const;
    /// The lines to and from what is dragged, straight, to where it is now.
    std::vector<DrawItem> lines(Detail detail) const;
    /// Where the cards will land: where they are, snapped, but on no card that a person placed.
    std::vector<CardMove> landing() const;

private:
    MapDrag() = default;
    struct Landing {
        std::vector<CardMove> cards, aside; ///< what is dragged, and what makes room for it
    };
    Landing land() const;
    bool isMoving(Index node) const;
    bool isMovingLine(const DrawItem &item) const;
    Rect boxNow(Index node, Detail detail) const;
    Index targetContext() const;

    std::shared_ptr<const MapScene> m_scene;
    std::vector<Index> m_nodes, m_contexts; ///< one of them is empty
    Point m_grip, m_pointer;
    bool m_makesContext = false;
};

} // namespace alidade
