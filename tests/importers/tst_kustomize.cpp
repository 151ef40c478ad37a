#include "importers/kubernetes/kubernetes.h"

#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string deployment(const std::string &name, const std::string &container = {})
{
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: " + name +
           "}\nspec:\n  template:\n    spec:\n      containers:\n      - name: main\n        image: shop/" + name + ":1\n" +
           container;
}

std::string patchedEnvironment(const std::string &name, const std::string &variables)
{
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: " + name +
           "}\nspec:\n  template:\n    spec:\n      containers:\n      - name: main\n        env:\n" + variables;
}

Files base()
{
    return {
        {"base/kustomization.yaml", "resources: [order.yaml, payment.yaml, stock.yaml]\n"},
        {"base/order.yaml", deployment("order", "        env:\n        - {name: PAYMENT_ADDR, value: 'payment:80'}\n")},
        {"base/payment.yaml", deployment("payment")},
        {"base/stock.yaml", deployment("stock")},
    };
}

Files with(Files files, const Files &more)
{
    files.insert(files.end(), more.begin(), more.end());
    return files;
}

constexpr const char *threeNodes =
    "order service workload shop/order\npayment service workload shop/payment\nstock service workload shop/stock\n";

TEST(Kustomize, readsABaseThroughItsRoot)
{
    const Read r = read(importKubernetes, with(base(), {{"kustomization.yaml", "resources:\n- base\n"}}));
    EXPECT_EQ(r.nodes(), threeNodes);
    EXPECT_EQ(r.dependencies(), "order -> payment http sync base/order.yaml:11 PAYMENT_ADDR=payment:80\n");
    EXPECT_EQ(r.messages(), "");
}

TEST(Kustomize, leavesOutComponentsThatNobodyIncludes)
{
    const Files files =
        with(base(), {
                         {"kustomization.yaml", "resources: [base]\ncomponents:\n- on\n"},
                         {"on/kustomization.yaml", "kind: Component\nresources: [mail.yaml]\n"},
                         {"on/mail.yaml", deployment("mail")},
                         {"off/kustomization.yaml", "kind: Component\nresources: [sms.yaml]\npatches:\n- patch: |-\n"
                                                    "    {}\n"},
                         {"off/sms.yaml", deployment("sms")},
                     });
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), "mail service workload shop/mail\n" + std::string(threeNodes));
    EXPECT_EQ(r.messages(), "off/kustomization.yaml: note: Nothing that counts includes this kustomization: it is left out\n");
}

TEST(Kustomize, appliesPatchesWithTheirOwnLines)
{
    const Files files =
        with(base(), {
                         {"kustomization.yaml",
                          "resources: [base]\npatches:\n- path: order.yaml\n- target: {kind: Deployment, name: 'pay.*'}\n"
                          "  patch: |-\n    - op: add\n      path: /spec/template/spec/containers/0/env\n      value: [{name: "
                          "STOCK_ADDR, value: 'stock:9001'}]\n"},
                         {"order.yaml", patchedEnvironment("order", "        - {name: PAYMENT_ADDR, value: 'stock:9002'}\n")},
                     });
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.dependencies(), "order -> stock - sync order.yaml:10 PAYMENT_ADDR=stock:9002\npayment -> stock - sync "
                                "kustomization.yaml:8 STOCK_ADDR=stock:9001\n");
}

TEST(Kustomize, deletesWhatPatchesDelete)
{
    const Files files =
        with(base(), {
                         {"kustomization.yaml", "resources: [base]\npatchesStrategicMerge:\n- order.yaml\n- |-\n  apiVersion: "
                                                "apps/v1\n  kind: Deployment\n  metadata: {name: stock}\n  $patch: delete\n"},
                         {"order.yaml", patchedEnvironment("order", "        - {name: PAYMENT_ADDR, $patch: delete}\n")},
                     });
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), "order service workload shop/order\npayment service workload shop/payment\n");
    EXPECT_EQ(r.dependencies(), "");
}

TEST(Kustomize, generatesConfigMaps)
{
    const Files files = with(
        base(),
        {
            {"kustomization.yaml",
             "resources: [base]\nconfigMapGenerator:\n- name: urls\n  literals:\n  - STOCK_URL=http://stock\n  envs: [urls.env]\n"
             "patches:\n- path: use.yaml\n"},
            {"urls.env", "# addresses\nORDER_URL=http://order\n"},
            {"use.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: payment}\nspec: {template: {spec: {containers: "
                         "[{name: main, envFrom: [{configMapRef: {name: urls}}]}]}}}\n"},
        });
    EXPECT_EQ(
        read(importKubernetes, files).dependencies(),
        "order -> payment http sync base/order.yaml:11 PAYMENT_ADDR=payment:80\npayment -> stock http sync kustomization.yaml:5 "
        "STOCK_URL=http://stock\npayment -> order http sync urls.env:2 ORDER_URL=http://order\n");
}

TEST(Kustomize, changesImagesReplicasNamespacesAndNames)
{
    const Files files = with(
        base(), {{"kustomization.yaml",
                  "resources: [base]\nnamePrefix: dev-\nnamespace: shop\nimages:\n- {name: shop/order, newName: mirror/order}\n"
                  "replicas:\n- {name: order, count: 4}\n"}});
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(),
              "order service workload mirror/order ~dev-order\npayment service workload shop/payment ~dev-payment\nstock "
              "service workload shop/stock ~dev-stock\n");
    EXPECT_EQ(r.facts.workloads[0].replicas, 4);
    EXPECT_EQ(r.facts.workloads[0].nameSpace, "shop");
    EXPECT_EQ(r.facts.workloads[0].image, "mirror/order:1");
}

TEST(Kustomize, takesTheOverlayThatChangesLeast)
{
    const Files files = with(
        base(), {
                    {"overlays/a/kustomization.yaml", "resources: [../../base, db.yaml]\npatches:\n- path: p.yaml\n"},
                    {"overlays/a/db.yaml", deployment("proxy")},
                    {"overlays/a/p.yaml", patchedEnvironment("order", "        - {name: PAYMENT_ADDR, value: 'stock:9002'}\n")},
                    {"overlays/b/kustomization.yaml", "resources:\n- ../../base\n"},
                });
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), threeNodes);
    EXPECT_EQ(r.dependencies(), "order -> payment http sync base/order.yaml:11 PAYMENT_ADDR=payment:80\n");
    EXPECT_EQ(r.messages(),
              "overlays/a/kustomization.yaml: note: Another form of \"overlays/b\", which is read: it is left out\n");
}

TEST(Kustomize, leavesOutExtrasAndTestsBesideASystem)
{
    const Files files{{"k8s/order.yaml", deployment("order")},
                      {"extras/mail/mail.yaml", deployment("mail")},
                      {"tests/k8s/fake.yaml", deployment("fake")}};
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), "order service workload shop/order\n");
    EXPECT_EQ(r.diagnostics.size(), 2U);
    EXPECT_EQ(read(importKubernetes, {files[1]}).nodes(), "mail service workload shop/mail\n") << "there is nothing else";
}

TEST(Kustomize, boundsWhatIsIncludedAgainAndAgain)
{
    Files files = with(base(), {{"kustomization.yaml", "resources: [base, a0]\n"}});
    for (int i = 0; i < 15; ++i) {
        const std::string next = std::to_string(i + 1);
        for (const char *name : {"a", "b", "c"})
            files.emplace_back(name + std::to_string(i) + "/kustomization.yaml",
                               "resources: [../a" + next + ", ../b" + next + ", ../c" + next + "]\n");
    }
    for (const char *last : {"a15", "b15", "c15"})
        files.emplace_back(std::string(last) + "/kustomization.yaml", "resources: []\n");
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), threeNodes);
    EXPECT_NE(r.messages().find("included too deep or too often"), std::string::npos) << r.messages();
}

TEST(Kustomize, saysThatAKustomizationIncludesItself)
{
    const Files files = with(base(), {{"kustomization.yaml", "resources: [base, a]\n"},
                                      {"a/kustomization.yaml", "resources: [../b]\n"},
                                      {"b/kustomization.yaml", "resources: [../a]\n"}});
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), threeNodes);
    EXPECT_EQ(r.messages(), "a/kustomization.yaml: warning: This kustomization includes itself; it is read once\n");
}

TEST(Kustomize, boundsTheWeightOfPatches)
{
    std::string patch = "- op: add\n  path: /metadata/annotations\n  value: [";
    for (int i = 0; i < 20'000; ++i)
        patch += "a, ";
    std::string many;
    for (int i = 0; i < 300; ++i)
        many += "---\n" + deployment("d" + std::to_string(i));
    const Read r =
        read(importKubernetes,
             {{"kustomization.yaml", "resources: [many.yaml]\npatches:\n- {path: p.yaml, target: {kind: Deployment}}\n"},
              {"many.yaml", many},
              {"p.yaml", patch + "]\n"}});
    EXPECT_NE(r.messages().find("too large; the rest is left out"), std::string::npos) << r.messages();
    EXPECT_EQ(r.facts.nodes.size(), 300U);
}

TEST(Kustomize, saysWhatIsMissingOrElsewhereAndGoesOn)
{
    const Files files =
        with(base(), {{"kustomization.yaml", "resources:\n- base\n- gone.yaml\n- https://example.com/x.yaml\nreplacements:\n- "
                                             "{source: {}}\npatches:\n- path: none.yaml\n"},
                      {"cycle/a/kustomization.yaml", "resources: [../b]\n"},
                      {"cycle/b/kustomization.yaml", "resources: [../a]\n"},
                      {"broken/kustomization.yaml", "resources: [\n"}});
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), threeNodes);
    const std::string all = r.messages();
    for (const char *text :
         {"kustomization.yaml:3: warning: \"gone.yaml\" is not in this source",
          "kustomization.yaml:4: note: \"https://example.com/x.yaml\" lies elsewhere",
          "kustomization.yaml:6: note: \"replacements\" is not applied",
          "kustomization.yaml:8: warning: The patch \"none.yaml\" is not in this source", "broken/kustomization.yaml:"})
        EXPECT_NE(all.find(text), std::string::npos) << text << "\n" << all;
}

} // namespace

} // namespace alidade::test
