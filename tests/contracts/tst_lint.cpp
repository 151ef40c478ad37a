#include "analysis/contracts/lint.h"

#include "analysis/contracts/naming.h"
#include "tests/contracts/contractfixture.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

TEST(Lint, goodContractsAreSilent)
{
    EXPECT_EQ(linted({{"shop/v1/order.proto", R"(syntax = "proto3";
package shop.v1;
service OrderService { rpc Get(GetRequest) returns (GetResponse); }
message GetRequest { string order_id = 1; }
message GetResponse { State state = 1; }
enum State { STATE_UNSPECIFIED = 0; STATE_PAID = 1; }
)"}},
                     {"STANDARD"}),
              "");
}

TEST(Lint, namesAreJudgedAtTheirPlace)
{
    EXPECT_EQ(linted({{"Bad.proto", R"(syntax = "proto3";
package Shop;
message order_line { string orderId = 1; oneof Kind { int32 a = 2; } }
enum state { unknown = 0; }
service orders { rpc get(order_line) returns (order_line); }
)"}},
                     {"STANDARD"}),
              "Bad.proto FILE_LOWER_SNAKE_CASE\n"
              "Bad.proto:2:1-2:14 PACKAGE_DIRECTORY_MATCH\n"
              "Bad.proto:2:1-2:14 PACKAGE_LOWER_SNAKE_CASE\n"
              "Bad.proto:2:1-2:14 PACKAGE_VERSION_SUFFIX\n"
              "Bad.proto:3:9-3:19 MESSAGE_PASCAL_CASE\n"
              "Bad.proto:3:29-3:36 FIELD_LOWER_SNAKE_CASE\n"
              "Bad.proto:3:48-3:52 ONEOF_LOWER_SNAKE_CASE\n"
              "Bad.proto:4:6-4:11 ENUM_PASCAL_CASE\n"
              "Bad.proto:4:14-4:21 ENUM_VALUE_PREFIX\n"
              "Bad.proto:4:14-4:21 ENUM_VALUE_UPPER_SNAKE_CASE\n"
              "Bad.proto:4:14-4:21 ENUM_ZERO_VALUE_SUFFIX\n"
              "Bad.proto:5:9-5:15 SERVICE_PASCAL_CASE\n"
              "Bad.proto:5:9-5:15 SERVICE_SUFFIX\n"
              "Bad.proto:5:18-5:59 RPC_REQUEST_RESPONSE_UNIQUE\n"
              "Bad.proto:5:22-5:25 RPC_PASCAL_CASE\n"
              "Bad.proto:5:26-5:36 RPC_REQUEST_STANDARD_NAME\n"
              "Bad.proto:5:47-5:57 RPC_RESPONSE_STANDARD_NAME\n");
}

TEST(Lint, packagesAreJudgedTogether)
{
    const std::string head = "syntax = \"proto3\";\n";
    EXPECT_EQ(linted({{"a/x.proto",
                       head + "package a;\noption go_package = \"one\";\nimport \"b/z.proto\";\nmessage X { b.Z z = 1; }\n"},
                      {"a/y.proto", head + "package a;\n"},
                      {"b/z.proto", head + "package b;\nimport \"a/y.proto\";\nmessage Z {}\n"},
                      {"b/w.proto", head + "package a;\n"}},
                     {"PACKAGE_SAME_GO_PACKAGE", "DIRECTORY_SAME_PACKAGE", "PACKAGE_SAME_DIRECTORY", "IMPORT_USED",
                      "PACKAGE_NO_IMPORT_CYCLE"}),
              "a/x.proto:2:1-2:11 PACKAGE_SAME_DIRECTORY\n"
              "a/x.proto:3:1-3:27 PACKAGE_SAME_GO_PACKAGE\n"
              "a/x.proto:4:1-4:20 PACKAGE_NO_IMPORT_CYCLE\n"
              "a/y.proto PACKAGE_SAME_GO_PACKAGE\n"
              "a/y.proto:2:1-2:11 PACKAGE_SAME_DIRECTORY\n"
              "b/w.proto PACKAGE_SAME_GO_PACKAGE\n"
              "b/w.proto:2:1-2:11 DIRECTORY_SAME_PACKAGE\n"
              "b/w.proto:2:1-2:11 PACKAGE_SAME_DIRECTORY\n"
              "b/z.proto:2:1-2:11 DIRECTORY_SAME_PACKAGE\n"
              "b/z.proto:3:1-3:20 IMPORT_USED\n"
              "b/z.proto:3:1-3:20 PACKAGE_NO_IMPORT_CYCLE\n");
}

TEST(Lint, customOptionsUseTheirImport)
{
    EXPECT_EQ(linted({{"a.proto", "syntax = \"proto3\";\npackage a;\nimport \"google/api/annotations.proto\";\nmessage M {}\n"
                                  "service S { rpc R(M) returns (M) { option (google.api.http).get = \"/\"; } }\n"}},
                     {"IMPORT_USED"}),
              "");
}

TEST(Lint, commentsSilenceRulesWhereTheyStand)
{
    const std::string contract = "syntax = \"proto3\";\npackage a;\n// buf:lint:ignore MESSAGE_PASCAL_CASE\n"
                                 "// buf:lint:ignore FIELD_LOWER_SNAKE_CASE\nmessage bad { string Id = 1; }\nmessage worse {}\n";
    const auto found = [&](const std::string &config) {
        return linted({{"buf.yaml", config}, {"a.proto", contract}}, {"MESSAGE_PASCAL_CASE", "FIELD_LOWER_SNAKE_CASE"});
    };
    EXPECT_EQ(found("version: v2\n"), "a.proto:6:9-6:14 MESSAGE_PASCAL_CASE\n");
    EXPECT_EQ(
        found("version: v2\nlint: {disallow_comment_ignores: true}\n"),
        "a.proto:5:9-5:12 MESSAGE_PASCAL_CASE\na.proto:5:22-5:24 FIELD_LOWER_SNAKE_CASE\na.proto:6:9-6:14 MESSAGE_PASCAL_CASE\n");
}

TEST(Lint, commentsAreAskedForAndInstructionsAreNone)
{
    EXPECT_EQ(linted({{"a.proto", "syntax = \"proto3\";\n// Said.\nmessage A {\n  int32 a = 1; // behind is not above\n}\n"
                                  "// buf:lint:ignore ENUM_PASCAL_CASE\nenum E { Z = 0; }\n"}},
                     {"COMMENTS"}),
              "a.proto:4:3-4:15 COMMENT_FIELD\na.proto:7:1-7:18 COMMENT_ENUM\na.proto:7:10-7:16 COMMENT_ENUM_VALUE\n");
}

TEST(Lint, emptyMayBeAllowedForRequestsAlone)
{
    const std::string contract =
        "syntax = \"proto3\";\npackage a;\nimport \"google/protobuf/empty.proto\";\nmessage M {}\nmessage N {}\n"
        "service S {\n  rpc A(google.protobuf.Empty) returns (M);\n  rpc B(google.protobuf.Empty) returns (N);\n}\n";
    const auto found = [&](const std::string &lint) {
        return linted({{"buf.yaml", "version: v1\nlint: {" + lint + "}\n"}, {"a.proto", contract}},
                      {"RPC_REQUEST_RESPONSE_UNIQUE"});
    };
    EXPECT_EQ(found(""), "a.proto:7:3-7:44 RPC_REQUEST_RESPONSE_UNIQUE\na.proto:8:3-8:44 RPC_REQUEST_RESPONSE_UNIQUE\n");
    EXPECT_EQ(found("rpc_allow_google_protobuf_empty_requests: true"), "");
}

TEST(Naming, splitsWordsAsBufDoes)
{
    std::string text;
    for (const char *name : {"userID", "UserID", "HTTPServer", "a1b2", "V1Beta1", "_x__y_", "already_snake", "A"})
        text += lowerSnakeCase(name) + " ";
    EXPECT_EQ(text, "user_id user_id http_server a1b2 v1_beta1 x_y already_snake a ");
    EXPECT_EQ(pascalCase("user_id") + pascalCase("HTTPServer") + pascalCase("a.b"), "UserIdHTTPServerAB");
    EXPECT_EQ(upperSnakeCase("OrderState"), "ORDER_STATE");
}

} // namespace
} // namespace alidade::test
