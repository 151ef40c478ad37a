#include "importers/proto/protobuiltin.h"

#include <google/protobuf/any.pb.h>
#include <google/protobuf/api.pb.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/empty.pb.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/source_context.pb.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/type.pb.h>
#include <google/protobuf/wrappers.pb.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace alidade {

namespace {

namespace pb = google::protobuf;

// Names and numbers are those of the published interface (AIP-127, 191, 203, 4231, 123); nothing else is needed here.
constexpr auto annotations = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"google/api/annotations.proto", R"(syntax = "proto3";
package google.api;
import "google/api/http.proto";
import "google/protobuf/descriptor.proto";
extend google.protobuf.MethodOptions { HttpRule http = 72295728; }
)"},
    {"google/api/http.proto", R"(syntax = "proto3";
package google.api;
message Http { repeated HttpRule rules = 1; bool fully_decode_reserved_expansion = 2; }
message HttpRule {
  string selector = 1;
  oneof pattern { string get = 2; string put = 3; string post = 4; string delete = 5; string patch = 6; CustomHttpPattern custom = 8; }
  string body = 7;
  repeated HttpRule additional_bindings = 11;
  string response_body = 12;
}
message CustomHttpPattern { string kind = 1; string path = 2; }
)"},
    {"google/api/field_behavior.proto", R"(syntax = "proto3";
package google.api;
import "google/protobuf/descriptor.proto";
extend google.protobuf.FieldOptions { repeated FieldBehavior field_behavior = 1052; }
enum FieldBehavior {
  FIELD_BEHAVIOR_UNSPECIFIED = 0; OPTIONAL = 1; REQUIRED = 2; OUTPUT_ONLY = 3; INPUT_ONLY = 4; IMMUTABLE = 5; UNORDERED_LIST = 6;
  NON_EMPTY_DEFAULT = 7; IDENTIFIER = 8;
}
)"},
    {"google/api/client.proto", R"(syntax = "proto3";
package google.api;
import "google/protobuf/descriptor.proto";
extend google.protobuf.MethodOptions { repeated string method_signature = 1051; }
extend google.protobuf.ServiceOptions { string default_host = 1049; string oauth_scopes = 1050; string api_version = 525000001; }
)"},
    {"google/api/resource.proto", R"(syntax = "proto3";
package google.api;
import "google/protobuf/descriptor.proto";
extend google.protobuf.FieldOptions { ResourceReference resource_reference = 1055; }
extend google.protobuf.FileOptions { repeated ResourceDescriptor resource_definition = 1053; }
extend google.protobuf.MessageOptions { ResourceDescriptor resource = 1053; }
message ResourceDescriptor {
  enum History { HISTORY_UNSPECIFIED = 0; ORIGINALLY_SINGLE_PATTERN = 1; FUTURE_MULTI_PATTERN = 2; }
  enum Style { STYLE_UNSPECIFIED = 0; DECLARATIVE_FRIENDLY = 1; }
  string type = 1; repeated string pattern = 2; string name_field = 3; History history = 4; string plural = 5; string singular = 6;
  repeated Style style = 10;
}
message ResourceReference { string type = 1; string child_type = 2; }
)"},
});

} // namespace

std::string builtInProto(const std::string &name)
{
    static const pb::FileDescriptor *const files[] = {
        pb::Any::descriptor()->file(),
        pb::Api::descriptor()->file(),
        pb::FileDescriptorProto::descriptor()->file(),
        pb::Duration::descriptor()->file(),
        pb::Empty::descriptor()->file(),
        pb::FieldMask::descriptor()->file(),
        pb::SourceContext::descriptor()->file(),
        pb::Struct::descriptor()->file(),
        pb::Timestamp::descriptor()->file(),
        pb::Type::descriptor()->file(),
        pb::Int32Value::descriptor()->file(),
    };
    for (const pb::FileDescriptor *file : files) {
        if (file->name() == name)
            return file->DebugString();
    }
    const auto own = std::find_if(annotations.begin(), annotations.end(), [&](const auto &each) { return each.first == name; });
    return own == annotations.end() ? std::string() : std::string(own->second);
}

} // namespace alidade
