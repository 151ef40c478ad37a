#include "importers/importer.h"

#include <gtest/gtest.h>

using namespace alidade;

namespace {

TEST(ModGraph, isASourceOfItsRootModule)
{
    const std::string order = "github.com/acme/order github.com/acme/auth@v2.1.0\n";
    const std::string mail = "github.com/acme/mail github.com/acme/auth@v2.1.0\n";
    EXPECT_NE(importModGraph(order, "graph").source.id, importModGraph(mail, "graph").source.id);
    EXPECT_EQ(importModGraph(order, "graph").source.id, importModGraph(order, "other").source.id);
}

TEST(ModGraph, readsModulesAndNamesServicesOfTheOrganisation)
{
    const Imported imported = importModGraph("github.com/acme/order github.com/acme/auth/v2@v2.1.0\n"
                                             "github.com/acme/order go@1.21\r\n"
                                             "nonsense\n"
                                             "\n"
                                             "github.com/acme/order golang.org/x/net@v0.1.0\n"
                                             "github.com/acme/auth/v2@v2.1.0 golang.org/x/net@v0.0.1\n"
                                             "github.com/acme/auth/v2@v2.1.0 github.com/acme/order@v0.9.0\n"
                                             "golang.org/x/net@v0.1.0 golang.org/x/text\n",
                                             "graph.txt");
    std::string text;
    for (const ModuleFact &module : imported.facts.modules)
        text += "module " + module.path + " " + module.service + " :" + std::to_string(module.place.line) + "\n";
    for (const ModuleDependencyFact &d : imported.facts.moduleDependencies)
        text += d.from + " -> " + d.to + " :" + std::to_string(d.place.line) + "\n";
    for (const NodeFact &node : imported.facts.nodes)
        text += "node " + node.name + "\n";
    for (const Diagnostic &diagnostic : imported.diagnostics)
        text += toText(diagnostic) + "\n";
    EXPECT_EQ(text, "module github.com/acme/auth/v2 auth :1\n"
                    "module github.com/acme/order order :1\n"
                    "github.com/acme/auth/v2 -> github.com/acme/order :7\n"
                    "github.com/acme/auth/v2 -> golang.org/x/net :6\n"
                    "github.com/acme/order -> github.com/acme/auth/v2 :1\n"
                    "github.com/acme/order -> golang.org/x/net :5\n"
                    "node auth\nnode order\n"
                    "graph.txt:3: error: is no line of 'go mod graph': expected 'MODULE@VERSION MODULE@VERSION'\n"
                    "graph.txt:8: error: is no line of 'go mod graph': expected 'MODULE@VERSION MODULE@VERSION'\n");
    EXPECT_EQ(imported.source.kind, "go-mod-graph");
    EXPECT_EQ(imported.source.name, "graph.txt");
}

} // namespace
