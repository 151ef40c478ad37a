#include "importers/importer.h"
#include "model/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

using namespace alidade;
namespace fs = std::filesystem;

namespace {

class ImportTest : public testing::Test {
protected:
    ImportTest()
    {
        std::string pattern = (fs::temp_directory_path() / "alidade-import-XXXXXX").string();
        root = fs::canonical(::mkdtemp(pattern.data()));
    }
    ~ImportTest() override { fs::remove_all(root); }

    void write(const fs::path &path, const std::string &text) const
    {
        fs::create_directories((root / path).parent_path());
        std::ofstream(root / path) << text;
    }

    fs::path root;
};

TEST_F(ImportTest, namesSourcesByTheirDirectory)
{
    const auto nameOf = [&](const char *directory) {
        fs::create_directories(root / directory);
        return importSource(root / directory).source.name;
    };
    EXPECT_EQ(nameOf("shop"), "shop");
    EXPECT_EQ(nameOf("shop.git"), "shop");
    EXPECT_EQ(nameOf("acme/repo"), "acme");
    EXPECT_EQ(nameOf("acme/repo/.git"), "acme");
    EXPECT_EQ(importSource(root / "shop", {.revision = {}, .name = "Shop"}).source.name, "Shop");

    const Source source = importSource(root / "acme/../shop/.").source;
    EXPECT_EQ(source.id, (root / "shop").string());
    EXPECT_EQ(source.kind, "directory");
    EXPECT_EQ(source.revision, "");
}

TEST_F(ImportTest, goesOnAfterABrokenFileAndReportsProgress)
{
    write("shop/order/go.mod", "// service: order\nmodule example.com/order\nrequire broken\n");
    write("shop/order/main.go", "package main\n");
    write("shop/order/worse.go", "\xFF");
    std::set<std::string> steps;
    const Imported imported =
        importSource(root / "shop", {}, Progress([&](const ProgressReport &report) { steps.emplace(report.step); }));
    ASSERT_EQ(imported.facts.modules.size(), 1U);
    EXPECT_EQ(imported.facts.modules.front().service, "order");
    ASSERT_EQ(imported.diagnostics.size(), 2U);
    EXPECT_EQ(toText(imported.diagnostics[0]), "order/go.mod:3: error: expected 'require PATH VERSION'");
    EXPECT_EQ(toText(imported.diagnostics[1]), "order/worse.go:1: error: is not Go: expected a package clause");
    EXPECT_TRUE(steps.contains("Listing files"));
    EXPECT_TRUE(steps.contains("Reading Go files"));
}

TEST_F(ImportTest, stopsWhenAskedTo)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(importSource(root, {}, {}, stop.get_token()), Cancelled);
    EXPECT_THROW(importSource(root / "nothing"), Error);
}

TEST(Importers, haveNamesAndRunInTheOrderOfWhatTheyNeed)
{
    std::set<std::string_view> names;
    for (const Importer &importer : importers()) {
        EXPECT_FALSE(importer.title.empty());
        EXPECT_TRUE(names.insert(importer.name).second) << importer.name;
    }
    const auto place = [](std::string_view name) {
        return std::find_if(importers().begin(), importers().end(), [&](const Importer &each) { return each.name == name; });
    };
    // Code needs what manifests and programs told; what describes services needs to know which there are.
    for (const std::string_view earlier : {"kubernetes", "compose", "dockerfile", "proto", "go"})
        EXPECT_LT(place(earlier), place("code")) << earlier;
    for (const std::string_view later : {"routes", "api", "catalogue"})
        EXPECT_LT(place("code"), place(later)) << later;
    EXPECT_LT(place("owners"), place("catalogue")); // an owner of all counts where no CODEOWNERS says more
    EXPECT_LT(place("licences"), importers().end());
}

TEST(ImportSource, readsTheSampleSystem)
{
    const Imported imported = importSource(SOURCE_DIR "/resources/sample");
    std::set<std::string> services;
    for (const ModuleFact &module : imported.facts.modules)
        services.insert(module.service);
    EXPECT_TRUE(services.contains("auth-service"));
    EXPECT_TRUE(services.contains("")); // shared libraries
    for (const Diagnostic &diagnostic : imported.diagnostics)
        EXPECT_NE(diagnostic.severity, Severity::error) << toText(diagnostic);
}

} // namespace
