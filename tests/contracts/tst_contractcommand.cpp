#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade::test {
namespace {

const std::string older = "syntax = \"proto3\";\npackage shop.v1;\nmessage Order { int32 id = 1; }\n";
const std::string newer = "syntax = \"proto3\";\npackage shop.v1;\nmessage Order { string id = 1; }\n";

TEST(ContractCommand, tellsBreakingChangesWithItsExitCode)
{
    const Folder folder({{"old/a.proto", older}, {"new/a.proto", newer}});
    const Outcome same = alidade({"contract", "diff", folder / "old", folder / "old"});
    EXPECT_EQ(same.exitCode, 0) << same.errors;
    EXPECT_EQ(same.output, "No breaking changes.\n");
    const Outcome outcome = alidade({"contract", "diff", folder / "old", folder / "new"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_EQ(outcome.output, "a.proto:3:17: Field 1 of message \"Order\" \"id\" was int32 and is string. [FIELD_SAME_TYPE]\n"
                              "1 breaking change.\n");
    EXPECT_EQ(alidade({"contract", "diff", folder / "old", folder / "new", "--exit-zero"}).exitCode, 0);
    const Outcome json = alidade({"contract", "diff", folder / "old", folder / "new", "-f", "json", "--rules", "WIRE"});
    EXPECT_EQ(nlohmann::json::parse(json.output)["changes"][0]["rule"], "FIELD_WIRE_COMPATIBLE_TYPE");
}

TEST(ContractCommand, comparesRevisions)
{
    const Folder folder({{"api/a.proto", older}});
    const std::string git = "git -c user.name=t -c user.email=t@t -C " + folder.path() + " ";
    ASSERT_EQ(std::system((git + "init -q && " + git + "add . && " + git + "commit -qm one").c_str()), 0);
    folder.write("api/a.proto", newer);
    EXPECT_EQ(alidade({"contract", "diff", folder / "api@HEAD", folder / "api"}).exitCode, 1);
    EXPECT_EQ(alidade({"contract", "diff", folder / "api@HEAD", folder / "api@HEAD"}).exitCode, 0);
}

TEST(ContractCommand, refusesWhatItCannotUse)
{
    const Folder folder({{"a.proto", older}, {"bad/b.proto", "message {"}, {"none/readme", ""}});
    EXPECT_EQ(alidade({"contract", "diff", folder / "a.proto", folder / "lost"}).exitCode, 2);
    EXPECT_EQ(alidade({"contract", "lint", folder / "a.proto", "--rules", "NONSENSE"}).exitCode, 2);
    EXPECT_EQ(alidade({"contract", "lint", folder / "a.proto", "-f", "nonsense"}).exitCode, 2);
    EXPECT_EQ(alidade({"contract", "lint", folder / "none"}).exitCode, 2);
    const Outcome broken = alidade({"contract", "lint", folder / "bad"});
    EXPECT_EQ(broken.exitCode, 2);
    EXPECT_NE(broken.errors.find("b.proto:1"), std::string::npos) << broken.errors;
}

TEST(ContractCommand, lintsByTheRulesOfTheModule)
{
    const Folder folder({{"buf.yaml", "version: v2\nlint: {use: [FIELD_LOWER_SNAKE_CASE]}\n"},
                         {"a.proto", "syntax = \"proto3\";\nmessage m { string Id = 1; }\n"}});
    const Outcome outcome = alidade({"contract", "lint", folder.path()});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_EQ(outcome.output,
              "a.proto:2:20: Field \"Id\" should be in lower_snake_case: \"id\". [FIELD_LOWER_SNAKE_CASE]\n1 finding.\n");
}

TEST(ContractCommand, convertsPackagesAndSaysWhatIsLost)
{
    const Folder folder(
        {{"a.proto", older}, {"b.proto", "syntax = \"proto3\";\npackage b;\nmessage M { map<int32, string> m = 1; }\n"}});
    const Outcome several = alidade({"contract", "convert", folder.path()});
    EXPECT_EQ(several.exitCode, 2);
    const Outcome outcome =
        alidade({"contract", "convert", folder.path(), "-o", folder / "out", "--ledger", folder / "ledger.txt"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_NE(folder.read("out/shop.v1.openapi.yaml").find("openapi: \"3.1.0\""), std::string::npos);
    EXPECT_EQ(folder.read("ledger.txt"),
              "b.proto:3: b.M.m: map key of type int32 is approximated: names of JSON members are strings\n");
}

TEST(ContractCommand, listsNobodyWhenNobodyUsesIt)
{
    const Folder folder({{"a.proto", older}});
    const Outcome outcome =
        alidade({"contract", "consumers", "Order", "--contracts", folder.path(), "--consumers", folder.path()});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_EQ(outcome.output, "Nobody is known to serve or use Order.\n");
    EXPECT_EQ(alidade({"contract", "consumers", "Lost", "--contracts", folder.path(), "--consumers", folder.path()}).exitCode, 2);
}

} // namespace
} // namespace alidade::test
