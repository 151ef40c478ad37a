#include "qml/map/mapscene.h"

#include "analysis/cyclemarks.h"
#include "exporters/layout/layout.h"

#include <algorithm>

namespace alidade {

namespace {

void sortUnique(std::vector<Index> &indices)
{
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

bool has(const std::vector<Index> &sorted, Index index) { return std::binary_search(sorted.begin(), sorted.end(), index); }

/// Marks what is in a cycle, and what to cut, where the lens shows it.
void markCycles(const Architecture &a, DrawingOptions &options)
{
    if (options.lens != Lens::structure)
        return;
    CycleMarks marks = cycleMarks(a);
    options.inCycle = std::move(marks.inCycle);
    options.suggestedCuts = std::move(marks.suggestedCuts);
}

void addMembers(const Architecture &a, Highlight &highlight, Index context)
{
    for (Index node = 0; node < a.nodes.size(); ++node) {
        if (a.nodes[node].context == context)
            highlight.nodes.push_back(node);
    }
}

void addRelations(const Architecture &a, Highlight &highlight, Index context)
{
    for (Index i = 0; i < a.relations.size(); ++i) {
        const ContextRelation &relation = a.relations[i];
        if (relation.upstream != a.contexts[context].id && relation.downstream != a.contexts[context].id)
            continue;
        highlight.relations.push_back(i);
    }
}

void sortAll(Highlight &highlight)
{
    for (std::vector<Index> *indices : {&highlight.nodes, &highlight.contexts, &highlight.dependencies, &highlight.relations})
        sortUnique(*indices);
}

} // namespace

std::shared_ptr<const MapScene> makeScene(std::shared_ptr<const Architecture> architecture, DrawingOptions options)
{
    auto scene = std::make_shared<MapScene>();
    scene->architecture = std::move(architecture);
    scene->positions = arrange(*scene->architecture);
    markCycles(*scene->architecture, options);
    for (const Detail detail : {Detail::far, Detail::middle, Detail::near}) {
        options.detail = detail;
        scene->drawings[static_cast<std::size_t>(detail)] =
            std::make_shared<const IndexedDrawing>(draw(*scene->architecture, scene->positions, options));
    }
    return scene;
}

Rect rectOf(const MapScene &scene, Owner owner)
{
    const Architecture &a = *scene.architecture;
    switch (owner.kind) {
    case Owner::Kind::node: return owner.index < scene.positions.nodes.size() ? scene.positions.nodes[owner.index] : Rect{};
    case Owner::Kind::context:
        return owner.index < scene.positions.contexts.size() ? scene.positions.contexts[owner.index] : Rect{};
    case Owner::Kind::unassigned: return scene.positions.unassigned;
    case Owner::Kind::dependency:
        if (owner.index < a.dependencies.size())
            return scene.positions.nodes[a.dependencies[owner.index].from].united(
                scene.positions.nodes[a.dependencies[owner.index].to]);
        return {};
    case Owner::Kind::relation:
        if (owner.index < a.relations.size()) {
            const Index up = a.findContext(a.relations[owner.index].upstream),
                        down = a.findContext(a.relations[owner.index].downstream);
            if (up != none && down != none)
                return scene.positions.contexts[up].united(scene.positions.contexts[down]);
        }
        return {};
    default: return {};
    }
}

bool Highlight::contains(Owner owner) const
{
    switch (owner.kind) {
    case Owner::Kind::node: return has(nodes, owner.index);
    case Owner::Kind::context: return has(contexts, owner.index);
    case Owner::Kind::dependency: return has(dependencies, owner.index);
    case Owner::Kind::relation: return has(relations, owner.index);
    default: return false;
    }
}

Highlight withNeighbours(const Architecture &a, const std::vector<Owner> &owners)
{
    Highlight result;
    std::vector<Index> centers; // nodes whose every dependency is bright
    for (const Owner owner : owners) {
        if (owner.kind == Owner::Kind::node)
            centers.push_back(owner.index);
        if (owner.kind == Owner::Kind::relation)
            result.relations.push_back(owner.index);
        if (owner.kind == Owner::Kind::dependency) {
            for (Index i = 0; i < a.dependencies.size(); ++i) { // all that share the line's ends
                if (a.dependencies[i].from == a.dependencies[owner.index].from &&
                    a.dependencies[i].to == a.dependencies[owner.index].to)
                    result.dependencies.push_back(i);
            }
            result.nodes.insert(result.nodes.end(), {a.dependencies[owner.index].from, a.dependencies[owner.index].to});
        }
        if (owner.kind == Owner::Kind::context) {
            result.contexts.push_back(owner.index);
            Highlight members;
            addMembers(a, members, owner.index);
            centers.insert(centers.end(), members.nodes.begin(), members.nodes.end());
            addRelations(a, result, owner.index);
        }
    }
    sortUnique(centers);
    for (Index i = 0; i < a.dependencies.size(); ++i) {
        const Dependency &d = a.dependencies[i];
        if (!has(centers, d.from) && !has(centers, d.to))
            continue;
        result.dependencies.push_back(i);
        result.nodes.insert(result.nodes.end(), {d.from, d.to});
    }
    result.nodes.insert(result.nodes.end(), centers.begin(), centers.end());
    sortAll(result);
    return result;
}

Highlight alone(const Architecture &a, const std::vector<Owner> &owners)
{
    Highlight result;
    for (const Owner owner : owners) {
        if (owner.kind == Owner::Kind::node)
            result.nodes.push_back(owner.index);
        if (owner.kind == Owner::Kind::dependency)
            result.nodes.insert(result.nodes.end(), {a.dependencies[owner.index].from, a.dependencies[owner.index].to});
        if (owner.kind == Owner::Kind::context) {
            result.contexts.push_back(owner.index);
            addMembers(a, result, owner.index);
        }
    }
    sortAll(result);
    for (Index i = 0; i < a.dependencies.size(); ++i) {
        if (has(result.nodes, a.dependencies[i].from) && has(result.nodes, a.dependencies[i].to))
            result.dependencies.push_back(i);
    }
    for (Index i = 0; i < a.relations.size(); ++i) {
        if (has(result.contexts, a.findContext(a.relations[i].upstream)) &&
            has(result.contexts, a.findContext(a.relations[i].downstream)))
            result.relations.push_back(i);
    }
    return result;
}

Drawing only(const Drawing &drawing, const Highlight &highlight)
{
    Drawing part;
    part.background = drawing.background;
    for (const DrawItem &item : drawing.items) {
        if (!highlight.contains(item.owner))
            continue;
        part.bounds = part.items.empty() ? item.bounds() : part.bounds.united(item.bounds());
        part.items.push_back(item);
    }
    return part;
}

std::array<SharedDrawing, 3> highlighted(const MapScene &scene, const Highlight &highlight)
{
    Highlight far = highlight;
    for (const Index node : highlight.nodes) {
        if (const Index context = scene.architecture->nodes[node].context; context != none)
            far.contexts.push_back(context);
    }
    // Near, a bright region would hide the dimmed cards in it; from afar there are none.
    for (const Index relation : highlight.relations) {
        const ContextRelation &ends = scene.architecture->relations[relation];
        for (const std::string &end : {ends.upstream, ends.downstream}) {
            if (const Index context = scene.architecture->findContext(end); context != none)
                far.contexts.push_back(context);
        }
    }
    sortUnique(far.contexts);
    const auto part = [&](Detail detail, const Highlight &which) {
        return std::make_shared<const IndexedDrawing>(only(scene.drawings[static_cast<std::size_t>(detail)]->drawing, which));
    };
    return {part(Detail::far, far), part(Detail::middle, highlight), part(Detail::near, highlight)};
}

} // namespace alidade
