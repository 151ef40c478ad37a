#include "model/resourcefinder.h"

#include <algorithm>

namespace alidade {
namespace {

/// Beyond so many equal stores no look at their neighbourhood tells which one is meant.
constexpr std::size_t mostCompared = 64;

std::string_view imageBase(std::string_view image)
{
    image = image.substr(image.rfind('/') + 1);
    return image.substr(0, image.find_first_of(":@"));
}

const Product *productOf(const Node &node)
{
    const Product *found = nullptr;
    for (std::size_t i = 0; !found && i < node.workloads.size(); ++i)
        found = productIn(imageBase(node.workloads[i].image));
    if (!found)
        found = productIn(node.name);
    for (std::size_t i = 0; !found && i < node.aliases.size(); ++i)
        found = productIn(node.aliases[i]);
    return found;
}

/// What is left of "mysql-orders" or "ordersDB" without what says that it is a database.
std::string withoutProductWords(const std::string &name)
{
    std::string result, word;
    auto finish = [&] {
        if (!word.empty() && !isProductWord(word))
            result += word;
        word.clear();
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        char c = name[i];
        bool isUpper = c >= 'A' && c <= 'Z';
        bool wasLower = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
        if (c == '-' || c == '_' || c == '.' || c == ' ' || (isUpper && wasLower))
            finish();
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            word += c;
        else if (isUpper)
            word += static_cast<char>(c - 'A' + 'a');
    }
    finish();
    if (result.size() > 4 && result.ends_with("db"))
        result.resize(result.size() - 2);
    return result;
}

void add(std::vector<Index> &list, Index node)
{
    if (std::find(list.begin(), list.end(), node) == list.end())
        list.push_back(node);
}

} // namespace

ResourceNeed needOf(const CallFact &call, std::string_view address)
{
    ResourceNeed need{nullptr, call.protocol, call.role != CallRole::store};
    if (std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
        need.product = productIn(address.substr(0, scheme));
    for (const Product *product : {productOfProtocol(call.protocol), productIn(call.framework), productIn(call.detail)}) {
        if (!need.product)
            need.product = product;
    }
    if (need.protocol.empty() && need.product)
        need.protocol = need.product->protocol;
    return need;
}

std::string nameOf(const ResourceNeed &need)
{
    if (need.product)
        return std::string(need.product->name);
    return need.protocol.empty() ? std::string(need.isBroker ? "broker" : "datastore") : need.protocol;
}

ResourceFinder::ResourceFinder(const Assembly &assembly) : m_assembly(assembly)
{
    const std::vector<Node> &nodes = assembly.result.nodes;
    for (Index i = 0; i < nodes.size(); ++i) {
        if (!isResource(nodes[i].kind) || nodes[i].isGone)
            continue;
        m_products[i] = productOf(nodes[i]);
        if (Index owner = ownerByName(nodes[i].name); owner != none) {
            m_owner[i] = owner;
            m_owned[owner].push_back(i);
        }
    }
    for (const DependencyDraft &draft : assembly.drafts) {
        if (draft.evidence.voice != Voice::deployed || !m_products.contains(draft.to))
            continue;
        add(m_used[draft.from], draft.to);
        if (!draft.protocol.empty())
            m_protocols[draft.to].insert(draft.protocol);
    }
}

void ResourceFinder::learn(Index caller, Index resource)
{
    if (m_products.contains(resource))
        add(m_used[caller], resource);
}

Index ResourceFinder::findNamed(std::string_view name, const ResourceNeed &need) const
{
    Index node = name.empty() ? none : m_assembly.names.findExact(name);
    return node != none && m_products.contains(node) && fits(node, need) ? node : none;
}

/// The service that a resource is named after: "orders-db" after "order-service".
Index ResourceFinder::ownerByName(const std::string &resource) const
{
    std::string stem = withoutProductWords(resource);
    if (stem.empty())
        return none;
    std::string singular = stem.ends_with('s') ? stem.substr(0, stem.size() - 1) : std::string();
    for (const std::string &name : {stem, singular, stem + "s"}) {
        Index node = name.empty() ? none : m_assembly.names.find(name);
        if (node != none && !isResource(m_assembly.result.nodes[node].kind))
            return node;
    }
    return none;
}

bool ResourceFinder::fits(Index resource, const ResourceNeed &need) const
{
    const Product *has = m_products.at(resource);
    const NodeKind kind = m_assembly.result.nodes[resource].kind;
    if (has && need.product)
        return has == need.product || (has->protocol == need.product->protocol && has->protocol != "sql");
    if (has && has->protocol == need.protocol)
        return true;
    bool isAnyBroker = need.isBroker && !need.product && (need.protocol == "messaging" || need.protocol.empty());
    if (has)
        return isAnyBroker && kind == NodeKind::broker;
    if (auto it = m_protocols.find(resource); it != m_protocols.end() && !isAnyBroker)
        return it->second.contains(need.protocol);
    if (need.isBroker)
        return kind == NodeKind::broker;
    return kind == (need.product ? need.product->kind : NodeKind::datastore);
}

const ResourceFinder::Fitting &ResourceFinder::fitting(const ResourceNeed &need)
{
    auto [it, isNew] = m_fitting.try_emplace(nameOf(need) + '|' + need.protocol + (need.isBroker ? "|broker" : "|store"));
    if (!isNew)
        return it->second;
    Fitting &result = it->second;
    for (const auto &[resource, product] : m_products) {
        if (fits(resource, need))
            result.all.push_back(resource);
    }
    std::sort(result.all.begin(), result.all.end(),
              [this](Index l, Index r) { return m_assembly.result.nodes[l].name < m_assembly.result.nodes[r].name; });
    std::copy_if(result.all.begin(), result.all.end(), std::back_inserter(result.shared),
                 [this](Index resource) { return !m_owner.contains(resource); });
    return result;
}

/// Those that stand in the caller's source, or else in its namespace.
std::vector<Index> ResourceFinder::near(const std::vector<Index> &resources, Index caller, const std::string &source) const
{
    if (resources.size() > mostCompared)
        return {};
    const std::vector<Node> &nodes = m_assembly.result.nodes;
    std::vector<Index> result;
    std::copy_if(resources.begin(), resources.end(), std::back_inserter(result), [&](Index resource) {
        const std::vector<Evidence> &evidence = nodes[resource].evidence;
        return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence &e) { return e.source == source; });
    });
    if (result.size() < 2)
        return result;
    std::erase_if(result, [&](Index resource) {
        for (const Workload &l : nodes[resource].workloads) {
            for (const Workload &r : nodes[caller].workloads) {
                if (l.platform == r.platform && l.nameSpace == r.nameSpace && !l.nameSpace.empty())
                    return false;
            }
        }
        return true;
    });
    return result;
}

ResourceFinder::Answer ResourceFinder::find(Index caller, const std::string &source, const ResourceNeed &need)
{
    const std::string what = nameOf(need);
    auto fittingOf = [&](const std::unordered_map<Index, std::vector<Index>> &lists) {
        std::vector<Index> result;
        if (auto it = lists.find(caller); it != lists.end())
            std::copy_if(it->second.begin(), it->second.end(), std::back_inserter(result),
                         [&](Index resource) { return fits(resource, need); });
        return result;
    };
    if (std::vector<Index> used = fittingOf(m_used); !used.empty())
        return {used.size() == 1 ? used[0] : none, {}, false, used.size() > 1};
    if (std::vector<Index> owned = fittingOf(m_owned); owned.size() == 1)
        return {owned[0], {}, false, false};
    const Fitting &fit = fitting(need);
    if (fit.shared.size() == 1)
        return {fit.shared[0], {}, false, false};
    if (std::vector<Index> close = near(fit.shared, caller, source); close.size() == 1)
        return {close[0], {}, false, false};
    if (Index node = m_assembly.names.findExact(what); fit.all.empty() && node != none && node != caller)
        return {node, {}, false, false};
    if (fit.all.empty())
        return {none, "the code does not say where its " + what + " is, and none is deployed", true, false};
    const std::string &first = m_assembly.result.nodes[fit.all[0]].name;
    if (fit.all.size() == 1)
        return {none, "the only " + what + ", " + first + ", is named after another service", false, false};
    return {none,
            "the code does not say which " + what + " it uses: there are " + std::to_string(fit.all.size()) + ", " + first +
                " among them",
            false, false};
}

} // namespace alidade
