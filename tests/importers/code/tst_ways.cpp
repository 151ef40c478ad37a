// Calls that helpers and shared libraries make count where the program decides what they do.
#include "importers/code/codeimporter.h"
#include "importers/code/ways.h"
#include "tests/importers/gofixture.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

/// A client of HTTP that all services share, as a module of its own.
const Files library{
    {"lib/go.mod", "module example.com/lib\n"},
    {"lib/client.go",
     "package lib\n\nimport \"net/http\"\n\ntype Client struct{ base string }\n\n"
     "func New(addr string) *Client { return &Client{base: \"http://\" + addr} }\n\n"
     "func (c *Client) Call(path string) error {\n\tfor {\n\t\tif c.try(path) == nil {\n\t\t\treturn nil\n\t\t}\n\t}\n}\n\n"
     "func (c *Client) try(path string) error {\n\t_, err := http.Get(c.base + path)\n\treturn err\n}\n"},
};

Files with(Files files)
{
    files.insert(files.end(), library.begin(), library.end());
    return files;
}

TEST(Ways, callsThroughALibraryCountWhereTheyAreMadeAndForTheClientTheyAreMadeOn)
{
    const GoImportRun run(with({
        {"web/go.mod", "// service: web\nmodule example.com/web\n"},
        {"web/main.go", "package main\n\nimport (\n\t\"os\"\n\t\"example.com/lib\"\n)\n\n"
                        "type app struct{ pay, stock *lib.Client }\n\nfunc main() {\n"
                        "\ta := &app{pay: lib.New(os.Getenv(\"PAY_ADDR\")), stock: lib.New(os.Getenv(\"STOCK_ADDR\"))}\n"
                        "\ta.run()\n}\n\nfunc (a *app) run() {\n\ta.stock.Call(\"/reserve\")\n\ta.pay.Call(\"/charge\")\n"
                        "\ta.pay.Call(\"/refund\")\n}\n"},
    }));
    EXPECT_EQ(run.calls(), "web request http [http://${STOCK_ADDR}/reserve] GET /reserve web/main.go:16 app.run\n"
                           "web request http [http://${PAY_ADDR}/charge] GET /charge web/main.go:17 app.run\n"
                           "web request http [http://${PAY_ADDR}/refund] GET /refund web/main.go:18 app.run\n");
    EXPECT_EQ(run.facts.calls.front().detail, "a.stock.Call → http.Get (lib/client.go:18)");
}

TEST(Ways, leadThroughFurtherLibrariesToTheCodeOfTheProgram)
{
    const Files users{
        {"users/go.mod", "module example.com/users\n"},
        {"users/users.go", "package users\n\nimport \"example.com/lib\"\n\ntype Users struct{ rpc *lib.Client }\n\n"
                           "func New(addr string) *Users { return &Users{rpc: lib.New(addr)} }\n\n"
                           "func (u *Users) Profile() { u.rpc.Call(\"/profile\") }\n\n"
                           "func (u *Users) Verify() { u.rpc.Call(\"/verify\") }\n"},
        {"a/go.mod", "// service: a\nmodule example.com/a\n"},
        {"a/main.go", "package main\n\nimport \"example.com/users\"\n\nfunc main() {\n\tu := users.New(\"users-a:80\")\n"
                      "\tu.Profile()\n}\n"},
        {"b/go.mod", "// service: b\nmodule example.com/b\n"},
        {"b/main.go", "package main\n\nimport \"example.com/users\"\n\nfunc main() {\n\tu := users.New(\"users-b:80\")\n"
                      "\tu.Verify()\n}\n"},
    };
    const GoImportRun run(with(users));
    EXPECT_EQ(run.calls(), "a request http [http://users-a:80/profile] GET /profile a/main.go:7 main\n"
                           "b request http [http://users-b:80/verify] GET /verify b/main.go:7 main\n");
}

TEST(Ways, routesThatALibraryRegistersStandWhereTheyAreHandedOver)
{
    const GoImportRun run({
        {"lib/go.mod", "module example.com/lib\n"},
        {"lib/server.go", "package lib\n\nimport \"net/http\"\n\nfunc Handle(mux *http.ServeMux, path string) {\n"
                          "\tmux.HandleFunc(path, nil)\n}\n"},
        {"web/go.mod", "// service: web\nmodule example.com/web\n"},
        {"web/main.go", "package main\n\nimport (\n\t\"net/http\"\n\t\"example.com/lib\"\n)\n\nfunc main() {\n"
                        "\tmux := http.NewServeMux()\n\tlib.Handle(mux, \"/a\")\n\tlib.Handle(mux, \"/b\")\n"
                        "\tlib.Handle(mux, \"/c\")\n\tlib.Handle(mux, \"/d\")\n\tlib.Handle(mux, \"/e\")\n}\n"},
    });
    EXPECT_EQ(run.calls(), "web serves /a web/main.go:10\nweb serves /b web/main.go:11\nweb serves /c web/main.go:12\n"
                           "web serves /d web/main.go:13\nweb serves /e web/main.go:14\n");
}

TEST(Ways, whatAFunctionDecidesItselfStaysWhereItIsDone)
{
    const GoImportRun run({
        {"web/go.mod", "// service: web\nmodule example.com/web\n"},
        {"web/main.go", "package main\n\nimport \"net/http\"\n\nfunc main() {\n\titem(\"1\")\n\titem(\"2\")\n}\n\n"
                        "func item(id string) {\n\thttp.Get(\"http://stock/items/\" + id)\n}\n"},
    });
    EXPECT_EQ(run.calls(), "web request http [http://stock/items/1] GET /items/1 web/main.go:11 item\n"
                           "web request http [http://stock/items/2] GET /items/2 web/main.go:11 item\n");
}

/// A library with functional options, whose constructor has a default.
const Files withOptions{
    {"lib/go.mod", "module example.com/lib\n"},
    {"lib/client.go",
     "package lib\n\nimport \"net/http\"\n\ntype Client struct{ base string }\n\ntype Option func(*Client)\n\n"
     "func Base(url string) Option {\n\treturn func(c *Client) { c.base = url }\n}\n\n"
     "func New(opts ...Option) *Client {\n\tc := &Client{base: \"http://default\"}\n\tfor _, o := range opts {\n\t\to(c)\n\t}\n"
     "\treturn c\n}\n\n"
     "func (c *Client) Configure(opts ...Option) {\n\tfor _, o := range opts {\n\t\to(c)\n\t}\n}\n\n"
     "func (c *Client) Get(path string) {\n\thttp.Get(c.base + path)\n}\n"},
};

std::string callsWithOptions(const std::string &body)
{
    Files files = withOptions;
    files.emplace_back("web/go.mod", "// service: web\nmodule example.com/web\n");
    files.emplace_back("web/main.go", "package main\n\nimport \"example.com/lib\"\n\nfunc main() {\n" + body + "}\n");
    return GoImportRun(std::move(files)).calls();
}

TEST(Ways, anOptionThatAConstructorIsHandedCountsMoreThanItsDefaultForThatObjectAlone)
{
    EXPECT_EQ(callsWithOptions("\ta := lib.New(lib.Base(\"http://orders\"))\n\tb := lib.New(lib.Base(\"http://stock\"))\n"
                               "\tc := lib.New()\n\ta.Get(\"/a\")\n\tb.Get(\"/b\")\n\tc.Get(\"/c\")\n"),
              "web request http [http://orders/a] GET /a web/main.go:9 main\n"
              "web request http [http://stock/b] GET /b web/main.go:10 main\n"
              "web request http [http://default/c] GET /c web/main.go:11 main\n");
}

TEST(Ways, anOptionThatIsAppliedLaterCountsMoreThanTheDefault)
{
    EXPECT_EQ(
        callsWithOptions("\ta := lib.New()\n\ta.Configure(lib.Base(\"http://orders\"))\n\ta.Get(\"/a\")\n"),
        "web request http [http://orders/a] GET /a web/main.go:8 main\n"
        "web request - [http://default] - lib/client.go:14 New\n"); // a text in no known call, as long as nobody is called so
}

TEST(Ways, passMocksOver)
{
    const GoImportRun run({
        {"web/go.mod", "// service: web\nmodule example.com/web\n"},
        {"web/get/get.go",
         "package get\n\nimport \"net/http\"\n\ntype Getter interface{ Fetch(url string) }\n\ntype Real struct{}\n\n"
         "func (r *Real) Fetch(url string) { http.Get(url) }\n\n"
         "func (r *Real) Ping() { r.Fetch(\"http://stock/ping\") }\n"},
        {"web/get/fake.go", "package get\n\nimport \"github.com/stretchr/testify/mock\"\n\ntype Fake struct{ mock.Mock }\n\n"
                            "func (f *Fake) Fetch(url string) { f.Called(url) }\n"},
        {"web/main.go", "package main\n\nimport \"example.com/web/get\"\n\ntype app struct{ getter get.Getter }\n\n"
                        "func main() {\n\ta := app{getter: &get.Real{}}\n\ta.getter.Fetch(\"http://stock/items\")\n}\n"},
    });
    EXPECT_NE(run.calls().find("[http://stock/items] GET /items"), std::string::npos) << run.calls();
}

TEST(Ways, endWhereAFunctionCallsItself)
{
    const GoImportRun run({
        {"web/go.mod", "// service: web\nmodule example.com/web\n"},
        {"web/main.go", "package main\n\nimport \"net/http\"\n\nfunc main() {\n\tget(\"http://stock/items\")\n}\n\n"
                        "func get(url string) {\n\thttp.Get(url)\n\tget(url)\n}\n"},
    });
    EXPECT_EQ(run.calls(), "web request http [http://stock/items] GET /items web/main.go:6 main\n");
}

TEST(Ways, namesThatAreGivenThemselvesHaveTheirOtherValues)
{
    const GoImportRun run({
        {"web/go.mod", "// service: web\nmodule example.com/web\n"},
        {"web/main.go", "package main\n\nimport \"net/http\"\n\ntype peer struct {\n\tnext, last *peer\n\taddr string\n}\n\n"
                        "func (p *peer) find() *peer {\n\tfor p.next != nil {\n\t\tp.next = p.next.next.last\n"
                        "\t\tp.last = p.last.next.last\n\t\tp = p.next\n\t\tp = p.last\n\t}\n\treturn p\n}\n\n"
                        "func main() {\n\tp := &peer{addr: \"http://stock\"}\n\tq := p\n\tq = q.next\n"
                        "\thttp.Get(p.addr + \"/items\")\n}\n"},
    });
    EXPECT_EQ(run.calls(), "web request http [http://stock/items] GET /items web/main.go:24 main\n");
}

TEST(Ways, areBoundedAndWhatIsLeftOutIsTold)
{
    std::string calls;
    for (std::size_t i = 0; i <= WayLimits::ways; ++i)
        calls += "\tget(\"http://stock/" + std::to_string(i) + "\")\n";
    const GoImportRun run({
        {"web/go.mod", "// service: web\nmodule example.com/web\n"},
        {"web/main.go",
         "package main\n\nimport \"net/http\"\n\nfunc get(url string) {\n\thttp.Get(url)\n}\n\nfunc main() {\n" + calls + "}\n"},
    });
    EXPECT_EQ(std::count_if(run.facts.calls.begin(), run.facts.calls.end(),
                            [](const CallFact &call) { return !call.framework.empty(); }),
              static_cast<std::ptrdiff_t>(WayLimits::ways));
    EXPECT_EQ(run.problems(), "web/main.go:6: note: more than 1000 calls lead here: what the further ones do is left out\n");
}

/// What importers/code finds when these directories are services.
std::string callsOf(const std::vector<std::string> &deployed, Files files)
{
    const auto tree = memoryTree(std::move(files));
    Facts facts;
    Diagnostics diagnostics;
    const Progress progress;
    for (const std::string &name : deployed) {
        NodeFact node;
        node.name = node.path = name;
        node.origin = NameOrigin::composeService;
        facts.nodes.push_back(std::move(node));
    }
    ImportContext context{*tree, facts, diagnostics, progress, {}};
    importCode(context);
    std::string text;
    for (const CallFact &call : facts.calls)
        text += call.node + " [" + call.target + "] " + call.operation + " " + call.place.file + ":" +
                std::to_string(call.place.line) + "\n";
    return text;
}

TEST(Ways, areFoundInPython)
{
    EXPECT_EQ(
        callsOf({"web"}, {{"web/requirements.txt", "requests\n"},
                          {"web/client.py", "import requests\n\nclass Client:\n    def __init__(self, base):\n"
                                            "        self.base = base\n\n    def call(self, path):\n"
                                            "        return requests.get(self.base + path)\n"},
                          {"web/app.py", "from client import Client\n\npay = Client(\"http://pay:80\")\n"
                                         "stock = Client(\"http://stock:80\")\n\ndef order():\n    stock.call(\"/reserve\")\n"
                                         "    pay.call(\"/charge\")\n"}}),
        "web [http://stock:80/reserve] GET /reserve web/app.py:7\n"
        "web [http://pay:80/charge] GET /charge web/app.py:8\n");
}

TEST(Ways, areFoundInTypeScript)
{
    EXPECT_EQ(
        callsOf({"web"}, {{"web/package.json", "{\"name\": \"web\"}"},
                          {"web/client.ts", "import axios from 'axios';\n\nexport class Client {\n  private base: string;\n"
                                            "  constructor(base: string) {\n    this.base = base;\n  }\n  call(path: string) {\n"
                                            "    return axios.get(this.base + path);\n  }\n}\n"},
                          {"web/app.ts", "import { Client } from './client';\n\nconst pay = new Client('http://pay:80');\n"
                                         "const stock = new Client('http://stock:80');\n\nexport function order() {\n"
                                         "  stock.call('/reserve');\n  pay.call('/charge');\n}\n"}}),
        "web [http://stock:80/reserve] GET /reserve web/app.ts:7\n"
        "web [http://pay:80/charge] GET /charge web/app.ts:8\n");
}

TEST(Ways, areFoundInJava)
{
    EXPECT_EQ(callsOf({"web"},
                      {{"web/pom.xml", "<project><artifactId>web</artifactId></project>"},
                       {"web/Client.java", "import org.springframework.web.client.RestTemplate;\n\nclass Client {\n"
                                           "    private final String base;\n    private RestTemplate rest = new RestTemplate();\n"
                                           "    Client(String base) {\n        this.base = base;\n    }\n"
                                           "    String call(String path) {\n"
                                           "        return rest.getForObject(base + path, String.class);\n    }\n}\n"},
                       {"web/App.java", "class App {\n    private Client pay = new Client(\"http://pay:80\");\n"
                                        "    private Client stock = new Client(\"http://stock:80\");\n\n    void order() {\n"
                                        "        stock.call(\"/reserve\");\n        pay.call(\"/charge\");\n    }\n}\n"}}),
              "web [http://stock:80/reserve] GET /reserve web/App.java:6\n"
              "web [http://pay:80/charge] GET /charge web/App.java:7\n");
}

} // namespace
