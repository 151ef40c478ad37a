#include "analysis/events/stormdraft.h"

#include "analysis/events/messagewords.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::size_t mostEvidence = 20; ///< places that are kept of one note

void insertSorted(std::vector<Index> &list, Index node)
{
    const auto place = std::lower_bound(list.begin(), list.end(), node);
    if (place == list.end() || *place != node)
        list.insert(place, node);
}

} // namespace

std::size_t StormDraft::add(BoardItemKind kind, const std::string &id, const std::string &text, Index node)
{
    const auto known = m_places.find(id);
    if (known != m_places.end())
        return known->second;
    if (storm.items.size() >= EventStorm::mostItems) {
        ++storm.leftOut;
        return full;
    }
    StormItem item;
    item.id = id;
    item.kind = kind;
    item.text = text;
    item.node = node;
    item.isFound = true;
    m_places.emplace(id, storm.items.size());
    storm.items.push_back(std::move(item));
    return storm.items.size() - 1;
}

std::size_t StormDraft::addMessage(const std::string &name, const std::string &topic)
{
    const bool isCommand = isCommandName(name);
    const std::size_t item =
        add(isCommand ? BoardItemKind::command : BoardItemKind::event, (isCommand ? "command:" : "event:") + name, name, none);
    if (item != full && storm.items[item].topic.empty())
        storm.items[item].topic = topic;
    return item;
}

void StormDraft::addDeed(StormDeed deed)
{
    if (deed.item == full || deed.node == none)
        return;
    StormItem &item = storm.items[deed.item];
    insertSorted(deed.isProducer ? item.publishers : item.consumers, deed.node);
    addEvidence(deed.item, deed.evidence);
    deeds.push_back(std::move(deed));
}

void StormDraft::link(std::size_t from, std::size_t to, StormBond bond)
{
    if (from != full && to != full && from != to)
        storm.links.push_back({from, to, bond});
}

void StormDraft::addEvidence(std::size_t item, const Evidence &evidence)
{
    if (item == full || evidence.file.empty())
        return;
    std::vector<Evidence> &all = storm.items[item].evidence;
    if (all.size() < mostEvidence && std::find(all.begin(), all.end(), evidence) == all.end())
        all.push_back(evidence);
}

EventStorm StormDraft::take()
{
    std::vector<StormLink> &links = storm.links;
    std::sort(links.begin(), links.end());
    const auto isSame = [](const StormLink &l, const StormLink &r) { return l.from == r.from && l.to == r.to; };
    links.erase(std::unique(links.begin(), links.end(), isSame), links.end()); // the surest comes first
    return std::move(storm);
}

} // namespace alidade
