#include "analysis/events/eventstorm.h"
#include "tests/analysis/eventshop.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace alidade::test {
namespace {

std::string itemsText(const Architecture &architecture, const EventStorm &storm)
{
    std::vector<const StormItem *> items;
    for (const StormItem &item : storm.items)
        items.push_back(&item);
    std::stable_sort(items.begin(), items.end(), [](const StormItem *l, const StormItem *r) { return l->column < r->column; });
    std::string text;
    for (const StormItem *item : items)
        text += std::to_string(item->column) + " " + std::string(toText(item->kind)) + " " + item->text +
                (item->node == none ? "" : " @" + architecture.nodes[item->node].name) + "\n";
    return text;
}

std::string linksText(const EventStorm &storm)
{
    std::vector<std::string> lines;
    for (const StormLink &link : storm.links)
        lines.push_back(storm.items[link.from].id + " > " + storm.items[link.to].id + " " + std::string(toText(link.bond)) +
                        "\n");
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string &line : lines)
        text += line;
    return text;
}

std::string findingsText(const EventStorm &storm)
{
    std::string text;
    for (const StormFinding &finding : storm.findings)
        text += std::string(toText(finding.severity)) + " " + finding.rule + " " + storm.items[finding.item].text + "\n";
    return text;
}

TEST(EventStorm, theChainStandsInTimeOrder)
{
    const Architecture a = systemOf(eventShop());
    EXPECT_EQ(itemsText(a, eventStorm(a)), "0 command PlaceOrder @order\n"
                                           "1 event order.placed @order\n"
                                           "2 policy order.placed @payment\n"
                                           "3 event payment.done @payment\n"
                                           "3 event payment.failed @payment\n"
                                           "4 policy payment.done @shipping\n"
                                           "5 event parcel.shipped @shipping\n");
}

TEST(EventStorm, oneHandlerIsAPolicyForSure)
{
    const Architecture a = systemOf(eventShop());
    EXPECT_EQ(linksText(eventStorm(a)), "command:order/PlaceOrder > event:order.placed said\n"
                                        "event:order.placed > policy:payment|order.placed said\n"
                                        "event:payment.done > policy:shipping|payment.done said\n"
                                        "policy:payment|order.placed > event:payment.done said\n"
                                        "policy:payment|order.placed > event:payment.failed said\n"
                                        "policy:shipping|payment.done > event:parcel.shipped said\n");
}

TEST(EventStorm, typesNameTheEventsOfATopic)
{
    FactSheet sheet("code");
    sheet.service("order").service("mail");
    sheet.does(publishes("order", "orders", "A.Place", "shop.v1.OrderPlacedEvent"))
        .does(publishes("order", "orders", "B.Cancel", "shop.v1.OrderCancelled"))
        .does(consumes("mail", "orders"));
    const Architecture a = systemOf(sheet);
    const EventStorm storm = eventStorm(a);
    ASSERT_LT(storm.find("event:OrderPlaced"), storm.items.size());
    ASSERT_LT(storm.find("event:OrderCancelled"), storm.items.size());
    EXPECT_EQ(storm.find("event:orders"), storm.items.size()) << "the topic is no event of its own";
    const StormItem &placed = storm.items[storm.find("event:OrderPlaced")];
    EXPECT_EQ(placed.topic, "orders");
    EXPECT_EQ(placed.consumers, std::vector<Index>{a.findNode("mail")}) << "who hears the topic hears both";
}

TEST(EventStorm, whatIsAskedForByMessageIsACommand)
{
    FactSheet sheet("code");
    for (const char *name : {"web", "writer", "reader"})
        sheet.service(name);
    sheet.does(publishes("web", "product_create"))
        .does(consumes("writer", "product_create", "server.Run"))
        .does(consumes("writer", "product_delete", "server.Run"))
        .does(publishes("writer", "product_created", "creator.Handle"))
        .does(publishes("writer", "product_deleted", "deleter.Handle"))
        .does(consumes("reader", "product_created"));
    const Architecture a = systemOf(sheet);
    const EventStorm storm = eventStorm(a);
    const StormItem &command = storm.items[storm.find("command:product_create")];
    EXPECT_EQ(command.kind, BoardItemKind::command);
    EXPECT_EQ(command.node, a.findNode("writer")) << "who is asked";
    EXPECT_EQ(linksText(storm), "command:product_create > event:product_created by-name\n"
                                "command:product_delete > event:product_deleted by-name\n");
}

TEST(EventStorm, whatNothingTellsApartIsOnlyPossible)
{
    FactSheet sheet("code");
    for (const char *name : {"a", "b", "c"})
        sheet.service(name);
    sheet.does(publishes("a", "door.opened"))
        .does(consumes("b", "door.opened", "In.Handle"))
        .does(publishes("b", "lamp.lit", "Out.Send"))
        .does(consumes("c", "lamp.lit"));
    const EventStorm storm = eventStorm(systemOf(sheet));
    EXPECT_NE(linksText(storm).find("policy:b|door.opened > event:lamp.lit possible"), std::string::npos) << linksText(storm);
}

TEST(EventStorm, whatObeysARequestIsNoReaction)
{
    const EventStorm storm = eventStorm(systemOf(eventShop()));
    EXPECT_EQ(storm.find("policy:order|payment.failed"), storm.items.size()) << "PlaceOrder publishes because it is called";
}

TEST(EventStorm, subscriptionsWithWildcardsHearWhatTheyMatch)
{
    FactSheet sheet("code");
    sheet.service("order").service("audit");
    CallFact sent = publishes("order", "orders.eu.placed"), heard = consumes("audit", "orders.>");
    sent.protocol = heard.protocol = "nats";
    sheet.does(sent).does(heard);
    const Architecture a = systemOf(sheet);
    const EventStorm storm = eventStorm(a);
    ASSERT_EQ(storm.items.size(), 1U);
    EXPECT_EQ(storm.items[0].consumers, std::vector<Index>{a.findNode("audit")});
    EXPECT_EQ(findingsText(storm), "");
}

TEST(EventStorm, sagasBringTheirStepsAndEvents)
{
    Saga saga{.name = "placeOrder", .style = SagaStyle::choreographed};
    saga.steps.push_back({.name = "reserve"});
    saga.steps[0].action.participant = "stock";
    saga.steps[0].action.consumes = {"OrderPlaced"};
    saga.steps[0].action.emits = {"StockReserved"};
    saga.startedBy = {"OrderPlaced"};
    saga.endsWith = {"StockReserved"};
    Decisions decisions;
    decisions.sagas.push_back(saga);
    FactSheet sheet("code");
    sheet.service("stock");
    const Architecture a = systemOf(sheet, decisions);
    const EventStorm storm = eventStorm(a);
    EXPECT_EQ(linksText(storm), "event:OrderPlaced > policy:stock|OrderPlaced said\n"
                                "policy:stock|OrderPlaced > event:StockReserved said\n");
    EXPECT_EQ(findingsText(storm), "") << "the saga says that they come from and go to the outside";
}

TEST(EventStorm, tablesThatAnEventSpeaksOfAreAggregates)
{
    FactSheet sheet = eventShop();
    sheet.resource("db", NodeKind::datastore).calls("order", "db", "sql", Mode::data);
    sheet.facts.dependencies.back().via = {"orders", "settings"};
    const Architecture a = systemOf(sheet);
    const EventStorm storm = eventStorm(a);
    ASSERT_LT(storm.find("aggregate:order|Order"), storm.items.size());
    EXPECT_EQ(storm.find("aggregate:order|Setting"), storm.items.size());
}

TEST(EventStorm, whatAPersonSaidLiesOverWhatWasFound)
{
    Decisions decisions;
    decisions.contexts.push_back({.id = "billing", .name = "Billing"});
    decisions.board.push_back({.id = "event:payment.done",
                               .kind = BoardItemKind::event,
                               .text = "Payment done",
                               .x = 700,
                               .y = 90,
                               .context = "billing"});
    decisions.board.push_back({.id = "why", .kind = BoardItemKind::hotSpot, .text = "Why twice?"});
    const Architecture a = systemOf(eventShop(), decisions);
    const EventStorm storm = eventStorm(a);
    const StormItem &done = storm.items[storm.find("event:payment.done")];
    EXPECT_TRUE(done.isFound && done.isDecided);
    EXPECT_EQ(done.text, "Payment done");
    EXPECT_EQ(a.contexts[done.context].name, "Billing");
    EXPECT_EQ(done.x, 700);
    const StormItem &why = storm.items[storm.find("why")];
    EXPECT_FALSE(why.isFound);
    EXPECT_EQ(why.context, none);
    EXPECT_GT(why.x, 0) << "it is put where it fits";
}

TEST(EventStorm, notesDoNotLieOnOneAnother)
{
    FactSheet sheet("code");
    sheet.service("order");
    for (int i = 0; i < 40; ++i)
        sheet.does(publishes("order", "thing" + std::to_string(i) + ".changed"));
    Decisions decisions;
    decisions.board.push_back({.id = "mine", .text = "mine", .x = 30, .y = 250});
    const EventStorm storm = eventStorm(systemOf(sheet, decisions));
    ASSERT_EQ(storm.items.size(), 41U);
    for (std::size_t i = 0; i < storm.items.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const StormItem &l = storm.items[i], &r = storm.items[j];
            EXPECT_TRUE(std::abs(l.x - r.x) >= EventStorm::noteWidth || std::abs(l.y - r.y) >= EventStorm::noteHeight)
                << l.id << " lies on " << r.id;
        }
}

TEST(EventChain, aSoundChainOnlyLacksItsLastListener)
{
    EXPECT_EQ(findingsText(eventStorm(systemOf(eventShop()))), "warning event-unconsumed parcel.shipped\n");
}

TEST(EventChain, aRefusalThatNobodyBeforeItHearsIsTold)
{
    FactSheet sheet = eventShop();
    std::erase_if(sheet.facts.calls, [](const CallFact &call) { return call.node == "order" && call.role == CallRole::consume; });
    const EventStorm storm = eventStorm(systemOf(sheet));
    const auto found = std::find_if(storm.findings.begin(), storm.findings.end(), [](const StormFinding &finding) {
        return finding.rule == "saga-missing-compensation-event";
    });
    ASSERT_NE(found, storm.findings.end()) << findingsText(storm);
    EXPECT_EQ(found->names, std::vector<std::string>{"order"});
    EXPECT_EQ(found->severity, Severity::warning) << "whether there is something to undo is not known";
}

TEST(EventChain, whatNobodyPublishesIsTold)
{
    FactSheet sheet = eventShop();
    sheet.does(consumes("shipping", "stock.counted"));
    EXPECT_NE(findingsText(eventStorm(systemOf(sheet))).find("warning event-unpublished stock.counted\n"), std::string::npos);
    sheet.does(publishes("order", "{…}"));
    EXPECT_NE(findingsText(eventStorm(systemOf(sheet))).find("note event-unpublished stock.counted\n"), std::string::npos)
        << "somebody publishes under a name that nobody knows";
}

TEST(EventChain, circlesAreTold)
{
    FactSheet sheet = eventShop();
    sheet.does(publishes("order", "order.placed", "Canceller.Handle"));
    const std::string text = findingsText(eventStorm(systemOf(sheet)));
    EXPECT_NE(text.find("warning choreography-cycle"), std::string::npos) << text;
}

TEST(EventChain, twoMovesLoseTheEventUnlessThereIsAnOutbox)
{
    FactSheet sheet = eventShop();
    sheet.resource("db", NodeKind::datastore);
    sheet.does({.node = "order",
                .role = CallRole::store,
                .protocol = "postgres",
                .target = "db",
                .operation = "orders",
                .access = "write",
                .place = {"order.go", 8}});
    EXPECT_NE(findingsText(eventStorm(systemOf(sheet))).find("error event-lost-on-crash order.placed\n"), std::string::npos)
        << findingsText(eventStorm(systemOf(sheet)));
    sheet.does({.node = "order",
                .role = CallRole::store,
                .protocol = "postgres",
                .target = "db",
                .operation = "outbox_messages",
                .access = "write",
                .place = {"order.go", 9}});
    EXPECT_EQ(findingsText(eventStorm(systemOf(sheet))).find("event-lost-on-crash"), std::string::npos);
}

TEST(Choreography, aChainOfReactionsIsASaga)
{
    const Architecture a = systemOf(eventShop());
    const std::vector<KnownSaga> sagas = choreographiesOf(a, eventStorm(a));
    ASSERT_EQ(sagas.size(), 1U);
    const Saga &saga = sagas[0].saga;
    EXPECT_EQ(saga.style, SagaStyle::choreographed);
    EXPECT_EQ(sagas[0].form, "events");
    ASSERT_EQ(saga.steps.size(), 3U);
    EXPECT_EQ(saga.steps[0].action.participant, "order");
    ASSERT_TRUE(saga.steps[0].compensation.has_value()) << "it hears of the refusal";
    EXPECT_EQ(saga.steps[0].compensation->consumes, std::vector<std::string>{"payment.failed"});
    EXPECT_EQ(saga.steps[1].action.emits, std::vector<std::string>{"payment.done"});
    EXPECT_EQ(saga.steps[1].emitsOnFailure, std::vector<std::string>{"payment.failed"});
    EXPECT_EQ(saga.steps[1].action.evidence.front(), (Place{"payment.go", 20}));
    EXPECT_EQ(saga.steps[2].action.participant, "shipping");
}

TEST(Choreography, oneThatIsDesignedIsTheSameChain)
{
    const Architecture found = systemOf(eventShop());
    Decisions decisions;
    decisions.sagas.push_back(choreographiesOf(found, eventStorm(found)).front().saga);
    const Architecture a = systemOf(eventShop(), decisions);
    const std::vector<KnownSaga> sagas = choreographiesOf(a, eventStorm(a));
    ASSERT_EQ(sagas.size(), 1U);
    EXPECT_TRUE(sagas[0].hasTwin);
    EXPECT_EQ(sagas[0].saga.name, "order.placed");
    EXPECT_EQ(sagas[0].saga.steps.size(), 3U) << "what is only designed is no step of the code";
}

TEST(Choreography, oneWhoOnlyListensMakesNoSaga)
{
    FactSheet sheet("code");
    sheet.service("order").service("mail");
    sheet.does(publishes("order", "order.placed")).does(consumes("mail", "order.placed"));
    const Architecture a = systemOf(sheet);
    EXPECT_TRUE(choreographiesOf(a, eventStorm(a)).empty());
}

TEST(ContextProposals, servicesThatSpeakOfTheSameThingBelongTogether)
{
    FactSheet sheet = eventShop();
    sheet.service("order-archive").does(publishes("order-archive", "order.archived"));
    const Architecture a = systemOf(sheet);
    const EventStorm storm = eventStorm(a);
    const auto order = std::find_if(storm.proposals.begin(), storm.proposals.end(),
                                    [](const ContextProposal &proposal) { return proposal.name == "Order"; });
    ASSERT_NE(order, storm.proposals.end());
    EXPECT_EQ(order->nodes, (std::vector<Index>{a.findNode("order"), a.findNode("order-archive")}));
    const std::vector<Edit> edits = acceptProposal(a, storm, *order);
    ASSERT_EQ(edits.size(), 3U);
    EXPECT_EQ(std::get<PutContext>(edits[0]).context.name, "Order");
    EXPECT_EQ(std::get<AssignNode>(edits[1]).context, "order");
}

TEST(ContextProposals, aNameThatTellsNothingYieldsToTheEvents)
{
    FactSheet sheet("code");
    sheet.service("writer").service("catalog-api");
    sheet.does(publishes("writer", "product_created")).does(publishes("catalog-api", "product_priced"));
    const EventStorm storm = eventStorm(systemOf(sheet));
    ASSERT_EQ(storm.proposals.size(), 2U);
    EXPECT_EQ(storm.proposals[0].name, "Catalog");
    EXPECT_EQ(storm.proposals[1].name, "Product");
}

TEST(ContextProposals, aWorkshopWithoutCodeStartsFromItsAggregates)
{
    Decisions decisions;
    decisions.board.push_back({.id = "order", .kind = BoardItemKind::aggregate, .text = "Order"});
    decisions.board.push_back({.id = "placed", .text = "Order placed"});
    const Architecture a = assemble({}, decisions);
    const EventStorm storm = eventStorm(a);
    ASSERT_EQ(storm.proposals.size(), 1U);
    EXPECT_EQ(storm.proposals[0].items.size(), 2U);
    EXPECT_EQ(acceptProposal(a, storm, storm.proposals[0]).size(), 3U) << "the context and both notes";
}

} // namespace
} // namespace alidade::test
