#include "importers/helm/charts.h"
#include "importers/helm/evaluator.h"
#include "importers/kubernetes/kubernetes.h"

#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace alidade::test {

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// What a template prints with values, and behind it what went wrong: "!LINE message".
std::string rendered(const std::string &text, const std::string &values = "{}", helm::TemplateLimits limits = {})
{
    std::string result;
    try {
        helm::Template parsed = helm::parseTemplate(text);
        helm::Evaluator evaluator(parsed.defined, {[](const std::string &path) { return "<" + path + ">"; }, {"conf/a.json"}}, {},
                                  limits);
        const helm::Value root = helm::Value::Map{{"Values", helm::fromYaml(values)}, {"Files", helm::Value::Native{"Files"}}};
        helm::Rendering rendering = evaluator.render(parsed.body, root);
        result = rendering.text;
        for (const helm::TemplateFault &fault : rendering.faults)
            result += "!" + std::to_string(fault.line) + " " + fault.what();
    } catch (const helm::TemplateFault &fault) {
        result += "!" + std::to_string(fault.line) + " " + fault.what();
    }
    return result;
}

std::string chartDeployment(const std::string &name, const std::string &image, const std::string &container = {})
{
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: " + name +
           "\nspec:\n  template:\n    spec:\n      containers:\n      - image: " + image + "\n" + container;
}

/// A tar archive in gzip with these files.
std::string archived(const Files &files)
{
    constexpr std::size_t block = 512;
    std::string tar;
    for (const auto &[path, text] : files) {
        std::string header(block, '\0');
        header.replace(0, path.size(), path);
        std::string size(11, '0');
        for (std::size_t rest = text.size(), i = 11; rest > 0; rest /= 8)
            size[--i] = static_cast<char>('0' + rest % 8);
        header.replace(124, size.size(), size);
        header[156] = '0';
        tar += header + text + std::string((block - text.size() % block) % block, '\0');
    }
    tar.append(2 * block, '\0');
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, static_cast<uLong>(tar.size())) + block, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(tar.data());
    stream.avail_in = static_cast<uInt>(tar.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

TEST(HelmTemplate, printsValuesAndTrimsSpaces)
{
    EXPECT_EQ(rendered("a {{ .Values.x }} b\n{{- /* a }} comment */ -}}\n c", "x: 1"), "a 1 bc");
    EXPECT_EQ(rendered("[{{ .Values.none.of.this }}]"), "[]");
    EXPECT_EQ(rendered("{{ .Values.on }} {{ .Values.f }} {{ .Values.big }}", "{on: true, f: 1.5, big: 1000000}"),
              "true 1.5 1000000");
}

TEST(HelmTemplate, branchesAndLoops)
{
    EXPECT_EQ(rendered("{{ if .Values.a }}A{{ else if .Values.b }}B{{ else }}C{{ end }}", "b: 1"), "B");
    EXPECT_EQ(rendered("{{ range $k, $v := .Values.m }}{{ $k }}={{ $v }};{{ end }}", "m: {b: 2, a: 1}"), "a=1;b=2;");
    EXPECT_EQ(
        rendered(
            "{{ range $i, $v := .Values.l }}{{ if eq $v \"y\" }}{{ continue }}{{ end }}{{ $i }}{{ . }}{{ else }}none{{ end }}",
            "l: [x, y, z]"),
        "0x2z");
    EXPECT_EQ(rendered("{{ range .Values.l }}{{ . }}{{ else }}none{{ end }}", "l: []"), "none");
    EXPECT_EQ(rendered("{{ with .Values.a }}{{ .b }}{{ $.Values.c }}{{ end }}", "{a: {b: 1}, c: 2}"), "12");
}

TEST(HelmTemplate, keepsVariablesInTheirBlocks)
{
    EXPECT_EQ(rendered("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $y := 3 }}{{ end }}{{ $x }}"), "2");
    EXPECT_EQ(rendered("{{ if true }}{{ $y := 3 }}{{ end }}\n{{ $y }}"), "\n!2 The variable $y is not defined");
}

TEST(HelmTemplate, callsDefinedTemplates)
{
    EXPECT_EQ(
        rendered("{{ define \"n\" }}{{ .a }}-{{ $.b }}{{ end }}{{ include \"n\" (dict \"a\" 1 \"b\" \"x\") | upper | quote }}"),
        "\"1-X\"");
    EXPECT_EQ(rendered("{{ tpl .Values.t . }}", "{t: '{{ .Values.x }}!', x: 7}"), "7!");
    EXPECT_EQ(rendered("{{ include \"gone\" . }}"), "!1 No template is called \"gone\"");
}

TEST(HelmTemplate, knowsTheFunctionsOfCharts)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {"default \"d\" .Values.none", "d"},
        {"printf \"%s-%d-%q-%05.1f\" \"a\" 3 \"q\" 2.25", "a-3-\"q\"-002.2"},
        {"\"a-b-\" | trimSuffix \"-\" | trunc 63", "a-b"},
        {"list 1 2 3 | join \",\"", "1,2,3"},
        {"ternary \"y\" \"n\" (and true (not false))", "y"},
        {"dict \"a\" (dict \"b\" 1) | toJson", "{\"a\":{\"b\":1}}"},
        {"(fromYaml \"a: {b: [1, 2]}\").a.b | last", "2"},
        {"semverCompare \">=1.19-0\" \"v1.30.0\"", "true"},
        {"semverCompare \"<1.19-0 || ^2\" \"v1.30.0\"", "false"},
        {"coalesce .Values.none \"\" \"x\"", "x"},
        {"get (merge (dict \"a\" 1) (dict \"a\" 2 \"b\" 3)) \"b\"", "3"},
        {"dig \"a\" \"b\" \"z\" (dict \"a\" (dict \"b\" 1))", "1"},
        {"kindIs \"map\" .Values", "true"},
        {"b64enc \"shop\" | b64dec", "shop"},
        {"regexFind \"[^-]*\" \"order-api\"", "order"},
        {"regexReplaceAll \"[^a-z]+\" \"a1b2\" \"-\"", "a-b-"},
        {"add 1 2 | mul 3", "9"},
        {"div 1 0", "0"},
        {".Files.Get \"conf/a.json\"", "<conf/a.json>"},
        {"index .Values.none \"x\" | empty", "true"},
        {"hasKey (omit (dict \"a\" 1) \"a\") \"a\"", "false"},
    };
    for (const auto &[expression, expected] : cases)
        EXPECT_EQ(rendered("{{ " + expression + " }}"), expected) << expression;
}

TEST(HelmTemplate, writesYamlThatReadsTheSame)
{
    const std::string text = "a: {b: [1, 'two: 2', {c: 'x', d: []}], e: 'true', f: \"l1\\nl2\"}\ng: null\nh: -1.5\n";
    const helm::Value value = helm::fromYaml(text);
    EXPECT_EQ(helm::fromYaml(helm::toYaml(value)), value) << helm::toYaml(value);
}

TEST(HelmTemplate, goesOnAfterWhatItCannotEvaluate)
{
    EXPECT_EQ(rendered("a\n{{ frobnicate 1 }}\nb"), "a\n\nb!2 The function \"frobnicate\" is not known");
    EXPECT_EQ(rendered("{{ required \"say it\" .Values.x }}b"), "b!1 A value is required here: say it");
    EXPECT_EQ(rendered("a\n{{ if true }}b"), "!2 A block has no \"end\"");
    EXPECT_EQ(rendered("a\n{{ if "), "!2 An action is not closed");
}

TEST(HelmTemplate, saysNothingOfTheValuesThatItRefuses)
{
    EXPECT_EQ(rendered("a{{ fail (printf \"no %s\" .Values.password) }}b", "password: s3cret"),
              "ab!1 The template refuses its values");
}

TEST(HelmTemplate, boundsWhatATemplateDoes)
{
    EXPECT_NE(rendered("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}").find("too deep"),
              std::string::npos);
    helm::TemplateLimits few;
    few.steps = 1000;
    EXPECT_NE(rendered("{{ range until 5000 }}x{{ end }}", "{}", few).find("too many steps"), std::string::npos);
    few = {};
    few.outputBytes = 1000;
    EXPECT_NE(rendered("{{ range until 5000 }}xxxxxxxx{{ end }}", "{}", few).find("prints too much"), std::string::npos);
    const std::string chain =
        "{{ $d := dict }}{{ $p := $d }}{{ range until 9000 }}{{ $n := dict }}{{ $_ := set $p \"n\" $n }}{{ $p = $n }}{{ end }}";
    EXPECT_NE(rendered(chain + "{{ toJson $d }}").find("put too many maps"), std::string::npos);
    EXPECT_NE(rendered("{{ $l := list }}{{ range until 9000 }}{{ $l = list $l }}{{ end }}").find("nested too deep"),
              std::string::npos);
    EXPECT_EQ(rendered("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ toJson $d }}"), "{\"d\":{}}");
}

TEST(HelmTemplate, boundsWhatIsSharedSearchedAndKept)
{
    const std::string twice = "{{ $l := list 1 1 }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}";
    for (const char *use :
         {"{{ toYaml $l }}", "{{ $l }}", "{{ $c := deepCopy $l }}", "{{ if eq $l $l }}x{{ end }}", "{{ quote $l }}",
          "{{ $m := dict }}{{ $_ := set $m \"a\" $l }}", "{{ .Files.Get $l }}", "{{ include $l . }}"})
        EXPECT_NE(rendered(twice + use).find("too large"), std::string::npos) << use;
    const std::string maps = "{{ $m := dict }}{{ range until 60 }}{{ $n := dict }}{{ $_ := set $n \"a\" $m }}"
                             "{{ $_ := set $n \"b\" $m }}{{ $m = $n }}{{ end }}";
    EXPECT_NE(rendered(maps + "{{ toJson $m }}").find("too large"), std::string::npos);
    EXPECT_NE(rendered("{{ $t := \"x\" }}{{ range until 60 }}{{ $t = print $t $t }}{{ end }}").find("too large"),
              std::string::npos);
    EXPECT_EQ(rendered("{{ regexMatch \"(a?){9000}b\" (repeat 2000 \"a\") }}"), "false");
    EXPECT_NE(rendered("{{ range until 10000 }}{{ $m := regexMatch \"(a?){200}b\" (repeat 300 \"a\") }}{{ end }}")
                  .find("too many steps"),
              std::string::npos);
    EXPECT_EQ(rendered("{{ regexReplaceAll \"[^a-z]{1,3}$\" \"order42\" \"\" }}"), "order");
    std::string variables;
    for (int i = 0; i < 3000; ++i)
        variables += "{{ $v" + std::to_string(i) + " := 1 }}";
    EXPECT_NE(rendered(variables).find("too many variables"), std::string::npos);
}

TEST(HelmTemplate, tellsFromWhichLineItsOutputComes)
{
    helm::Template parsed = helm::parseTemplate("{{- if true }}\na: 1\n{{- end }}\n{{ \"b: 2\\nc: 3\" }}\nd: 4\n");
    helm::Evaluator evaluator({}, {}, {});
    const helm::Rendering rendering = evaluator.render(parsed.body, {});
    EXPECT_EQ(rendering.text, "\na: 1\nb: 2\nc: 3\nd: 4\n");
    EXPECT_EQ(rendering.lines, (std::vector<int>{1, 2, 4, 4, 5, 0}));
}

TEST(Helm, readsTheWorkloadsOfAChartWithTheirLines)
{
    const Files files{
        {"shop/Chart.yaml", "apiVersion: v2\nname: shop\n"},
        {"shop/values.yaml", "order: {image: shop/order, tag: 1}\npaymentAddress: payment:9090\n"},
        {"shop/templates/_helpers.tpl", "{{ define \"shop.labels\" }}app: {{ .Chart.Name }}{{ end }}"},
        {"shop/templates/order.yaml", chartDeployment("order", "{{ .Values.order.image }}:{{ .Values.order.tag }}",
                                                      "        {{- with .Values.paymentAddress }}\n        env:\n        - name: "
                                                      "PAYMENT_ADDR\n          value: {{ . | quote }}\n        {{- end }}\n")},
        {"shop/templates/payment.yaml", "{{- if true }}\n" + chartDeployment("payment", "shop/payment") + "{{- end }}\n"},
        {"shop/templates/off.yaml", "{{- if .Values.off }}\n" + chartDeployment("off", "shop/off") + "{{- end }}\n"},
    };
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), "order service workload shop/order\npayment service workload shop/payment\n");
    EXPECT_EQ(r.dependencies(), "order -> payment - sync shop/templates/order.yaml:13 PAYMENT_ADDR=payment:9090\n");
    EXPECT_EQ(placeText(r.facts.workloads[1].place), "shop/templates/payment.yaml:5");
    EXPECT_EQ(r.messages(), "");
}

TEST(Helm, readsEveryWorkloadOfALoopOverValues)
{
    const Files files{
        {"Chart.yaml", "name: shop\n"},
        {"values.yaml",
         "services:\n  order: {image: shop/order, env: {PAYMENT_URL: 'http://payment'}}\n  payment: {image: shop/payment}\n"},
        {"templates/all.yaml", "{{- range $name, $s := .Values.services }}\n---\n" +
                                   chartDeployment("{{ $name }}", "{{ $s.image }}",
                                                   "        env:\n        {{- range $k, $v := $s.env }}\n        - name: {{ $k "
                                                   "}}\n          value: {{ $v }}\n        {{- end }}\n") +
                                   "{{- end }}\n"},
    };
    EXPECT_EQ(read(importKubernetes, files).dependencies(),
              "order -> payment http sync templates/all.yaml:15 PAYMENT_URL=http://payment\n");
}

TEST(Helm, givesPartsTheirValuesAndTheirNames)
{
    const std::string part =
        chartDeployment("{{ .Chart.Name }}-{{ .Release.Name }}-main", "{{ .Values.global.registry }}/{{ .Values.image }}");
    const Files files{
        {"umbrella/Chart.yaml",
         "name: shop\ndependencies:\n- {name: order, repository: 'file://../order'}\n- {name: order, alias: "
         "billing, repository: 'file://../order'}\n- {name: mail, condition: mail.enabled}\n"},
        {"umbrella/values.yaml", "global: {registry: shop}\nbilling: {image: billing}\nmail: {enabled: false}\n"},
        {"umbrella/charts/mail/Chart.yaml", "name: mail\n"},
        {"umbrella/charts/mail/templates/a.yaml", part},
        {"order/Chart.yaml", "name: order\n"},
        {"order/values.yaml", "image: order\n"},
        {"order/templates/a.yaml", part},
        {"lib/Chart.yaml", "name: lib\ntype: library\n"},
        {"lib/templates/a.yaml", part},
    };
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(),
              "billing service workload shop/billing ~billing-shop-main\norder service workload shop/order ~order-shop-main\n");
}

TEST(Helm, knowsStoresAmongPartsThatLieElsewhere)
{
    const Files files{
        {"Chart.yaml", "name: shop\ndependencies:\n- name: redis\n  repository: https://charts.io\n- name: mysql\n  condition: "
                       "mysql.enabled\n- name: kafka\n  alias: events\n- name: something\n"},
        {"values.yaml", "mysql: {enabled: false}\nevents: {fullnameOverride: broker}\n"},
        {"templates/a.yaml",
         chartDeployment(
             "order", "o",
             "        env:\n        - {name: CACHE, value: '{{ .Release.Name }}-redis-master:6379'}\n        - {name: "
             "BROKERS, value: 'broker:9092'}\n")},
    };
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.dependencies(), "order -> redis redis data templates/a.yaml:11 CACHE=shop-redis-master:6379\n"
                                "order -> broker kafka async templates/a.yaml:12 BROKERS=broker:9092\n");
    EXPECT_EQ(r.nodes().find("mysql"), std::string::npos);
    EXPECT_EQ(r.messages(), "Chart.yaml:9: note: The chart \"something\" lies elsewhere and is not fetched\n");
}

/// A chart that runs whatever image it is told to.
Files oneChartForMany()
{
    return {
        {"charts/any/Chart.yaml", "name: any\n"},
        {"charts/any/values.yaml", "image: {repository: golang}\nenv: {}\n"},
        {"charts/any/templates/a.yaml",
         chartDeployment("{{ .Release.Name }}-{{ .Chart.Name }}", "{{ .Values.image.repository }}",
                         "        env:\n        {{- range $k, $v := .Values.env }}\n        - name: {{ $k }}\n          value: "
                         "{{ $v }}\n        {{- end }}\n")}};
}

TEST(Helm, makesAServiceOfEachReleaseOfAChartThatNamesAnotherImage)
{
    const std::string order = "order service workload shop/order ~order-any\n",
                      cart = "cart service workload shop/cart ~cart-any\n";
    const std::string call = "cart -> order http sync charts/any/templates/a.yaml:13 ORDER_ADDR=order-any:80\n";
    Files flux = oneChartForMany();
    flux.emplace_back("apps/order.yaml",
                      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: order}\nspec:\n  "
                      "chart: {spec: {chart: ./charts/any}}\n  values: {image: {repository: shop/order}}\n");
    flux.emplace_back("apps/cart.yaml",
                      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: cart}\nspec:\n  chart: {spec: "
                      "{chart: ./charts/any}}\n  values: {image: {repository: shop/cart}, env: {ORDER_ADDR: 'order-any:80'}}\n");
    EXPECT_EQ(read(importKubernetes, flux).nodes(), cart + order);
    EXPECT_EQ(read(importKubernetes, flux).dependencies(), call);

    Files helmfile = oneChartForMany();
    helmfile.emplace_back("helmfile.yaml",
                          "releases:\n- {name: order, chart: ./charts/any, values: [order.yaml]}\n- name: cart\n  chart: "
                          "charts/any\n  set:\n  - {name: image.repository, value: shop/cart}\n  - {name: "
                          "env.ORDER_ADDR, value: 'order-any:80'}\n- {name: broken, chart: ./gone}\n- 7\n");
    helmfile.emplace_back("order.yaml", "image: {repository: shop/order}\n");
    EXPECT_EQ(read(importKubernetes, helmfile).nodes(), cart + order);
    EXPECT_EQ(read(importKubernetes, helmfile).dependencies(), call);

    Files argo = oneChartForMany();
    argo.emplace_back(
        "apps.yaml",
        "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: order}\nspec: {source: {path: charts/any, "
        "helm: {parameters: [{name: image.repository, value: shop/order}]}}}\n---\napiVersion: argoproj.io/v1alpha1\nkind: "
        "Application\nmetadata: {name: cart}\nspec:\n  source:\n    path: charts/any\n    helm:\n      values: |\n        "
        "image: {repository: shop/cart}\n        env: {ORDER_ADDR: 'order-any:80'}\n");
    EXPECT_EQ(read(importKubernetes, argo).nodes(), cart + order);
    EXPECT_EQ(read(importKubernetes, argo).dependencies(), call);

    Files skaffold = oneChartForMany();
    skaffold.emplace_back(
        "skaffold.yaml",
        "apiVersion: skaffold/v4beta1\nkind: Config\ndeploy:\n  helm:\n    releases:\n    - {name: order, chartPath: "
        "charts/any, setValues: {image.repository: shop/order}}\n    - {name: cart, chartPath: charts/any, setValues: "
        "{image.repository: shop/cart, env.ORDER_ADDR: 'order-any:80'}}\n");
    EXPECT_EQ(read(importKubernetes, skaffold).nodes(), cart + order);
    EXPECT_EQ(read(importKubernetes, skaffold).dependencies(), call);
}

TEST(Helm, takesReleasesOfOneImageForStagesOfOneService)
{
    Files files = oneChartForMany();
    files.emplace_back("helmfile.yaml",
                       "releases:\n- {name: any-test, chart: charts/any, values: [{image: {repository: golang}}]}\n- {name: "
                       "any-prod, chart: charts/any}\n");
    EXPECT_EQ(read(importKubernetes, files).facts.nodes.size(), 1U);
}

TEST(Helm, knowsStoresAmongReleasesOfChartsThatLieElsewhere)
{
    const Read r =
        read(importKubernetes, {{"helmfile.yaml", "releases:\n- {name: carts, chart: bitnami/redis}\n- {name: postgresql, chart: "
                                                  "bitnami/postgresql}\n- {name: x, chart: y/something}\n"},
                                {"order.yaml", chartDeployment("order", "o",
                                                               "        env:\n        - {name: CACHE, value: "
                                                               "'carts-redis-master:6379'}\n")}});
    EXPECT_EQ(r.dependencies(), "order -> carts-redis redis data order.yaml:11 CACHE=carts-redis-master:6379\n");
    EXPECT_NE(r.nodes().find("postgresql datastore workload"), std::string::npos) << r.nodes();
    EXPECT_EQ(r.messages(), "helmfile.yaml:4: note: The chart \"something\" lies elsewhere and is not fetched\n");
}

TEST(Helm, takesTheReleaseOutOfTheNamesOfFewWorkloadsThatAreKnownWithoutIt)
{
    const auto names = [](const std::string &second) {
        const Read r =
            read(importKubernetes, {{"Chart.yaml", "name: shop\n"},
                                    {"templates/a.yaml", chartDeployment("{{ .Release.Name }}-order", "acme/order") + "---\n" +
                                                             chartDeployment("{{ .Release.Name }}-" + second, "x")},
                                    {"k8s/stock.yaml", chartDeployment("stock", "o")}});
        return r.nodes();
    };
    EXPECT_NE(names("stock").find("order service workload acme/order ~shop-order"), std::string::npos) << names("stock");
    EXPECT_NE(names("stock").find("stock service"), std::string::npos) << names("stock");
    EXPECT_EQ(names("stock").find("shop-stock service"), std::string::npos) << names("stock");
    EXPECT_NE(names("mail").find("shop-mail service"), std::string::npos) << names("mail");
}

TEST(Helm, takesTheReleaseOutOfNames)
{
    const Files files{
        {"Chart.yaml", "name: shop\n"},
        {"templates/a.yaml", chartDeployment("{{ .Release.Name }}-order", "o",
                                             "        env: [{name: P_ADDR, value: '{{ .Release.Name }}-payment:9090'}]\n") +
                                 "---\n" + chartDeployment("{{ .Release.Name }}-payment", "p") + "---\n" +
                                 chartDeployment("{{ .Release.Name }}-db", "postgres")},
        {"k8s/order.yaml", chartDeployment("order", "o")},
    };
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), "db datastore workload postgres ~shop-db\norder service workload o ~shop-order\npayment service "
                         "workload p ~shop-payment\n");
    EXPECT_EQ(r.dependencies(), "order -> payment - sync templates/a.yaml:10 P_ADDR=shop-payment:9090\n");
    EXPECT_EQ(r.facts.workloads.size(), 3U) << "the chart and the manifest deploy one order";
}

TEST(Helm, prefersTheValuesOfPlainManifests)
{
    const std::string address = "        env: [{name: PAYMENT_ADDR, value: '";
    const Files files{
        {"chart/Chart.yaml", "name: shop\n"},
        {"chart/templates/a.yaml",
         chartDeployment("order", "o", address + "stock:9090'}]\n") + "---\n" + chartDeployment("stock", "s")},
        {"k8s/order.yaml",
         chartDeployment("order", "o", address + "payment:9090'}]\n") + "---\n" + chartDeployment("payment", "p")},
    };
    EXPECT_EQ(read(importKubernetes, files).dependencies(),
              "order -> payment - sync k8s/order.yaml:10 PAYMENT_ADDR=payment:9090\n");
}

TEST(Helm, boundsTheValuesThatPartsShare)
{
    std::string values = "global:\n";
    for (int i = 0; i < 40'000; ++i)
        values += "  k" + std::to_string(i) + ": 1\n";
    Files files{{"shop/Chart.yaml", "name: shop\n"}, {"shop/values.yaml", values}};
    for (int i = 0; i < 100; ++i) {
        const std::string name = "p" + std::to_string(i);
        files.emplace_back("shop/charts/" + name + "/Chart.yaml", "name: " + name + "\n");
        files.emplace_back("shop/charts/" + name + "/templates/a.yaml", chartDeployment(name, "shop/" + name));
    }
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.facts.nodes.size(), 100U);
    EXPECT_NE(r.messages().find("shop/values.yaml: warning: The parts of this chart share too many values"), std::string::npos)
        << r.messages();
}

TEST(Helm, rendersPackedPartsAndLeavesOutWhatIsNoArchive)
{
    const std::string packed = archived({
        {"order/Chart.yaml", "name: order\nversion: 1.2.0\n"},
        {"order/values.yaml", "image: none\n"},
        {"order/templates/deployment.yaml", chartDeployment("order", "{{ .Values.image }}")},
        {"../outside/templates/x.yaml", chartDeployment("outside", "x")},
    });
    const Read r =
        read(importKubernetes, {
                                   {"shop/Chart.yaml", "name: shop\ndependencies:\n- name: order\n  repository: https://charts\n"
                                                       "- name: broken\n  repository: https://charts\n"},
                                   {"shop/values.yaml", "order: {image: shop/order}\n"},
                                   {"shop/charts/order-1.2.0.tgz", packed},
                                   {"shop/charts/broken-1.tgz", packed.substr(0, packed.size() / 2)},
                               });
    EXPECT_EQ(r.nodes(), "order service workload shop/order\n");
    ASSERT_EQ(r.facts.nodes.size(), 1U);
    EXPECT_EQ(placeText(r.facts.nodes[0].place), "shop/charts/order-1.2.0.tgz/templates/deployment.yaml:4");
    EXPECT_NE(r.messages().find("shop/charts/broken-1.tgz"), std::string::npos) << r.messages();
}

TEST(Helm, reportsFaultsOnceATemplateAndReadsTheRest)
{
    const Files files{
        {"c/Chart.yaml", "name: c\n"},
        {"c/values.yaml", "a: [\n"},
        {"c/templates/a.yaml", chartDeployment("order", "o") + "{{ nothing }}{{ nothing }}\n"},
        {"c/templates/b.yaml", "a\n{{ if }}\n"},
        {"c/templates/c.yaml", "apiVersion: v1\nkind: Service\n{{ \"a: [\" }}\n"},
    };
    const Read r = read(importKubernetes, files);
    EXPECT_EQ(r.nodes(), "order service workload o\n");
    ASSERT_EQ(r.diagnostics.size(), 4U) << r.messages();
    EXPECT_EQ(r.diagnostics[0].file, "c/values.yaml");
    EXPECT_EQ(toText(r.diagnostics[1]).substr(0, 20), "c/templates/b.yaml:2") << r.messages();
    EXPECT_EQ(toText(r.diagnostics[2]),
              "c/templates/a.yaml:10: warning: The function \"nothing\" is not known (and 1 more in this "
              "template). The rest of the chart is read");
    EXPECT_EQ(toText(r.diagnostics[3]).substr(0, 20), "c/templates/c.yaml:3") << r.messages();
}

} // namespace

} // namespace alidade::test
