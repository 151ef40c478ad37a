#include "analysis/events/messagewords.h"
#include "analysis/events/stormdraft.h"

#include <algorithm>
#include <set>

namespace alidade {
namespace {

std::string_view lastPart(std::string_view name, std::string_view separators)
{
    const std::size_t place = name.find_last_of(separators);
    return place == std::string_view::npos ? name : name.substr(place + 1);
}

bool isSameWord(std::string_view one, std::string_view other)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return one.size() == other.size() &&
           std::equal(one.begin(), one.end(), other.begin(), [&](char l, char r) { return lower(l) == lower(r); });
}

/// "Server.PlaceOrder" -> "PlaceOrder", "createOrderHandler.Handle" -> "createOrder": what is asked for where it publishes.
std::string commandNameOf(const std::string &function)
{
    const std::string_view method = lastPart(function, ".");
    if (isCommandName(method) && messageStems(method).front() != "publish" && messageStems(method).front() != "send")
        return std::string(method);
    if (method.size() == function.size())
        return {};
    std::string_view owner = lastPart(std::string_view(function).substr(0, function.size() - method.size() - 1), ".");
    bool isHandler = false;
    for (const std::string_view ending : {"Handler", "UseCase", "Usecase", "Interactor", "Cmd", "Command"}) {
        if (owner.size() > ending.size() && owner.ends_with(ending)) {
            owner.remove_suffix(ending.size());
            isHandler = true;
        }
    }
    return isHandler && isCommandName(owner) ? std::string(owner) : std::string();
}

const Endpoint *endpointOf(const Node &node, std::string_view name)
{
    const auto found = std::find_if(node.endpoints.begin(), node.endpoints.end(), [&](const Endpoint &endpoint) {
        return endpoint.kind == EndpointKind::grpc && isSameWord(lastPart(endpoint.name, "/"), name);
    });
    return found == node.endpoints.end() ? nullptr : &*found;
}

/// Where no policy publishes, the function that does tells which command it obeys.
void addCommand(StormDraft &draft, const StormDeed &deed)
{
    const StormCause cause = causeOf(draft.architecture(), deed);
    if (cause.name.empty())
        return;
    std::string id = "command:" + draft.architecture().nodes[deed.node].name;
    id.append("/").append(cause.name);
    const std::size_t command = draft.add(BoardItemKind::command, id, cause.name, deed.node);
    if (cause.endpoint)
        draft.addEvidence(command, cause.endpoint->evidence);
    draft.addEvidence(command, deed.evidence);
    draft.link(command, deed.item, StormBond::said);
}

/// "order_items" -> "OrderItem".
std::string singularTitle(std::string_view table)
{
    std::vector<std::string> words = messageWords(lastPart(table, "."));
    if (words.empty())
        return {};
    std::string &last = words.back();
    if (last.size() > 4 && last.ends_with("ies"))
        last.replace(last.size() - 3, 3, "y");
    else if (last.size() > 3 && last.ends_with('s') && !last.ends_with("ss"))
        last.pop_back();
    std::string title;
    for (const std::string &word : words) {
        const char first = word.front();
        title += first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
        title.append(word, 1);
    }
    return title;
}

/// A table of the service that the event speaks of holds the aggregate that it happened to.
void addAggregates(StormDraft &draft, const Dependency &dependency, const std::map<Index, std::vector<std::size_t>> &published)
{
    const auto events = published.find(dependency.from);
    if (events == published.end() || dependency.mode != Mode::data)
        return;
    for (const std::string &table : dependency.via) {
        const std::string title = singularTitle(table);
        const std::vector<std::string> stems = messageStems(title);
        for (const std::size_t event : events->second) {
            const std::vector<std::string> spoken = messageStems(draft.storm.items[event].text);
            const bool isSpokenOf = !stems.empty() && std::all_of(stems.begin(), stems.end(), [&](const std::string &stem) {
                return std::find(spoken.begin(), spoken.end(), stem) != spoken.end();
            });
            if (!isSpokenOf)
                continue;
            std::string id = "aggregate:" + draft.architecture().nodes[dependency.from].name;
            id.append("|").append(title);
            const std::size_t aggregate = draft.add(BoardItemKind::aggregate, id, title, dependency.from);
            if (!dependency.evidence.empty())
                draft.addEvidence(aggregate, dependency.evidence.front());
            draft.link(aggregate, event, StormBond::byName);
        }
    }
}

/// External systems that a service of the board calls where it handles something, or at all.
void addExternal(StormDraft &draft, const Dependency &dependency, const std::set<Index> &present)
{
    const Node &target = draft.architecture().nodes[dependency.to];
    if (target.kind != NodeKind::external || !present.contains(dependency.from) || dependency.mode == Mode::telemetry)
        return;
    const std::size_t external = draft.add(BoardItemKind::externalSystem, "external:" + target.name, target.name, dependency.to);
    if (external == StormDraft::full)
        return;
    for (const Evidence &evidence : dependency.evidence)
        draft.addEvidence(external, evidence);
    const auto callsIt = [&](const StormItem &item) {
        return item.node == dependency.from && (item.kind == BoardItemKind::policy || item.kind == BoardItemKind::command) &&
               std::any_of(item.evidence.begin(), item.evidence.end(), [&](const Evidence &own) {
                   return std::any_of(dependency.evidence.begin(), dependency.evidence.end(),
                                      [&](const Evidence &call) { return call.source == own.source && call.file == own.file; });
               });
    };
    for (std::size_t i = 0; i < draft.storm.items.size(); ++i) {
        if (callsIt(draft.storm.items[i]))
            draft.link(i, external, StormBond::said);
    }
}

} // namespace

StormCause causeOf(const Architecture &architecture, const StormDeed &deed)
{
    const std::string name = commandNameOf(deed.function);
    const Endpoint *endpoint =
        endpointOf(architecture.nodes[deed.node], name.empty() ? lastPart(deed.function, ".") : std::string_view(name));
    return {name.empty() && endpoint ? std::string(lastPart(endpoint->name, "/")) : name, endpoint};
}

void collectCommands(StormDraft &draft)
{
    std::set<std::size_t> caused;
    for (const StormLink &link : draft.storm.links) {
        if (link.bond != StormBond::possible)
            caused.insert(link.to);
    }
    const std::vector<StormDeed> deeds = draft.deeds;
    std::map<Index, std::vector<std::size_t>> published;
    std::set<Index> present;
    for (const StormDeed &deed : deeds) {
        present.insert(deed.node);
        if (!deed.isProducer || draft.storm.items[deed.item].kind != BoardItemKind::event)
            continue;
        published[deed.node].push_back(deed.item);
        if (!caused.contains(deed.item))
            addCommand(draft, deed);
    }
    for (const Dependency &dependency : draft.architecture().dependencies) {
        addAggregates(draft, dependency, published);
        addExternal(draft, dependency, present);
    }
}

} // namespace alidade
