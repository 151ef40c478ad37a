#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class MethodDescriptorProto;
}

namespace alidade {

/// The HTTP routes that a method's `google.api.http` option gives it ("GET /v1/orders/{id}"), additional bindings included
/// (google/api/http.proto, HttpRule). The method must come straight from the parser: its options not yet interpreted.
std::vector<std::string> httpRoutes(const google::protobuf::MethodDescriptorProto &method);

} // namespace alidade
