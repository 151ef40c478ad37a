#pragma once

#include "importers/receiving/admission.h"
#include "importers/receiving/heldbytes.h"
#include "importers/receiving/intake.h"

namespace alidade {

/// How many requests there were, by what became of them.
struct RequestCounts {
    std::atomic<std::uint64_t> accepted{0};  ///< read, and their spans handed in
    std::atomic<std::uint64_t> others{0};    ///< of other signals: answered, not kept
    std::atomic<std::uint64_t> forbidden{0}; ///< wrong host, an origin, no token
    std::atomic<std::uint64_t> malformed{0}; ///< no such path, kind of content, or not readable
    std::atomic<std::uint64_t> tooLarge{0};
    std::atomic<std::uint64_t> busy{0}; ///< as much as may be held was at hand already
};

/// What the doors of one receiver share.
struct DoorContext {
    ReceiverOptions options;
    Admission admission;
    HeldBytes held;
    Intake &intake;
    RequestCounts &counts;

    DoorContext(const ReceiverOptions &receiverOptions, Intake &in, RequestCounts &requests)
        : options(receiverOptions), admission(receiverOptions), held(receiverOptions.limits.maxHeld), intake(in), counts(requests)
    {}
};

/// After how many seconds who was refused for want of room may try again.
inline constexpr int retrySeconds = 1;

} // namespace alidade
