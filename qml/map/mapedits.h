#pragma once

#include "qml/map/mapplacing.h"

#include <QString>

#include <vector>

namespace alidade {

/// What becomes one revision: what is done, for people, and the edits that do it. Nothing to do = no edits.
struct MapEdit {
    QString label;
    std::vector<Edit> edits;
};

// Pure functions from what a person did on the map to the edit; the map changes when the edit was written.

/// Puts hand-placed cards into `context` (`none` takes them out of any). Cards that stay in their context only move.
MapEdit moveCards(const Architecture &architecture, const std::vector<CardMove> &moves, Index context);
/// Assigns without placing: the next arrangement finds room in the context.
MapEdit assignCards(const Architecture &architecture, const std::vector<Index> &nodes, Index context);
/// Moves contexts with all that is in them.
MapEdit moveContexts(const Architecture &architecture, const Positions &positions, const std::vector<Index> &contexts, Point by);
/// A new context around cards, which get hand-placed if `moves` says where; otherwise `nodes` stay where they are.
MapEdit createContext(const Architecture &architecture, const QString &name, const std::vector<Index> &nodes,
                      const std::vector<CardMove> &moves);
/// Replaces what is said about a context; the label says what changed.
MapEdit changeContext(const Architecture &architecture, const BoundedContext &changed);
MapEdit removeContext(const Architecture &architecture, Index context);
MapEdit relateContexts(const Architecture &architecture, const ContextRelation &relation);
MapEdit separateContexts(const Architecture &architecture, const std::string &upstream, const std::string &downstream);
/// A note on the thing with this key; an empty text removes it.
MapEdit writeNote(const Architecture &architecture, const std::string &key, const QString &text);
/// Takes over a layout. Hand-placed cards are left alone.
MapEdit takeLayout(const Architecture &architecture, const Positions &positions);
MapEdit forgetGone(const Architecture &architecture, const std::vector<Index> &nodes);

/// "order, payment", or "order, payment, stock and 4 more".
QString nameList(const Architecture &architecture, const std::vector<Index> &nodes);

} // namespace alidade
