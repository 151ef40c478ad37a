#pragma once

#include "model/decisions.h"
#include "model/store/database.h"

#include <functional>

namespace alidade {

/// All decisions of the file, in the order that Decisions promises.
Decisions readDecisions(const Database &database);

/// What the edits need to know about names: decisions may still stand under an older name of a node.
struct NodeNames {
    /// The present name of the node; the text itself when no node answers to it.
    std::function<std::string(const std::string &name)> presentName;
    /// Other names of the node under which decisions are stored.
    std::function<std::vector<std::string>(const std::string &presentName)> staleNames;
};

/// Writes the edits in their order. Throws Error when one cannot be done (a context that does not exist).
void applyEdits(const Database &database, const std::vector<Edit> &edits, const NodeNames &names);

/// The node that a placement or note is about ("node:NAME"); "" when it is about something else.
std::string nodeOfItem(const std::string &item);

} // namespace alidade
