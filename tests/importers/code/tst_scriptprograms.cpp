// Several programs in one directory are told apart by the files in which they begin.
#include "importers/code/codeimporter.h"
#include "importers/compose/compose.h"
#include "importers/deployment/flags.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

const std::string flask = "from flask import Flask\nimport requests\napp = Flask(__name__)\n";

/// "cart [services/]", one line a node, then "cart -> http://stock/x", one line a request.
std::string found(Files files)
{
    const auto tree = memoryTree(std::move(files));
    Facts facts;
    Diagnostics diagnostics;
    const Progress progress;
    ImportContext context{*tree, facts, diagnostics, progress, {}};
    importCompose(context);
    importCode(context);
    std::string text;
    for (const NodeFact &node : facts.nodes)
        text += node.name + " [" + node.path + "]\n";
    for (const CallFact &call : facts.calls)
        text += call.node + " -> " + call.target + "\n";
    return text;
}

TEST(ScriptPrograms, areServicesWhereEachListensByItself)
{
    EXPECT_EQ(
        found({
            {"services/__init__.py", "def root(): return '/'\n"},
            {"services/cart.py", "from services import root\n" + flask + "requests.get('http://stock/x')\napp.run(port=1)\n"},
            {"services/stock.py", "from services import root\n" + flask + "app.run(port=2)\n"},
            {"services/seed.py", flask + "requests.get('http://cart/seed')\n"},
            {"setup.py", "from setuptools import setup\nsetup(name='shop')\n"},
        }),
        "cart [services]\nstock [services]\ncart -> http://stock/x\n");
}

TEST(ScriptPrograms, thatCommandsStartHaveTheFilesThatTheyTakeIn)
{
    const std::string compose = "services:\n  cart: {build: shop, command: python cart.py}\n"
                                "  stock: {build: shop, command: [gunicorn, -b, '0.0.0.0:80', 'stock:app']}\n";
    EXPECT_EQ(found({
                  {"docker-compose.yml", compose},
                  {"shop/Dockerfile", "FROM python:3\nCOPY . .\n"},
                  {"shop/requirements.txt", "flask\n"},
                  {"shop/cart.py", flask + "import client\nrequests.get('http://bill/x')\n"},
                  {"shop/client.py", "import requests\nrequests.get('http://price/x')\n"},
                  {"shop/stock.py", flask + "requests.get('http://depot/x')\n"},
                  {"shop/plugin.py", "import requests\nrequests.get('http://audit/x')\n"},
              }),
              "cart [shop]\nstock [shop]\ncart -> http://bill/x\ncart -> http://price/x\ncart -> http://audit/x\n"
              "stock -> http://audit/x\nstock -> http://depot/x\n");
}

TEST(ScriptPrograms, ofOneFileRunTheSameCode)
{
    const std::string compose = "services:\n  cart: {build: shop, command: python app.py --cart}\n"
                                "  stock: {build: shop, command: python app.py --stock}\n";
    EXPECT_EQ(found({
                  {"docker-compose.yml", compose},
                  {"shop/Dockerfile", "FROM python:3\nCOPY . .\n"},
                  {"shop/app.py", flask + "requests.get('http://bill/x')\n"},
              }),
              "cart [shop]\nstock [shop]\ncart -> http://bill/x\nstock -> http://bill/x\n");
}

TEST(ScriptPrograms, areNamedByTheFileOrModuleOfACommand)
{
    EXPECT_EQ(commandScriptOf({"python", "./services/cart.py"}), "services/cart");
    EXPECT_EQ(commandScriptOf({"python3", "-m", "shop.cart"}), "shop/cart");
    EXPECT_EQ(commandScriptOf({"python", "-m", "uvicorn", "shop.cart:app", "--host", "0.0.0.0"}), "shop/cart");
    EXPECT_EQ(commandScriptOf({"gunicorn", "-b", "0.0.0.0:80", "cart:app"}), "cart");
    EXPECT_EQ(commandScriptOf({"node", "/app/apps/cart.js"}), "app/apps/cart");
    EXPECT_EQ(commandScriptOf({"sh", "-c", "wait db && npm start"}), "");
}

} // namespace

} // namespace alidade::test
