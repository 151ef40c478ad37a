#pragma once

#include "model/diagnostic.h"

#include <string>
#include <string_view>

namespace alidade {

/// A rule for changes of OpenAPI documents; ids and levels are those of oasdiff, so that ignore lists and habits fit.
struct ApiRule {
    std::string_view id; ///< "request-property-max-decreased"
    Severity level = Severity::error;
};

/// The rule of that id, or nullptr. O(log n).
const ApiRule *findApiRule(std::string_view id);

/// What the rule looks for, in words: "Request property max decreased".
std::string apiRulePurpose(std::string_view id);

} // namespace alidade
