#include "model/store/decisionrows.h"

#include "model/store/columns.h"
#include "model/store/factrows.h"
#include "model/store/snapshotrows.h"

#include <algorithm>

namespace alidade {
namespace {

auto fields(auto &&c) requires std::is_same_v<std::remove_cvref_t<decltype(c)>, BoundedContext>
{
    return std::tie(c.id, c.name, c.subdomain, c.color, c.owner, c.description);
}
auto fields(auto &&r) requires std::is_same_v<std::remove_cvref_t<decltype(r)>, ContextRelation>
{
    return std::tie(r.upstream, r.downstream, r.pattern, r.description);
}
auto fields(auto &&n) requires std::is_same_v<std::remove_cvref_t<decltype(n)>, Note> { return std::tie(n.target, n.text); }
auto fields(auto &&c) requires std::is_same_v<std::remove_cvref_t<decltype(c)>, AcceptedCut>
{
    return std::tie(c.from, c.to, c.reason);
}

auto fields(auto &&i) requires std::is_same_v<std::remove_cvref_t<decltype(i)>, IdentityDecision>
{
    return std::tie(i.name, i.node);
}
auto fields(auto &&c) requires std::is_same_v<std::remove_cvref_t<decltype(c)>, CallDecision> { return std::tie(c.call, c.node); }
auto fields(auto &&d) requires std::is_same_v<std::remove_cvref_t<decltype(d)>, DesignedDependency>
{
    return std::tie(d.from, d.to, d.mode, d.protocol, d.reason);
}
auto fields(auto &&d) requires std::is_same_v<std::remove_cvref_t<decltype(d)>, AcceptedDrift>
{
    return std::tie(d.from, d.to, d.verdict, d.reason, d.until);
}

auto fields(auto &&c) requires std::is_same_v<std::remove_cvref_t<decltype(c)>, AcceptedContractChange>
{
    return std::tie(c.fingerprint, c.rule, c.element, c.reason, c.owner, c.until);
}
auto fields(auto &&i) requires std::is_same_v<std::remove_cvref_t<decltype(i)>, BoardItem>
{
    return std::tie(i.id, i.kind, i.text, i.x, i.y, i.context, i.node);
}
auto fields(auto &&s) requires std::is_same_v<std::remove_cvref_t<decltype(s)>, Saga> { return std::tie(s); }

template <typename Row> void read(const Database &database, const char *sql, std::vector<Row> &result)
{
    Statement rows = database.prepare(sql);
    while (rows.step())
        readColumns(rows, 0, fields(result.emplace_back()));
}

/// Carries out one edit after the other.
class Writer {
public:
    Writer(const Database &database, const NodeNames &names) : m_database(database), m_names(names) {}

    void operator()(const RenameSystem &edit)
    {
        run("INSERT INTO decision_system VALUES (1, ?) ON CONFLICT DO UPDATE SET name = excluded.name", edit.name);
    }

    void operator()(const PutContext &edit)
    {
        if (edit.context.id.empty())
            throw Error("A bounded context needs an id.");
        const BoundedContext &c = edit.context;
        run("INSERT INTO decision_context VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET name = excluded.name, "
            "subdomain = excluded.subdomain, color = excluded.color, owner = excluded.owner, description = excluded.description",
            c.id, c.name, toText(c.subdomain), c.color, c.owner, c.description);
    }

    void operator()(const RemoveContext &edit)
    {
        std::string item = "context:" + edit.id;
        run("DELETE FROM decision_membership WHERE context = ?", edit.id);
        run("DELETE FROM decision_relation WHERE upstream = ? OR downstream = ?", edit.id, edit.id);
        run("DELETE FROM decision_placement WHERE item = ?", item);
        run("DELETE FROM decision_note WHERE target = ?", item);
        run("UPDATE decision_board_item SET context = '' WHERE context = ?", edit.id);
        run("DELETE FROM decision_context WHERE id = ?", edit.id);
    }

    void operator()(const AssignNode &edit)
    {
        if (!edit.context.empty())
            requireContext(edit.context);
        std::string node = m_names.presentName(edit.node);
        for (const std::string &name : m_names.staleNames(node))
            run("DELETE FROM decision_membership WHERE node = ?", name);
        if (edit.context.empty())
            run("DELETE FROM decision_membership WHERE node = ?", node);
        else
            run("INSERT INTO decision_membership VALUES (?,?) ON CONFLICT DO UPDATE SET context = excluded.context", node,
                edit.context);
    }

    void operator()(const PlaceItem &edit)
    {
        const Placement &p = edit.placement;
        if (!p.isManual && isPlacedByHand(edit.item))
            return; // a layout may have begun before a person placed it
        run("INSERT INTO decision_placement VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET x = excluded.x, y = excluded.y, "
            "is_manual = excluded.is_manual",
            freshItem("decision_placement", "item", edit.item), p.x, p.y, p.isManual);
    }

    void operator()(const ForgetPlacement &edit)
    {
        run("DELETE FROM decision_placement WHERE item = ?", freshItem("decision_placement", "item", edit.item));
    }

    void operator()(const PutRelation &edit)
    {
        const ContextRelation &r = edit.relation;
        requireContext(r.upstream);
        requireContext(r.downstream);
        if (r.upstream == r.downstream)
            throw Error("A bounded context has no relation with itself.");
        run("INSERT INTO decision_relation VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET pattern = excluded.pattern, "
            "description = excluded.description",
            r.upstream, r.downstream, toText(r.pattern), r.description);
    }

    void operator()(const RemoveRelation &edit)
    {
        run("DELETE FROM decision_relation WHERE upstream = ? AND downstream = ?", edit.upstream, edit.downstream);
    }

    void operator()(const PutNote &edit)
    {
        std::string target = freshItem("decision_note", "target", edit.note.target);
        if (edit.note.text.empty())
            run("DELETE FROM decision_note WHERE target = ?", target);
        else
            run("INSERT INTO decision_note VALUES (?,?) ON CONFLICT DO UPDATE SET text = excluded.text", target, edit.note.text);
    }

    void operator()(const AcceptCut &edit)
    {
        run("INSERT INTO decision_cut VALUES (?,?,?) ON CONFLICT DO UPDATE SET reason = excluded.reason",
            m_names.presentName(edit.cut.from), m_names.presentName(edit.cut.to), edit.cut.reason);
    }

    void operator()(const WithdrawCut &edit) { removePair("decision_cut", edit.from, edit.to); }

    void operator()(const PutDesigned &edit)
    {
        const DesignedDependency &d = edit.dependency;
        requireTwo(d.from, d.to);
        removePair("decision_designed", d.from, d.to);
        run("INSERT INTO decision_designed VALUES (?,?,?,?,?)", m_names.presentName(d.from), m_names.presentName(d.to),
            toText(d.mode), d.protocol, d.reason);
    }

    void operator()(const RemoveDesigned &edit) { removePair("decision_designed", edit.from, edit.to); }

    void operator()(const AcceptDrift &edit)
    {
        const AcceptedDrift &d = edit.drift;
        requireTwo(d.from, d.to);
        if (d.verdict == DriftVerdict::agreed || d.verdict == DriftVerdict::unjudged)
            throw Error("The voices about " + d.from + " and " + d.to + " do not drift: there is nothing to accept.");
        removePair("decision_drift", d.from, d.to);
        run("INSERT INTO decision_drift VALUES (?,?,?,?,?)", m_names.presentName(d.from), m_names.presentName(d.to),
            toText(d.verdict), d.reason, d.until);
    }

    void operator()(const WithdrawDrift &edit) { removePair("decision_drift", edit.from, edit.to); }

    void operator()(const PutSnapshot &edit) { putSnapshot(m_database, edit.snapshot, edit.topology); }
    void operator()(const DescribeSnapshot &edit) { describeSnapshot(m_database, edit); }
    void operator()(const RemoveSnapshot &edit) { removeSnapshot(m_database, edit.name); }

    void operator()(const PutSaga &edit)
    {
        if (edit.saga.name.empty())
            throw Error("A saga needs a name.");
        run("INSERT INTO decision_saga VALUES (?,?) ON CONFLICT DO UPDATE SET saga = excluded.saga", edit.saga.name,
            bytesOf(edit.saga));
    }
    void operator()(const RemoveSaga &edit) { run("DELETE FROM decision_saga WHERE name = ?", edit.name); }

    void operator()(const AcceptContractChange &edit)
    {
        const AcceptedContractChange &c = edit.change;
        if (c.fingerprint.empty())
            throw Error("An accepted change of a contract needs the fingerprint of its finding.");
        run("INSERT INTO decision_contract_change VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET rule = excluded.rule, "
            "element = excluded.element, reason = excluded.reason, owner = excluded.owner, until = excluded.until",
            c.fingerprint, c.rule, c.element, c.reason, c.owner, c.until);
    }
    void operator()(const ForgetContractChange &edit)
    {
        run("DELETE FROM decision_contract_change WHERE fingerprint = ?", edit.fingerprint);
    }

    void operator()(const PutBoardItem &edit)
    {
        const BoardItem &i = edit.item;
        if (i.id.empty())
            throw Error("A note on the board needs an id.");
        if (!i.context.empty())
            requireContext(i.context);
        run("INSERT INTO decision_board_item VALUES (?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET kind = excluded.kind, "
            "text = excluded.text, x = excluded.x, y = excluded.y, context = excluded.context, node = excluded.node",
            i.id, toText(i.kind), i.text, i.x, i.y, i.context, i.node.empty() ? std::string() : m_names.presentName(i.node));
    }
    void operator()(const RemoveBoardItem &edit) { run("DELETE FROM decision_board_item WHERE id = ?", edit.id); }

    void operator()(const ForgetGone &edit)
    {
        std::string present = m_names.presentName(edit.node);
        for (const std::string &name : goneNames(m_database)) {
            if (m_names.presentName(name) == present)
                forgetGone(m_database, name);
        }
        for (const std::string &name : allNames(edit.node)) {
            run("DELETE FROM decision_membership WHERE node = ?", name);
            run("DELETE FROM decision_placement WHERE item = ?", std::string(nodePrefix) + name);
            run("DELETE FROM decision_note WHERE target = ?", std::string(nodePrefix) + name);
            for (const std::string table : {"decision_cut", "decision_designed", "decision_drift"})
                run("DELETE FROM " + table + " WHERE from_node = ? OR to_node = ?", name, name);
            run("UPDATE decision_board_item SET node = '' WHERE node = ?", name);
            run("DELETE FROM decision_identity WHERE name = ? OR node = ?", name, name);
            run("DELETE FROM decision_call WHERE node = ? OR substr(call, 1, instr(call, '|') - 1) = ?", name, name);
        }
    }

    void operator()(const PutIdentity &edit)
    {
        const std::string node = m_names.presentName(edit.identity.node);
        if (edit.identity.name.empty())
            throw Error("A name is needed to set it apart or to join it with a node.");
        if (edit.identity.name == node)
            throw Error("'" + node + "' cannot be joined with itself.");
        run("INSERT INTO decision_identity VALUES (?,?) ON CONFLICT DO UPDATE SET node = excluded.node", edit.identity.name,
            edit.identity.node.empty() ? std::string() : node);
    }

    void operator()(const RemoveIdentity &edit) { run("DELETE FROM decision_identity WHERE name = ?", edit.name); }

    void operator()(const PutCall &edit)
    {
        if (edit.call.call.find('|') == std::string::npos)
            throw Error("'" + edit.call.call + "' is no call.");
        (*this)(RemoveCall{edit.call.call});
        run("INSERT INTO decision_call VALUES (?,?)", edit.call.call,
            edit.call.node.empty() ? std::string() : m_names.presentName(edit.call.node));
    }

    /// The decision may stand under an older name of the node that calls.
    void operator()(const RemoveCall &edit)
    {
        const std::size_t bar = edit.call.find('|');
        if (bar == std::string::npos)
            return;
        const std::string caller = m_names.presentName(edit.call.substr(0, bar)), rest = edit.call.substr(bar);
        std::vector<std::string> stored;
        Statement rows = m_database.prepare("SELECT call FROM decision_call WHERE substr(call, instr(call, '|')) = ?");
        rows.bind(rest);
        while (rows.step())
            stored.push_back(rows.text(0));
        for (const std::string &call : stored) {
            if (m_names.presentName(call.substr(0, call.find('|'))) == caller)
                run("DELETE FROM decision_call WHERE call = ?", call);
        }
    }

private:
    template <typename... Values> void run(const std::string &sql, const Values &...values)
    {
        m_database.prepare(sql).bind(values...).run();
    }

    /// Deletes what was decided about two nodes, under whatever names of theirs.
    void removePair(const std::string &table, const std::string &fromNode, const std::string &toNode)
    {
        for (const std::string &from : allNames(fromNode)) {
            for (const std::string &to : allNames(toNode))
                run("DELETE FROM " + table + " WHERE from_node = ? AND to_node = ?", from, to);
        }
    }

    void requireTwo(const std::string &from, const std::string &to)
    {
        if (from.empty() || to.empty() || m_names.presentName(from) == m_names.presentName(to))
            throw Error("A dependency needs two different nodes.");
    }

    void requireContext(const std::string &id)
    {
        if (!m_database.prepare("SELECT 1 FROM decision_context WHERE id = ?").bind(id).step())
            throw Error("There is no bounded context '" + id + "'.");
    }

    std::vector<std::string> allNames(const std::string &node)
    {
        std::string present = m_names.presentName(node);
        std::vector<std::string> names = m_names.staleNames(present);
        names.push_back(present);
        if (present != node)
            names.push_back(node);
        return names;
    }

    bool isPlacedByHand(const std::string &item)
    {
        std::string node = nodeOfItem(item);
        std::vector<std::string> items;
        if (node.empty())
            items.push_back(item);
        else
            for (const std::string &name : allNames(node))
                items.push_back(std::string(nodePrefix) + name);
        return std::any_of(items.begin(), items.end(), [&](const std::string &one) {
            return m_database.prepare("SELECT 1 FROM decision_placement WHERE item = ? AND is_manual").bind(one).step();
        });
    }

    /// The item under the present name of its node; what was stored under older names is deleted.
    std::string freshItem(const std::string &table, const std::string &column, const std::string &item)
    {
        std::string node = nodeOfItem(item);
        if (node.empty())
            return item;
        std::string present = m_names.presentName(node);
        const std::string remove = "DELETE FROM " + table + " WHERE " + column + " = ?";
        for (const std::string &name : m_names.staleNames(present))
            run(remove, std::string(nodePrefix).append(name));
        return std::string(nodePrefix) + present;
    }

    const Database &m_database;
    const NodeNames &m_names;
};

} // namespace

Decisions readDecisions(const Database &database)
{
    Decisions decisions;
    decisions.systemName = database.text("SELECT name FROM decision_system");
    read(database, "SELECT * FROM decision_context ORDER BY id", decisions.contexts);
    read(database, "SELECT * FROM decision_relation ORDER BY upstream, downstream", decisions.relations);
    read(database, "SELECT * FROM decision_note ORDER BY target", decisions.notes);
    read(database, "SELECT * FROM decision_cut ORDER BY from_node, to_node", decisions.acceptedCuts);
    read(database, "SELECT * FROM decision_identity ORDER BY name", decisions.identities);
    read(database, "SELECT * FROM decision_call ORDER BY call", decisions.calls);
    read(database, "SELECT * FROM decision_designed ORDER BY from_node, to_node", decisions.designed);
    read(database, "SELECT * FROM decision_drift ORDER BY from_node, to_node", decisions.acceptedDrifts);
    decisions.snapshots = readSnapshots(database);
    read(database, "SELECT saga FROM decision_saga ORDER BY name", decisions.sagas);
    read(database, "SELECT * FROM decision_contract_change ORDER BY fingerprint", decisions.acceptedContractChanges);
    read(database, "SELECT * FROM decision_board_item ORDER BY id", decisions.board);
    Statement members = database.prepare("SELECT node, context FROM decision_membership");
    while (members.step())
        decisions.membership.emplace(members.text(0), members.text(1));
    Statement places = database.prepare("SELECT item, x, y, is_manual FROM decision_placement");
    while (places.step()) {
        Placement placement{places.real(1), places.real(2), places.integer(3) != 0};
        decisions.placements.emplace(places.text(0), placement);
    }
    return decisions;
}

void applyEdits(const Database &database, const std::vector<Edit> &edits, const NodeNames &names)
{
    Writer writer(database, names);
    for (const Edit &edit : edits)
        std::visit(writer, edit);
}

} // namespace alidade
