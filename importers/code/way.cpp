#include "importers/code/way.h"

namespace alidade {

std::shared_ptr<const Frame> callerOf(const Way &way, const CodeBase &base)
{
    std::shared_ptr<const Frame> caller;
    std::size_t led = noCall; // the call that led into the function of the frame
    for (auto call = way.calls.rbegin(); call != way.calls.rend(); ++call) {
        const Call &made = base.call(*call);
        caller = std::make_shared<const Frame>(Frame{call->file, made.scope, std::move(caller), led, made.line});
        led = call->index;
    }
    return caller;
}

} // namespace alidade
