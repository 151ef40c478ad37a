#pragma once

#include "exporters/layout/groups.h"

namespace alidade {

/// The nodes whose stored placement no longer counts: placed automatically, far from the rest of their group, with cards of
/// other groups in between. That happens when an import or a decision puts a card into another context; where it stands now
/// would stretch the region of its new context over those of others. One flag per node; what a person placed is never one.
std::vector<bool> straysOf(const Architecture &architecture, const std::vector<Group> &groups);

} // namespace alidade
