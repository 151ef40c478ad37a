#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace alidade {

/// The numbers that fields and enum values were given, so that they never change and are never given again.
struct ProtoLock {
    struct Numbers {
        std::map<std::string, std::int32_t> used, removed; ///< by name
    };
    std::map<std::string, Numbers> types; ///< by full name

    /// The number of a name: the one it has had, else `wanted` when that is free, else the next one.
    std::int32_t number(const std::string &type, const std::string &name, std::int32_t wanted, std::int32_t first);
};

/// Reads a lock file; an empty text is an empty lock. Throws Error.
ProtoLock readProtoLock(const std::string &text, const std::string &file);
/// JSON, schema "alidade/proto-lock/1", sorted, so that it merges well.
std::string protoLockText(const ProtoLock &lock);

} // namespace alidade
