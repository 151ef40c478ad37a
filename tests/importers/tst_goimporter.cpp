#include "tests/importers/gofixture.h"

#include "model/error.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

using namespace alidade;
using namespace alidade::test;

namespace {

const std::string mainFile = "package main\n\nfunc main() {}\n";

TEST(GoImporter, readsModulesPackagesAndImports)
{
    const GoImportRun run({
        {"order/go.mod", "// service: order\nmodule example.com/order\n\nrequire (\n\texample.com/auth "
                         "v1.0.0\n\tgolang.org/x/net v0.1.0 // indirect\n)\n"},
        {"order/a.go", "package order\n\nimport (\n\t\"fmt\"\n\t\"example.com/auth/token\"\n\t\"example.com/order/store\"\n)\n"},
        {"order/a_test.go",
         "package order_test\n\nimport (\n\t\"example.com/auth/token\"\n\t\"example.com/order\"\n\t\"github.com/x/assert\"\n)\n"},
        {"order/b.go", "package order\n\nimport \"example.com/auth/token\"\n"},
        {"order/broken.go", "package\n"},
        {"order/gen.go", "//go:build ignore\n\npackage main\n\nimport \"example.com/never\"\n"},
        {"order/store/s.go", "package store\n\nimport \"internal/x\"\n"},
        {"order/testdata/t.go", "package t\n"},
        {"order/_old/t.go", "package t\n"},
        {"order/.hidden/t.go", "package t\n"},
        {"order/vendor/example.com/v/go.mod", "module example.com/v\n"},
        {"order/vendor/example.com/v/v.go", "package v\n"},
        {"auth/go.mod", "module example.com/auth\nrequire example.com/order\n"},
        {"auth/token/t.go", "package token\n"},
        {"loose.go", "package loose\n"},
    });
    EXPECT_EQ(run.modules(), "example.com/auth: -\nexample.com/order: order\n");
    EXPECT_EQ(run.moduleDependencies(), "example.com/order -> example.com/auth order/go.mod:5\n"
                                        "example.com/order -> golang.org/x/net order/go.mod:6 indirect\n");
    EXPECT_EQ(run.packages(), "example.com/auth/token: -\nexample.com/order: order\nexample.com/order/store: order\n");
    EXPECT_EQ(run.imports(), "example.com/order -> example.com/auth/token (3) order/a.go:5\n"
                             "example.com/order -> example.com/order/store (1) order/a.go:6\n"
                             "example.com/order -> github.com/x/assert (1) order/a_test.go:6 test\n");
    EXPECT_EQ(run.problems(), "auth/go.mod:2: error: expected 'require PATH VERSION'\n"
                              "order/broken.go:1: error: is not Go: expected a package clause\n"
                              "note: Go files without a go.mod above them, whose imports cannot be followed: 1\n");
}

TEST(GoImporter, followsReplacementsToModulesOfTheTree)
{
    const GoImportRun run({
        {"go.work", "use ./app\nuse ./gone\nreplace example.com/w => ./lib\n"},
        {"app/go.mod",
         "module example.com/app\nrequire example.com/old v1.0.0\nrequire example.com/w v1.0.0\nrequire example.com/pinned "
         "v1.0.0\n"
         "replace example.com/old => ../lib\nreplace example.com/pinned v9.0.0 => ../lib\nreplace example.com/z => ../nothing\n"
         "replace example.com/out => ../../outside\n"},
        {"app/a.go", "package app\nimport \"example.com/old/sub\"\nimport \"example.com/older\"\nimport \"example.com/w\"\n"},
        {"lib/go.mod", "module example.com/lib\n"},
    });
    EXPECT_EQ(run.moduleDependencies(), "example.com/app -> example.com/lib app/go.mod:2\n"
                                        "example.com/app -> example.com/lib app/go.mod:3\n"
                                        "example.com/app -> example.com/pinned app/go.mod:4\n");
    EXPECT_EQ(run.imports(), "example.com/app -> example.com/lib (1) app/a.go:4\n"
                             "example.com/app -> example.com/lib/sub (1) app/a.go:2\n"
                             "example.com/app -> example.com/older (1) app/a.go:3\n");
    EXPECT_EQ(run.problems(), "app/go.mod:7: warning: the replacement directory nothing has no go.mod\n"
                              "go.work:2: warning: uses ./gone, where no module of this source is\n");
}

TEST(GoImporter, keepsImportPathsUnique)
{
    const GoImportRun run({{"a/testdata/go.mod", "module example.com/m\n"},
                           {"a/testdata/x.go", "package x\n"},
                           {"b/go.mod", "module example.com/m\n"},
                           {"b/y.go", "package y\n"},
                           {"c/go.mod", "go 1.21\n"}});
    EXPECT_EQ(run.packages(), "example.com/m: -\n");
    EXPECT_EQ(run.facts.modules.front().dir, "b");
    EXPECT_EQ(run.problems(),
              "c/go.mod: error: has no module directive: its packages have no import path\n"
              "a/testdata/go.mod:1: warning: was left out with its packages: b/go.mod declares module example.com/m as well\n");
}

TEST(GoImporter, mergesModulesWithOneAnnotationAndKeepsTheirPrograms)
{
    const GoImportRun run({
        {"services/auth/core/go.mod", "// service: auth-service\nmodule example.com/auth/core\n"},
        {"services/auth/core/a.go", "package core\n"},
        {"services/auth/grpc/go.mod", "module example.com/auth/grpc // service: auth-service\n"},
        {"services/auth/grpc/cmd/x/main.go", mainFile},
        {"services/pay/go.mod", "module example.com/pay\n"},
        {"services/pay/main.go", mainFile},
        {"services/pay/store/s.go", "package store\n"},
        {"services/pay/ledger/doc.go", "// Package ledger books.\n// service: ledger\npackage ledger\n"},
        {"services/pay/ledger/deep/d.go", "package deep\n"},
        {"services/pay/client/go.mod", "module example.com/pay/client\n"},
        {"services/pay/client/c.go", "// service: bad name\npackage client\n"},
        {"lib/go.mod", "module example.com/lib\n"},
        {"lib/l.go", "package lib\n"},
    });
    EXPECT_EQ(run.nodes(),
              "auth-service [services/auth] annotation\nledger [services/pay/ledger] annotation\npay [services/pay] command\n");
    EXPECT_EQ(run.modules(), "example.com/lib: -\nexample.com/auth/core: auth-service\nexample.com/auth/grpc: auth-service\n"
                             "example.com/pay: pay\nexample.com/pay/client: pay\n");
    EXPECT_EQ(run.packages(),
              "example.com/lib: -\nexample.com/auth/core: auth-service\nexample.com/auth/grpc/cmd/x: auth-service main\n"
              "example.com/pay/client: pay\nexample.com/pay/ledger/deep: ledger\nexample.com/pay/ledger: ledger\n"
              "example.com/pay: pay main\nexample.com/pay/store: pay\n");
    EXPECT_EQ(run.problems(),
              "services/pay/client/c.go:1: warning: 'bad name' is not a service name: use letters, digits, '.', '_' and '-'\n");
}

TEST(GoImporter, namesServicesByTheirProgramsAndLeavesToolsOut)
{
    const GoImportRun run({
        {"go.mod", "module example.com/shop/v2\n"},
        {"cmd/order/main.go", mainFile},
        {"cmd/payment/main.go", mainFile},
        {"cmd/payment/internal/p.go", "package internal\n"},
        {"internal/shared.go", "package internal\n"},
        {"tools/lint/main.go", mainFile},
        {"hack/fix.go", mainFile},
        {"examples/demo/main.go", mainFile},
        {"examples/shop/main.go", mainFile},
        {"examples/shop/Dockerfile", "FROM scratch\n"},
        {"e2e/runner/main.go", mainFile},
        {"gen/tools.go", "package main\n"},
        {"stub/stub.go", "// Code generated by stub. DO NOT EDIT.\npackage main\n"},
        {"svc/auth/server/main.go", mainFile},
        {"svc/user/cmd/api/main.go", mainFile},
        {"svc/mail/src/main/main.go", mainFile},
        {"bad/main.go", "pakcage main\n"},
    });
    EXPECT_EQ(run.nodes(), "auth [svc/auth] command\nmail [svc/mail] command\norder [cmd/order] command\n"
                           "payment [cmd/payment] command\nshop [examples/shop] command\nuser [svc/user] command\n");
    EXPECT_NE(run.packages().find("example.com/shop/v2/internal: -\n"), std::string::npos);
    EXPECT_NE(run.packages().find("example.com/shop/v2/cmd/payment/internal: payment\n"), std::string::npos);
    EXPECT_EQ(run.modules(), "example.com/shop/v2: -\n");
}

TEST(GoImporter, takesWhatMigratesOrSeedsBesideAServiceForAToolOfIt)
{
    const GoImportRun run({
        {"order/go.mod", "module example.com/order\n"},
        {"order/cmd/app/main.go", mainFile},
        {"order/cmd/migration/main.go", mainFile},
        {"order/cmd/seed/main.go", mainFile},
        {"stock/go.mod", "module example.com/stock\n"},
        {"stock/cmd/app/main.go", mainFile},
        {"stock/cmd/migrate/main.go", mainFile},
        {"stock/cmd/migrate/Dockerfile", "FROM scratch\n"},
        {"migrate/go.mod", "module example.com/migrate\n"},
        {"migrate/main.go", mainFile},
    });
    EXPECT_EQ(run.nodes(), "app [stock/cmd/app] command\ncmd-migrate [stock/cmd/migrate] command\n"
                           "migrate [migrate] command\norder [order] command\n");
}

TEST(GoImporter, namesARepositoryWithOneProgramByItsModule)
{
    const GoImportRun alone(
        {{"go.mod", "module example.com/acme/auth/v3\n"}, {"cmd/serve/main.go", mainFile}, {"token/t.go", "package token\n"}});
    EXPECT_EQ(alone.nodes(), "auth [] command\n");
    EXPECT_EQ(alone.packages(), "example.com/acme/auth/v3/cmd/serve: auth main\nexample.com/acme/auth/v3/token: auth\n");

    Facts deployed;
    NodeFact workload;
    workload.name = "serve";
    workload.origin = NameOrigin::workload;
    deployed.nodes = {workload};
    const GoImportRun known({{"go.mod", "module example.com/acme/auth/v3\n"}, {"cmd/serve/main.go", mainFile}}, deployed);
    EXPECT_EQ(known.nodes(), "serve [] workload\nserve [] command\n");
}

TEST(GoImporter, tellsServicesOfOneNameApart)
{
    const GoImportRun run(
        {{"go.mod", "module example.com/shop\n"}, {"auth/worker/main.go", mainFile}, {"user/worker/main.go", mainFile}});
    EXPECT_EQ(run.nodes(), "auth-worker [auth/worker] command\nuser-worker [user/worker] command\n");
}

TEST(GoImporter, stopsWithinATenthOfASecond)
{
    Files files{{"go.mod", "module example.com/big\n"}};
    std::string source = "package p\n";
    for (int i = 0; i < 2000; ++i)
        source += "import \"example.com/x" + std::to_string(i) + "\"\n";
    for (int i = 0; i < 2000; ++i)
        files.emplace_back("p" + std::to_string(i) + "/p.go", source);
    const auto tree = memoryTree(std::move(files));
    Facts facts;
    Diagnostics diagnostics;
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    const Progress progress([&](const ProgressReport &report) {
        if (report.step == "Reading Go files" && report.done == 20) {
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        }
    });
    ImportContext context{*tree, facts, diagnostics, progress, stop.get_token()};
    EXPECT_THROW(importGo(context), Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::milliseconds(100));
}

} // namespace
