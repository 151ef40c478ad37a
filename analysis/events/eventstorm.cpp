#include "analysis/events/eventstorm.h"

#include "analysis/events/stormdraft.h"

namespace alidade {

/// What a person said about a found note lies over it; the rest are notes of their own.
void addDecided(StormDraft &draft)
{
    const Architecture &architecture = draft.architecture();
    EventStorm &storm = draft.storm;
    for (StormItem &item : storm.items)
        item.context = item.node == none ? none : architecture.nodes[item.node].context;
    for (const BoardItem &said : architecture.decisions.board) {
        std::size_t place = storm.find(said.id);
        if (place == storm.items.size()) {
            storm.items.emplace_back();
            storm.items.back().id = said.id;
            storm.items.back().node = said.node.empty() ? none : architecture.findNode(said.node);
        }
        StormItem &item = storm.items[place];
        item.isDecided = true;
        item.kind = said.kind;
        item.text = said.text;
        item.x = said.x;
        item.y = said.y;
        const Index context = said.context.empty() ? none : architecture.findContext(said.context);
        if (context != none)
            item.context = context;
        else if (!item.isFound && item.node != none)
            item.context = architecture.nodes[item.node].context;
    }
}

EventStorm eventStorm(const Architecture &architecture)
{
    StormDraft draft(architecture);
    collectMessages(draft);
    collectReactions(draft);
    collectCommands(draft);
    addDecided(draft);
    EventStorm storm = draft.take();
    planStorm(architecture, storm);
    checkStorm(architecture, storm);
    proposeContexts(architecture, storm);
    return storm;
}

} // namespace alidade
