#include "qml/map/mapedits.h"

#include "qml/map/mapkeys.h"
#include "qml/map/mapwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace alidade {

namespace {

struct MapEdits {
    Q_DECLARE_TR_FUNCTIONS(MapEdits)
};

constexpr std::size_t namesShown = 3;

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

QString contextName(const Architecture &a, const std::string &id)
{
    const Index index = a.findContext(id);
    return index == none ? text(id) : text(a.contexts[index].name);
}

std::vector<Index> nodesOf(const std::vector<CardMove> &moves)
{
    std::vector<Index> nodes;
    for (const CardMove &move : moves)
        nodes.push_back(move.node);
    return nodes;
}

void place(std::vector<Edit> &edits, const Architecture &a, const std::vector<CardMove> &moves)
{
    for (const CardMove &move : moves)
        edits.push_back(PlaceItem{nodeKey(a.nodes[move.node].name), {move.to.x, move.to.y, true}});
}

/// Assigns those of `nodes` that are not there yet. Gives whether there was any.
bool assign(std::vector<Edit> &edits, const Architecture &a, const std::vector<Index> &nodes, Index context)
{
    const std::size_t before = edits.size();
    for (const Index node : nodes) {
        if (a.nodes[node].context != context)
            edits.push_back(AssignNode{a.nodes[node].name, context == none ? std::string() : a.contexts[context].id});
    }
    return edits.size() > before;
}

QString assignLabel(const Architecture &a, const std::vector<Index> &nodes, Index context)
{
    return context == none ? MapEdits::tr("Take %1 out of its context").arg(nameList(a, nodes))
                           : MapEdits::tr("Move %1 to %2").arg(nameList(a, nodes), text(a.contexts[context].name));
}

/// Where a context without members stands is stored; with members its region follows them.
bool isStored(const Architecture &a, const std::string &item) { return a.decisions.placements.contains(item); }

} // namespace

QString nameList(const Architecture &a, const std::vector<Index> &nodes)
{
    QStringList names;
    for (const Index node : nodes) {
        if (static_cast<std::size_t>(names.size()) < namesShown || nodes.size() == namesShown + 1)
            names.append(text(a.nodes[node].name));
    }
    const QString list = names.join(MapEdits::tr(", ", "between names"));
    const auto more = static_cast<int>(nodes.size()) - static_cast<int>(names.size());
    return more > 0 ? MapEdits::tr("%1 and %n more", nullptr, more).arg(list) : list;
}

MapEdit moveCards(const Architecture &a, const std::vector<CardMove> &moves, Index context)
{
    MapEdit result;
    const std::vector<Index> nodes = nodesOf(moves);
    const bool isAssigned = assign(result.edits, a, nodes, context);
    place(result.edits, a, moves);
    result.label = isAssigned ? assignLabel(a, nodes, context) : MapEdits::tr("Place %1").arg(nameList(a, nodes));
    return result;
}

MapEdit assignCards(const Architecture &a, const std::vector<Index> &nodes, Index context)
{
    MapEdit result;
    std::vector<Index> moving;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(moving),
                 [&](Index node) { return a.nodes[node].context != context; });
    assign(result.edits, a, moving, context);
    for (const Index node : moving) {
        if (isStored(a, nodeKey(a.nodes[node].name)))
            result.edits.push_back(ForgetPlacement{nodeKey(a.nodes[node].name)});
    }
    result.label = assignLabel(a, moving, context);
    return result;
}

MapEdit moveContexts(const Architecture &a, const Positions &positions, const std::vector<Index> &contexts, Point by)
{
    MapEdit result;
    QStringList names;
    for (const Index context : contexts) {
        names.append(text(a.contexts[context].name));
        const Rect &region = positions.contexts[context];
        result.edits.push_back(PlaceItem{contextKey(a.contexts[context].id), {region.x + by.x, region.y + by.y, true}});
        for (Index node = 0; node < a.nodes.size(); ++node) {
            if (a.nodes[node].context == context)
                result.edits.push_back(PlaceItem{nodeKey(a.nodes[node].name),
                                                 {positions.nodes[node].x + by.x, positions.nodes[node].y + by.y, true}});
        }
    }
    result.label = MapEdits::tr("Place %1").arg(names.join(MapEdits::tr(", ", "between names")));
    return result;
}

MapEdit createContext(const Architecture &a, const QString &name, const std::vector<Index> &nodes,
                      const std::vector<CardMove> &moves)
{
    MapEdit result;
    const std::string utf8 = name.toStdString();
    const std::string id = newContextId(utf8, a.contexts);
    BoundedContext context;
    context.id = id;
    context.name = utf8;
    result.edits.push_back(PutContext{context});
    for (const Index node : nodes)
        result.edits.push_back(AssignNode{a.nodes[node].name, id});
    place(result.edits, a, moves);
    result.label = nodes.empty() ? MapEdits::tr("New context %1").arg(name)
                                 : MapEdits::tr("New context %1 with %2").arg(name, nameList(a, nodes));
    return result;
}

MapEdit changeContext(const Architecture &a, const BoundedContext &changed)
{
    const Index index = a.findContext(changed.id);
    if (index == none || a.contexts[index] == changed)
        return {};
    const BoundedContext &before = a.contexts[index];
    const QString name = text(before.name);
    MapEdit result{.label = {}, .edits = {PutContext{changed}}};
    if (before.name != changed.name)
        result.label = MapEdits::tr("Rename %1 to %2").arg(name, text(changed.name));
    else if (before.subdomain != changed.subdomain)
        result.label = MapEdits::tr("Mark %1 as %2").arg(name, subdomainWord(changed.subdomain));
    else if (before.owner != changed.owner)
        result.label = changed.owner.empty() ? MapEdits::tr("%1 has no owner").arg(name)
                                             : MapEdits::tr("%1 is owned by %2").arg(name, text(changed.owner));
    else if (before.color != changed.color)
        result.label = MapEdits::tr("Change the colour of %1").arg(name);
    else
        result.label = MapEdits::tr("Describe %1").arg(name);
    return result;
}

MapEdit removeContext(const Architecture &a, Index context)
{
    return {MapEdits::tr("Delete context %1").arg(text(a.contexts[context].name)), {RemoveContext{a.contexts[context].id}}};
}

MapEdit relateContexts(const Architecture &a, const ContextRelation &relation)
{
    if (relation.upstream == relation.downstream)
        return {};
    return {MapEdits::tr("%1 and %2: %3")
                .arg(contextName(a, relation.upstream), contextName(a, relation.downstream), patternWord(relation.pattern)),
            {PutRelation{relation}}};
}

MapEdit separateContexts(const Architecture &a, const std::string &upstream, const std::string &downstream)
{
    return {MapEdits::tr("Remove the relation of %1 and %2").arg(contextName(a, upstream), contextName(a, downstream)),
            {RemoveRelation{upstream, downstream}}};
}

MapEdit writeNote(const Architecture &a, const std::string &key, const QString &note)
{
    const auto it = std::find_if(a.notes.begin(), a.notes.end(), [&](const Note &n) { return n.target == key; });
    const std::string utf8 = note.trimmed().toStdString();
    if (utf8 == (it == a.notes.end() ? std::string() : it->text))
        return {};
    const Owner owner = ownerOf(a, key);
    const QString name = owner.kind == Owner::Kind::none ? text(a.systemName) : shortName(a, owner);
    return {utf8.empty() ? MapEdits::tr("Remove the note on %1").arg(name) : MapEdits::tr("Note on %1").arg(name),
            {PutNote{{key, utf8}}}};
}

MapEdit takeLayout(const Architecture &a, const Positions &positions)
{
    MapEdit result{.label = MapEdits::tr("Lay out the map"), .edits = {}};
    const auto put = [&](const std::string &item, const Rect &rect) {
        const auto it = a.decisions.placements.find(item);
        const Placement placement{rect.x, rect.y, false};
        if (it == a.decisions.placements.end() || (!it->second.isManual && !(it->second == placement)))
            result.edits.push_back(PlaceItem{item, placement});
    };
    std::vector<std::size_t> members(a.contexts.size());
    for (Index node = 0; node < a.nodes.size(); ++node) {
        put(nodeKey(a.nodes[node].name), positions.nodes[node]);
        if (a.nodes[node].context != none)
            ++members[a.nodes[node].context];
    }
    for (Index context = 0; context < a.contexts.size(); ++context) {
        if (members[context] == 0)
            put(contextKey(a.contexts[context].id), positions.contexts[context]);
    }
    return result;
}

MapEdit forgetGone(const Architecture &a, const std::vector<Index> &nodes)
{
    MapEdit result;
    std::vector<Index> gone;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(gone), [&](Index node) { return a.nodes[node].isGone; });
    for (const Index node : gone)
        result.edits.push_back(ForgetGone{a.nodes[node].name});
    result.label = MapEdits::tr("Forget %1").arg(nameList(a, gone));
    return result;
}

} // namespace alidade
