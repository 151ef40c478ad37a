#include "model/eventstorm.h"

#include <algorithm>

namespace alidade {

std::size_t EventStorm::find(std::string_view id) const
{
    const auto found = std::find_if(items.begin(), items.end(), [id](const StormItem &item) { return item.id == id; });
    return static_cast<std::size_t>(found - items.begin());
}

std::string_view toText(StormBond bond)
{
    switch (bond) {
    case StormBond::said: return "said";
    case StormBond::byName: return "by-name";
    case StormBond::possible: break;
    }
    return "possible";
}

} // namespace alidade
