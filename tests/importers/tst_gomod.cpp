#include "importers/go/gomod.h"

#include <gtest/gtest.h>

using namespace alidade;

namespace {

std::string text(const GoMod &mod)
{
    std::string result = mod.module + " " + mod.goVersion + " " + (mod.service ? mod.service->name : "-") + "\n";
    for (const GoRequirement &r : mod.requirements)
        result +=
            "require " + r.path + " " + r.version + (r.isIndirect ? " indirect" : "") + " :" + std::to_string(r.line) + "\n";
    for (const GoReplacement &r : mod.replacements)
        result += "replace " + r.path + "@" + r.version + " => " + r.target + "@" + r.targetVersion + "\n";
    for (const GoUse &use : mod.uses)
        result += "use " + use.directory + "\n";
    return result;
}

std::string problems(const Diagnostics &diagnostics)
{
    std::string result;
    for (const Diagnostic &diagnostic : diagnostics)
        result += toText(diagnostic) + "\n";
    return result;
}

TEST(GoMod, readsEveryDirectiveAndGoesOnAfterABrokenLine)
{
    Diagnostics diagnostics;
    const GoMod mod = parseGoMod(R"(// service: order
module example.com/order // the core

go 1.21
toolchain go1.21.3

require example.com/lib/v2 v2.1.0
require (
	"example.com/quoted" v1.0.0
	example.com/far v0.0.0-20200101000000-abcdefabcdef // indirect
	example.com/broken
	`example.com/raw` v1.2.3+incompatible // indirect; why not
)
replace example.com/far v1.0.0 => ../far
replace (
	example.com/lib/v2 => example.com/fork/v2 v2.1.1
	example.com/nowhere =>
)
exclude example.com/lib/v2 v2.0.0
retract [v1.0.0, v1.1.0] // bad
)",
                                 "go.mod", diagnostics);
    EXPECT_EQ(text(mod), "example.com/order 1.21 order\n"
                         "require example.com/lib/v2 v2.1.0 :7\n"
                         "require example.com/quoted v1.0.0 :9\n"
                         "require example.com/far v0.0.0-20200101000000-abcdefabcdef indirect :10\n"
                         "require example.com/raw v1.2.3+incompatible indirect :12\n"
                         "replace example.com/far@v1.0.0 => ../far@\n"
                         "replace example.com/lib/v2@ => example.com/fork/v2@v2.1.1\n");
    EXPECT_EQ(problems(diagnostics), "go.mod:11: error: expected 'require PATH VERSION'\n"
                                     "go.mod:17: error: expected 'replace PATH [VERSION] => PATH VERSION' or '=> ./DIRECTORY'\n");
}

TEST(GoMod, readsWorkspacesWithWindowsLineEndsAndAByteOrderMark)
{
    Diagnostics diagnostics;
    const GoMod work =
        parseGoMod("\xEF\xBB\xBFgo 1.21\r\nuse ./a\r\nuse (\r\n\t./b // here\r\n\t./c ./d\r\n)\r\nreplace x.com/y => ./y\r\n",
                   "go.work", diagnostics);
    EXPECT_EQ(text(work), " 1.21 -\nreplace x.com/y@ => ./y@\nuse ./a\nuse ./b\n");
    EXPECT_EQ(problems(diagnostics), "go.work:5: error: expected 'use DIRECTORY'\n");
}

TEST(GoMod, reportsWhatItCannotUnderstandWithItsLine)
{
    Diagnostics diagnostics;
    const GoMod mod = parseGoMod(
        "module \"example.com/a\nmodule example.com/b\nmodule example.com/c\nfrobnicate now\n)\nrequire x\xFFy v1.0.0\n"
        "replace example.com/x => example.com/y\nrequire (\n example.com/d v1.0.0\n",
        "m/go.mod", diagnostics);
    EXPECT_EQ(text(mod), "example.com/b  -\nrequire example.com/d v1.0.0 :9\n");
    EXPECT_EQ(problems(diagnostics),
              "m/go.mod:1: error: a quoted string does not end in its line\n"
              "m/go.mod:3: error: a second module directive; line 2 has the first\n"
              "m/go.mod:4: warning: unknown directive 'frobnicate'\n"
              "m/go.mod:5: error: ')' stands where no block ends\n"
              "m/go.mod:6: error: the line is not valid UTF-8 and was left out\n"
              "m/go.mod:7: error: a replacement needs a version, or a directory that starts with './' or '../'\n"
              "m/go.mod:9: error: the block of 'require' is not closed\n");
}

TEST(GoMod, acceptsOnlyPlainServiceNames)
{
    Diagnostics diagnostics;
    EXPECT_EQ(parseGoMod("module a.b/c //service: Auth_2.x-y\n", "go.mod", diagnostics).service->name, "Auth_2.x-y");
    EXPECT_TRUE(diagnostics.empty());
    const GoMod mod =
        parseGoMod("// service: a b\n// service:\n// service: first\nmodule a.b/c\n// service: second\n// service: first\n",
                   "go.mod", diagnostics);
    EXPECT_EQ(mod.service->name, "first");
    EXPECT_EQ(problems(diagnostics), "go.mod:1: warning: 'a b' is not a service name: use letters, digits, '.', '_' and '-'\n"
                                     "go.mod:2: warning: '' is not a service name: use letters, digits, '.', '_' and '-'\n"
                                     "go.mod:5: warning: a second service 'second' is ignored: line 3 names 'first'\n");
}

TEST(GoMod, dropsMajorVersionsFromNames)
{
    EXPECT_EQ(moduleBaseName("example.com/shop/auth"), "auth");
    EXPECT_EQ(moduleBaseName("example.com/shop/auth/v2"), "auth");
    EXPECT_EQ(moduleBaseName("example.com/shop/v2ray"), "v2ray");
    EXPECT_EQ(moduleBaseName("v2"), "v2");
}

} // namespace
