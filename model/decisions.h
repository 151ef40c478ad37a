#pragma once

#include "model/saga.h"
#include "model/topology.h"
#include "model/vocabulary.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace alidade {

// A decision is what a person said. No import ever touches one. Decisions name nodes by the name that the node
// had when it was decided; any later name or alias of the same service still finds it.

/// A bounded context: a border inside which one model holds.
struct BoundedContext {
    std::string id; ///< stable, made by newContextId(); the name may change
    std::string name;
    Subdomain subdomain = Subdomain::supporting;
    std::string color; ///< "" = by subdomain, or a palette word ("teal", …)
    std::string owner; ///< team
    std::string description;
    friend bool operator==(const BoundedContext &, const BoundedContext &) = default;
};

/// Two contexts and how their teams and models relate. Symmetric patterns ignore the direction.
struct ContextRelation {
    std::string upstream;   ///< context id
    std::string downstream; ///< context id
    Pattern pattern = Pattern::customerSupplier;
    std::string description;
    friend bool operator==(const ContextRelation &, const ContextRelation &) = default;
};

/// Where a card or an empty context stands, in scene units (1 unit = 1 px at 100 %), top left corner.
struct Placement {
    double x = 0;
    double y = 0;
    bool isManual = false; ///< a person put it there: no layout and no import moves it
    friend bool operator==(const Placement &, const Placement &) = default;
};

/// A note on anything: a node ("node:NAME"), a context ("context:ID"), a dependency ("dependency:FROM>TO") or the
/// system ("system").
struct Note {
    std::string target;
    std::string text;
    friend bool operator==(const Note &, const Note &) = default;
};

/// "This dependency shall go": a cut that was accepted. The map shows it as planned.
struct AcceptedCut {
    std::string from;
    std::string to;
    std::string reason;
    friend bool operator==(const AcceptedCut &, const AcceptedCut &) = default;
};

/// "These names mean the same node", or "this name is a node of its own", whatever the sources make Alidade think.
struct IdentityDecision {
    std::string name; ///< the name of a claim
    std::string node; ///< the node it belongs to; empty = it stands alone
    friend bool operator==(const IdentityDecision &, const IdentityDecision &) = default;
};

/// "This call goes there": the other side of an OpenCall.
struct CallDecision {
    std::string call; ///< OpenCall::key
    std::string node; ///< empty = it goes to nothing that is worth a line
    friend bool operator==(const CallDecision &, const CallDecision &) = default;
};

/// "This dependency is part of the design", whether or not anything else says so.
struct DesignedDependency {
    std::string from;
    std::string to;
    Mode mode = Mode::sync;
    std::string protocol; ///< empty = whatever the others say
    std::string reason;
    friend bool operator==(const DesignedDependency &, const DesignedDependency &) = default;
};

/// "This drift is known": what the voices about a dependency come to is accepted, for a time or for good. It is about this
/// one verdict; when the voices come to another one, it holds no longer.
struct AcceptedDrift {
    std::string from;
    std::string to;
    DriftVerdict verdict = DriftVerdict::observedOnly;
    std::string reason;
    std::string until; ///< the last day that it holds on, "2026-12-31" (UTC); empty = for good
    friend bool operator==(const AcceptedDrift &, const AcceptedDrift &) = default;
};

/// What a person keeps of the system as it was at one time. Its topology is read by Workspace::snapshot().
struct Snapshot {
    std::string name; ///< unique
    std::string note;
    std::string takenAt;   ///< UTC, ISO 8601
    bool isPinned = false; ///< never makes room for newer ones
    TimeRange range{0, 0}; ///< of its traffic; empty when it tells of none
    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};

/// "This change of a contract is known": a finding of the comparison of two versions, accepted for a time or for good.
struct AcceptedContractChange {
    std::string fingerprint; ///< of the finding; unique
    std::string rule;        ///< "FIELD_SAME_TYPE", …
    std::string element;     ///< what it is about: "shop.order.v1.Order.id"
    std::string reason;
    std::string owner; ///< who answers for it
    std::string until; ///< the last day that it holds on, "2026-12-31" (UTC); empty = for good
    friend bool operator==(const AcceptedContractChange &, const AcceptedContractChange &) = default;
};

/// What a sticky note of an event storming stands for (Brandolini, "Introducing EventStorming").
enum class BoardItemKind : std::uint8_t { event, command, aggregate, policy, externalSystem, hotSpot, readModel };

/// A sticky note on the event storming board.
struct BoardItem {
    std::string id; ///< stable, made by newBoardItemId(); the text may change
    BoardItemKind kind = BoardItemKind::event;
    std::string text;
    double x = 0, y = 0; ///< top left corner in scene units; time runs along x
    std::string context; ///< id of a bounded context; empty = in none
    std::string node;    ///< name of the service or resource that it belongs to; empty = to none
    friend bool operator==(const BoardItem &, const BoardItem &) = default;
};

/// All that people said in a workspace.
struct Decisions {
    std::string systemName;
    std::vector<BoundedContext> contexts;                        ///< by id
    std::map<std::string, std::string> membership;               ///< node name -> context id
    std::map<std::string, Placement> placements;                 ///< "node:NAME" or "context:ID"
    std::vector<ContextRelation> relations;                      ///< by upstream, downstream
    std::vector<Note> notes;                                     ///< by target
    std::vector<AcceptedCut> acceptedCuts;                       ///< by from, to
    std::vector<IdentityDecision> identities;                    ///< by name
    std::vector<CallDecision> calls;                             ///< by call
    std::vector<DesignedDependency> designed;                    ///< by from, to
    std::vector<AcceptedDrift> acceptedDrifts;                   ///< by from, to
    std::vector<Snapshot> snapshots;                             ///< by time, name
    std::vector<Saga> sagas;                                     ///< as people designed them, by name
    std::vector<AcceptedContractChange> acceptedContractChanges; ///< by fingerprint
    std::vector<BoardItem> board;                                ///< by id
    friend bool operator==(const Decisions &, const Decisions &) = default;
};

// --- Edits: what a person does to the decisions. One revision is a list of them. ---

struct RenameSystem {
    std::string name;
};
struct PutContext {
    BoundedContext context;
}; ///< adds or replaces by id
struct RemoveContext {
    std::string id;
}; ///< its members become unassigned, its relations and notes go
struct AssignNode {
    std::string node, context;
}; ///< an empty context takes the node out of any
struct PlaceItem {
    std::string item;
    Placement placement;
}; ///< item as in Decisions::placements
struct ForgetPlacement {
    std::string item;
};
struct PutRelation {
    ContextRelation relation;
}; ///< adds or replaces by (upstream, downstream)
struct RemoveRelation {
    std::string upstream, downstream;
};
struct PutNote {
    Note note;
}; ///< an empty text removes it
struct AcceptCut {
    AcceptedCut cut;
};
struct WithdrawCut {
    std::string from, to;
};
struct ForgetGone {
    std::string node;
}; ///< stop showing a node that vanished from its source
struct PutIdentity {
    IdentityDecision identity;
}; ///< adds or replaces by name
struct RemoveIdentity {
    std::string name;
}; ///< the rules decide again
struct PutCall {
    CallDecision call;
}; ///< adds or replaces by call
struct RemoveCall {
    std::string call;
}; ///< the call is looked up again
struct PutDesigned {
    DesignedDependency dependency;
}; ///< adds or replaces by (from, to)
struct RemoveDesigned {
    std::string from, to;
};
struct AcceptDrift {
    AcceptedDrift drift;
}; ///< adds or replaces by (from, to)
struct WithdrawDrift {
    std::string from, to;
};
struct PutSnapshot {
    Snapshot snapshot;
    Topology topology; ///< its range counts
};                     ///< adds, or replaces by name; beyond Workspace::maxSnapshots the oldest that are not pinned make room
struct DescribeSnapshot {
    std::string name, note;
    bool isPinned = false;
}; ///< changes what is said about it
struct RemoveSnapshot {
    std::string name;
};

struct PutSaga {
    Saga saga;
}; ///< adds or replaces by name
struct RemoveSaga {
    std::string name;
};
struct AcceptContractChange {
    AcceptedContractChange change;
}; ///< adds or replaces by fingerprint
struct ForgetContractChange {
    std::string fingerprint;
}; ///< the finding counts again
struct PutBoardItem {
    BoardItem item;
}; ///< adds or replaces by id
struct RemoveBoardItem {
    std::string id;
};

using Edit =
    std::variant<RenameSystem, PutContext, RemoveContext, AssignNode, PlaceItem, ForgetPlacement, PutRelation, RemoveRelation,
                 PutNote, AcceptCut, WithdrawCut, ForgetGone, PutIdentity, RemoveIdentity, PutCall, RemoveCall, PutDesigned,
                 RemoveDesigned, AcceptDrift, WithdrawDrift, PutSnapshot, DescribeSnapshot, RemoveSnapshot, PutSaga, RemoveSaga,
                 AcceptContractChange, ForgetContractChange, PutBoardItem, RemoveBoardItem>;

/// A fresh context id that none of `contexts` has, readable: derived from `name` ("Order taking" -> "order-taking",
/// "order-taking-2").
std::string newContextId(const std::string &name, const std::vector<BoundedContext> &contexts);

/// A fresh id that none of `board` has, derived from `text` as newContextId() does.
std::string newBoardItemId(const std::string &text, const std::vector<BoardItem> &board);

/// "event", "external-system", … the words of JSON, SQL and the command line.
std::string_view toText(BoardItemKind);
template <> std::optional<BoardItemKind> fromText(std::string_view text);

} // namespace alidade
