#include "analysis/runtime/profileview.h"
#include "importers/runtime/pprof.h"
#include "model/error.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace alidade;
    Diagnostics diagnostics;
    try {
        const Profile profile = readPprof(fuzz::textOf(data, size), diagnostics);
        fuzz::promise(profile.usualType < profile.types.size());
        for (const ProfileSample &sample : profile.samples) {
            fuzz::promise(sample.values.size() == profile.types.size() && sample.stack.size() <= ProfileLimits::depth);
            for (const std::uint32_t function : sample.stack)
                fuzz::promise(function < profile.functions.size());
        }
        for (std::size_t type = 0; type < profile.types.size(); ++type) {
            topFunctions(profile, type);
            const Flame flame = flameOf(profile, type, &profile);
            for (std::size_t i = 1; i < flame.frames.size(); ++i)
                fuzz::promise(flame.frames[i].parent < i && flame.frames[i].value == flame.frames[i].before &&
                              flame.frames[i].function < profile.functions.size());
        }
        topFunctions(difference(profile, profile), profile.usualType);
    } catch (const Error &) { // what is refused in so many words
    }
    return 0;
}
