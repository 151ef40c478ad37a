#include "analysis/events/messagewords.h"
#include "analysis/events/stormdraft.h"

#include <algorithm>
#include <set>

namespace alidade {
namespace {

constexpr std::size_t mostPossible = 4; ///< pairs of a service that nothing tells apart; more would only be a web

/// "Server.Start" -> "Server"; nothing for a function of no class.
std::string_view classOf(std::string_view function)
{
    const std::size_t dot = function.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : function.substr(0, dot);
}

/// Whether what sends stands where what receives does.
bool isSameHandler(const StormDeed &received, const StormDeed &sent)
{
    if (received.function.empty() || sent.function.empty())
        return received.evidence.source == sent.evidence.source && received.evidence.file == sent.evidence.file;
    const std::string_view from = classOf(received.function), to = classOf(sent.function);
    return received.function == sent.function || to == received.function || (!from.empty() && from == to);
}

std::size_t sharedStems(const std::string &one, const std::string &other)
{
    const std::vector<std::string> words = messageStems(one), others = messageStems(other);
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](const std::string &word) {
        return std::find(others.begin(), others.end(), word) != others.end();
    }));
}

/// What one service receives and sends.
struct Service {
    std::vector<const StormDeed *> received, sent;
};

class ReactionFinder {
public:
    explicit ReactionFinder(StormDraft &draft) : m_draft(draft) {}

    void find(const Service &service)
    {
        for (const StormDeed *sent : service.sent)
            findCauses(service, *sent);
    }

private:
    const std::string &text(std::size_t item) const { return m_draft.storm.items[item].text; }

    void findCauses(const Service &service, const StormDeed &sent)
    {
        std::vector<const StormDeed *> causes;
        for (const StormDeed *received : service.received)
            if (received->item != sent.item && isSameHandler(*received, sent))
                causes.push_back(received);
        const bool isSaid = !causes.empty();
        const StormCause command = isSaid ? StormCause{} : causeOf(m_draft.architecture(), sent);
        if (command.endpoint)
            return; // it obeys a request
        if (!isSaid)
            causes = service.received;
        std::erase_if(causes, [&](const StormDeed *received) { return received->item == sent.item; });
        if (distinct(causes) <= 1 && isSaid)
            return react(causes, sent, StormBond::said);
        // One function that receives everything, or none that is known: what speaks of the same thing belongs together.
        std::size_t best = 0;
        for (const StormDeed *received : causes)
            best = std::max(best, sharedStems(text(received->item), text(sent.item)));
        std::vector<const StormDeed *> closest;
        for (const StormDeed *received : causes)
            if (best > 0 && sharedStems(text(received->item), text(sent.item)) == best)
                closest.push_back(received);
        if (distinct(closest) == 1)
            return react(closest, sent, isSaid ? StormBond::said : StormBond::byName);
        if (isSaid)
            return react(causes, sent, StormBond::said);
        if (command.name.empty() && distinct(causes) * service.sent.size() <= mostPossible)
            react(causes, sent, StormBond::possible);
    }

    static std::size_t distinct(const std::vector<const StormDeed *> &deeds)
    {
        std::set<std::size_t> items;
        for (const StormDeed *deed : deeds)
            items.insert(deed->item);
        return items.size();
    }

    void react(const std::vector<const StormDeed *> &causes, const StormDeed &sent, StormBond bond)
    {
        for (const StormDeed *received : causes) {
            if (m_draft.storm.items[received->item].kind == BoardItemKind::command) {
                m_draft.link(received->item, sent.item, bond);
                continue;
            }
            std::string id = "policy:" + m_draft.architecture().nodes[received->node].name;
            id.append("|").append(text(received->item));
            const std::size_t policy = m_draft.add(BoardItemKind::policy, id, text(received->item), received->node);
            m_draft.addEvidence(policy, received->evidence);
            m_draft.addEvidence(policy, sent.evidence);
            m_draft.link(received->item, policy, StormBond::said);
            m_draft.link(policy, sent.item, bond);
        }
    }

    StormDraft &m_draft;
};

} // namespace

void collectReactions(StormDraft &draft)
{
    const std::vector<StormDeed> deeds = draft.deeds; // policies add evidence, not deeds
    std::map<Index, Service> services;
    for (const StormDeed &deed : deeds) {
        if (deed.evidence.voice == Voice::designed && deed.function.empty())
            continue; // sagas say themselves what leads to what
        Service &service = services[deed.node];
        (deed.isProducer ? service.sent : service.received).push_back(&deed);
    }
    ReactionFinder finder(draft);
    for (const auto &[node, service] : services)
        finder.find(service);
    for (StormItem &item : draft.storm.items) {
        if (item.kind == BoardItemKind::command && !item.consumers.empty())
            item.node = item.consumers.front(); // who is asked
    }
}

} // namespace alidade
