#pragma once

#include "importers/code/codeimporter.h"
#include "importers/go/goimporter.h"

#include <gtest/gtest.h>

#include <set>

namespace alidade::test {

using Files = std::vector<std::pair<std::string, std::string>>;

/// A piece of code and what it says: "serves GET /x", "request http [http://b] GET /x", "store sql [] orders write",
/// "health", one line each, in their order and without repeats; "-" for what is not said.
struct CodeCase {
    std::string name;
    std::string code;
    std::string says;
};

inline std::string factsText(const Facts &facts)
{
    std::string text;
    std::set<std::string> known;
    const auto say = [&](const std::string &line) {
        if (known.insert(line).second)
            text += line + "\n";
    };
    for (const EndpointFact &endpoint : facts.endpoints)
        say("serves " + endpoint.name);
    for (const CallFact &call : facts.calls)
        say(std::string(toText(call.role)) + " " + (call.protocol.empty() ? "-" : call.protocol) + " [" + call.target + "] " +
            (call.operation.empty() ? "-" : call.operation) + (call.access.empty() ? "" : " " + call.access));
    return text;
}

inline std::string traitsText(const Facts &facts)
{
    std::string text;
    for (const TraitFact &trait : facts.traits)
        text += trait.trait + (trait.value.empty() ? "" : " " + trait.value) + "\n";
    return text;
}

/// What the code of a service "a" says, whose files these are.
inline Facts factsOf(Files files, bool isGo = false)
{
    const auto tree = memoryTree(std::move(files));
    Facts facts;
    Diagnostics diagnostics;
    const Progress progress;
    if (!isGo) { // Go code finds its contracts in what was generated of them
        NodeFact node;
        node.name = node.path = "a";
        node.origin = NameOrigin::composeService;
        facts.nodes = {node};
        for (const std::string name : {"Carts", "CartService", "Stock", "Order", "CartProto", "CurrencyService"}) {
            ContractItemFact item;
            item.contract = "shop";
            item.kind = "service";
            item.name = "shop." + name;
            facts.contractItems.push_back(std::move(item));
        }
    }
    ImportContext context{*tree, facts, diagnostics, progress, {}};
    isGo ? importGo(context) : importCode(context);
    for (const Diagnostic &diagnostic : diagnostics)
        ADD_FAILURE() << toText(diagnostic);
    return facts;
}

/// Each piece of code is a file of its own service.
inline void expectCode(const std::string &project, const std::string &text, const std::string &file,
                       const std::vector<CodeCase> &cases, const Files &more = {})
{
    for (const CodeCase &one : cases) {
        Files files = more;
        files.emplace_back("a/" + project, text);
        files.emplace_back("a/" + file, one.code);
        EXPECT_EQ(factsText(factsOf(std::move(files))), one.says) << one.name << "\n" << one.code;
    }
}

} // namespace alidade::test
