#include "importers/importer.h"
#include "model/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sys/stat.h>

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

/// All texts of facts that come from values in files.
std::string textsOf(const Imported &imported)
{
    std::string text;
    for (const SettingFact &setting : imported.facts.settings)
        text += setting.name + "=" + setting.value + "\n";
    for (const DependencyFact &dependency : imported.facts.dependencies)
        text += dependency.to + " " + dependency.detail + "\n";
    for (const CallFact &call : imported.facts.calls)
        text += call.target + " " + call.operation + " " + call.detail + "\n";
    for (const ObjectFact &object : imported.facts.objects)
        text += object.text + "\n";
    for (const ReadingFact &reading : imported.facts.readings) {
        for (const std::string &setting : reading.settings)
            text += setting + "\n";
    }
    for (const Diagnostic &diagnostic : imported.diagnostics)
        text += toText(diagnostic) + "\n";
    return text;
}

TEST_F(ImportTest, keepsSecretsOutOfFacts)
{
    write("k8s/order.yaml", R"(apiVersion: v1
kind: Secret
metadata: {name: s}
stringData: {url: "postgres://u:S3CRET0123456789@db/x"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data:
  STORAGE: AccountName=x;AccountKey=S3CRET0123456789;EndpointSuffix=example.com
  JAAS: required username="a" password="S3CRET0123456789";
  JSON: '{"password":"S3CRET0123456789","host":"db:5432"}'
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: order}
spec:
  template:
    spec:
      containers:
      - image: shop/order
        envFrom: [{configMapRef: {name: c}}]
        args: ["--cmd=run --password S3CRET0123456789 --db db:5432", "--token", "S3CRET0123456789"]
)");
    write("chart/Chart.yaml", "name: chart\n");
    write("chart/values.yaml", "url: postgres://u:S3CRET0123456789@db:5432/x\n");
    write("chart/templates/a.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: basket}\nspec:\n  template:\n    "
                                    "spec:\n      containers:\n      - image: shop/basket\n        env:\n        - {name: DB, "
                                    "value: {{ .Values.url | quote }} }\n");
    write("compose.yaml",
          "services:\n  pay:\n    build: pay\n    env_file: [.env]\n    command: pay --secret S3CRET0123456789\n");
    write(".env", "NOTE=\"the password: S3CRET0123456789\"\nHOOK=https://hooks.slack.com/services/T0/S3CRET0123456789\n");
    write("pay/Dockerfile", "FROM node\nENV RUN=\"x --password S3CRET0123456789\"\n");
    write("pay/package.json", "{\"name\": \"pay\"}\n");
    write("pay/config/application.yml", "jwt: {signingKey: S3CRET0123456789}\n");
    write("pay/index.js", "const key = 'S3CRET0123456789'; fetch('http://u:S3CRET0123456789@order/x?token=S3CRET0123456789');\n");
    const std::string text = textsOf(importSource(root));
    EXPECT_NE(text.find("redacted"), std::string::npos);
    for (std::size_t at = text.find("S3CRET"); at != std::string::npos; at = text.find("S3CRET", at + 1))
        ADD_FAILURE() << text.substr(text.rfind('\n', at) + 1, 200);
}

TEST_F(ImportTest, comesToAnEndOnAHostileTree)
{
    write("ok/Chart.yaml", "name: shop\n");
    write("ok/templates/a.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: order}\nspec:\n  template:\n    spec:\n"
                                 "      containers:\n      - image: shop/order\n");
    write("self/Chart.yaml", "name: self\ndependencies:\n- {name: self, repository: 'file://../self'}\n");
    write("self/templates/_a.tpl", "{{ define \"a\" }}{{ include \"a\" . }}{{ end }}");
    write("self/templates/a.yaml", "{{ include \"a\" . }}");
    write("k/kustomization.yaml", "resources: [../l, .]\ncomponents: [../k]\n");
    write("l/kustomization.yaml", "resources: [../k]\n");
    write("deep.yaml", "apiVersion: v1\nkind: " + std::string(100'000, '['));
    write("deep.json", std::string(100'000, '{'));
    write("config/application.yml", std::string(50'000, '[') + "\n");
    write("config/deep.toml", "a = " + std::string(50'000, '['));
    write("latin.yaml", "apiVersion: v1\nkind: \xE9\n");
    write("nginx.conf", std::string(50'000, '{'));
    write("workspace.dsl", "workspace {" + std::string(50'000, '{'));
    write("openapi.yaml", "openapi: 3.0.0\npaths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}\n");
    write("Dockerfile", "FROM a AS a\nFROM b AS b\nCOPY --from=b x y\n");
    write("compose.yaml", "include: [compose.yaml]\nservices: {a: {extends: {service: b}}, b: {extends: {service: a}}}\n");
    fs::create_symlink("/etc", root / "k8s");
    fs::create_symlink(root, root / "loop");
    ASSERT_EQ(::mkfifo((root / "pipe.yaml").c_str(), 0600), 0);
    write("huge.yaml", "a: 1\n");
    fs::resize_file(root / "huge.yaml", 100U << 20U);
    const Imported imported = importSource(root);
    EXPECT_TRUE(std::any_of(imported.facts.nodes.begin(), imported.facts.nodes.end(),
                            [](const NodeFact &node) { return node.name == "order"; }));
    const std::string text = textsOf(imported);
    for (const char *file : {"deep.yaml", "latin.yaml", "huge.yaml"})
        EXPECT_NE(text.find(file), std::string::npos) << file;
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
