#include "importers/contracts/builtincontracts.h"

#include "importers/proto/protobuiltin.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace alidade {

namespace {

// Names and numbers are those of the published interfaces. Options are kept as they are written, so that their types need no
// members here.
constexpr auto contracts = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"google/protobuf/cpp_features.proto", R"(syntax = "proto2";
package pb;
import "google/protobuf/descriptor.proto";
message CppFeatures {}
extend google.protobuf.FileOptions { optional CppFeatures cpp = 1000; }
)"},
    {"google/protobuf/java_features.proto", R"(syntax = "proto2";
package pb;
import "google/protobuf/descriptor.proto";
message JavaFeatures {}
extend google.protobuf.FileOptions { optional JavaFeatures java = 1001; }
)"},
    {"google/protobuf/go_features.proto", R"(syntax = "proto2";
package pb;
import "google/protobuf/descriptor.proto";
message GoFeatures {}
extend google.protobuf.FileOptions { optional GoFeatures go = 1002; }
)"},
    {"buf/validate/validate.proto", R"(syntax = "proto2";
package buf.validate;
import "google/protobuf/descriptor.proto";
message MessageRules {}
message OneofRules {}
message FieldRules {}
message PredefinedRules {}
extend google.protobuf.MessageOptions { optional MessageRules message = 1159; }
extend google.protobuf.OneofOptions { optional OneofRules oneof = 1159; }
extend google.protobuf.FieldOptions { optional FieldRules field = 1159; optional PredefinedRules predefined = 1160; }
)"},
    {"validate/validate.proto", R"(syntax = "proto2";
package validate;
import "google/protobuf/descriptor.proto";
message FieldRules {}
extend google.protobuf.MessageOptions { optional bool disabled = 1071; optional bool ignored = 1072; }
extend google.protobuf.OneofOptions { optional bool required = 1071; }
extend google.protobuf.FieldOptions { optional FieldRules rules = 1071; }
)"},
    {"protoc-gen-openapiv2/options/annotations.proto", R"(syntax = "proto3";
package grpc.gateway.protoc_gen_openapiv2.options;
import "google/protobuf/descriptor.proto";
message Any {}
extend google.protobuf.FileOptions { Any openapiv2_swagger = 1042; }
extend google.protobuf.MethodOptions { Any openapiv2_operation = 1042; }
extend google.protobuf.MessageOptions { Any openapiv2_schema = 1042; }
extend google.protobuf.EnumOptions { Any openapiv2_enum = 1042; }
extend google.protobuf.ServiceOptions { Any openapiv2_tag = 1042; }
extend google.protobuf.FieldOptions { Any openapiv2_field = 1042; }
)"},
    {"google/api/httpbody.proto", R"(syntax = "proto3";
package google.api;
import "google/protobuf/any.proto";
message HttpBody { string content_type = 1; bytes data = 2; repeated google.protobuf.Any extensions = 3; }
)"},
    {"google/api/visibility.proto", R"(syntax = "proto3";
package google.api;
import "google/protobuf/descriptor.proto";
message VisibilityRule { string selector = 1; string restriction = 2; }
extend google.protobuf.EnumOptions { VisibilityRule enum_visibility = 72295727; }
extend google.protobuf.EnumValueOptions { VisibilityRule value_visibility = 72295727; }
extend google.protobuf.FieldOptions { VisibilityRule field_visibility = 72295727; }
extend google.protobuf.MessageOptions { VisibilityRule message_visibility = 72295727; }
extend google.protobuf.MethodOptions { VisibilityRule method_visibility = 72295727; }
extend google.protobuf.ServiceOptions { VisibilityRule api_visibility = 72295727; }
)"},
    {"google/api/field_info.proto", R"(syntax = "proto3";
package google.api;
import "google/protobuf/descriptor.proto";
message FieldInfo {}
extend google.protobuf.FieldOptions { FieldInfo field_info = 291403980; }
)"},
    {"google/api/launch_stage.proto", R"(syntax = "proto3";
package google.api;
enum LaunchStage { LAUNCH_STAGE_UNSPECIFIED = 0; EARLY_ACCESS = 1; ALPHA = 2; BETA = 3; GA = 4; DEPRECATED = 5; UNIMPLEMENTED = 6; PRELAUNCH = 7; }
)"},
    {"google/rpc/status.proto", R"(syntax = "proto3";
package google.rpc;
import "google/protobuf/any.proto";
message Status { int32 code = 1; string message = 2; repeated google.protobuf.Any details = 3; }
)"},
    {"google/rpc/code.proto", R"(syntax = "proto3";
package google.rpc;
enum Code {
  OK = 0; CANCELLED = 1; UNKNOWN = 2; INVALID_ARGUMENT = 3; DEADLINE_EXCEEDED = 4; NOT_FOUND = 5; ALREADY_EXISTS = 6;
  PERMISSION_DENIED = 7; UNAUTHENTICATED = 16; RESOURCE_EXHAUSTED = 8; FAILED_PRECONDITION = 9; ABORTED = 10;
  OUT_OF_RANGE = 11; UNIMPLEMENTED = 12; INTERNAL = 13; UNAVAILABLE = 14; DATA_LOSS = 15;
}
)"},
    {"google/type/date.proto", R"(syntax = "proto3";
package google.type;
message Date { int32 year = 1; int32 month = 2; int32 day = 3; }
)"},
    {"google/type/latlng.proto", R"(syntax = "proto3";
package google.type;
message LatLng { double latitude = 1; double longitude = 2; }
)"},
    {"google/type/money.proto", R"(syntax = "proto3";
package google.type;
message Money { string currency_code = 1; int64 units = 2; int32 nanos = 3; }
)"},
    {"google/type/timeofday.proto", R"(syntax = "proto3";
package google.type;
message TimeOfDay { int32 hours = 1; int32 minutes = 2; int32 seconds = 3; int32 nanos = 4; }
)"},
});

} // namespace

std::string builtInContract(const std::string &name)
{
    const auto own = std::find_if(contracts.begin(), contracts.end(), [&](const auto &each) { return each.first == name; });
    return own == contracts.end() ? builtInProto(name) : std::string(own->second);
}

} // namespace alidade
