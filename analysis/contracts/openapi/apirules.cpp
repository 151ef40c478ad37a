#include "analysis/contracts/openapi/apirules.h"

#include "analysis/contracts/openapi/apiruletable.h"

#include <algorithm>
#include <vector>

namespace alidade {

const ApiRule *findApiRule(std::string_view id)
{
    static const std::vector<ApiRule> rules = [] {
        std::vector<ApiRule> all;
        for (const ApiRuleRow &row : apiRuleTable)
            all.push_back({row.id, row.level});
        std::sort(all.begin(), all.end(), [](const ApiRule &l, const ApiRule &r) { return l.id < r.id; });
        return all;
    }();
    const auto found = std::lower_bound(rules.begin(), rules.end(), id,
                                        [](const ApiRule &rule, std::string_view wanted) { return rule.id < wanted; });
    return found != rules.end() && found->id == id ? &*found : nullptr;
}

std::string apiRulePurpose(std::string_view id)
{
    std::string text(id);
    std::replace(text.begin(), text.end(), '-', ' ');
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text;
}

} // namespace alidade
