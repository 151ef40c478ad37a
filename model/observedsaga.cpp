#include "model/observedsaga.h"

#include <array>

namespace alidade {

std::vector<std::size_t> ObservedRun::remaining() const
{
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < steps.size() && status == ObservedRunStatus::running; ++i) {
        if (!steps[i].isDone)
            left.push_back(i);
    }
    return left;
}

std::string_view toText(ObservedRunStatus status)
{
    static constexpr std::array<std::string_view, 4> words{"completed", "compensated", "broken", "running"};
    return words.at(static_cast<std::size_t>(status));
}

} // namespace alidade
