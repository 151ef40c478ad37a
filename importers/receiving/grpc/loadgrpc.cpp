#include "importers/receiving/grpc/grpcserver.h"
#include "model/error.h"

#include <dlfcn.h>
#include <filesystem>

namespace alidade {
namespace {

/// The path is given in full: a search would not look beside the program where a sanitizer stands between.
void *openModule()
{
    std::error_code failed;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
    const std::filesystem::path module = program.parent_path().parent_path() / "lib" / "libalidade-grpc.so";
    void *const handle = dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        throw Error(std::string("OTLP over gRPC cannot be taken in: ") + dlerror() + ".");
    return handle;
}

} // namespace

MakeGrpcServer loadGrpc()
{
    static void *const module = openModule(); // stays: gRPC's threads may outlive its servers
    const auto make = reinterpret_cast<MakeGrpcServer>(dlsym(module, grpcEntry));
    if (!make)
        throw Error(std::string("OTLP over gRPC cannot be taken in: ") + dlerror() + ".");
    return make;
}

} // namespace alidade
