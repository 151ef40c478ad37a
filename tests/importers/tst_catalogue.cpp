#include "importers/catalogue/catalogueimporter.h"

#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

std::string owners(const Read &read)
{
    std::string text;
    for (const OwnerFact &fact : read.facts.owners)
        text += fact.node + ": " + (fact.owners.empty() ? "" : fact.owners[0]) + " " + placeText(fact.place) + "\n";
    return text;
}

TEST(Backstage, listsComponentsAndResourcesWithTheirOwners)
{
    const Read r =
        read(importCatalogues, {{"order/catalog-info.yaml", R"(apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: order
spec:
  type: service
  owner: group:default/shop
  system: shop
  providesApis: [order-api]
  consumesApis: [pay-api, news-api]
  dependsOn:
    - resource:orders-db
    - component:default/lost
)"},
                                {"catalog-info.yaml", R"(apiVersion: backstage.io/v1alpha1
kind: Location
spec:
  targets: [./pay/entities.yaml, https://example.com/x.yaml, ../../etc/passwd]
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: {name: orders-db}
spec: {type: database, owner: dba}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: kit}
spec: {type: library}
)"},
                                {"pay/entities.yaml", R"(apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: pay-api}
spec: {type: grpc}
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: news-api}
spec: {type: asyncapi}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: pay}
spec: {type: service, providesApis: [pay-api, news-api]}
---
apiVersion: backstage.io/v1alpha1
kind: Component
spec: {type: service}
)"},
                                {"examples/catalog-info.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\n"}});
    EXPECT_EQ(r.nodes(), "orders-db datastore catalogue\norder service catalogue order\npay service catalogue\n");
    EXPECT_EQ(r.dependencies(), "order -> orders-db - sync order/catalog-info.yaml:12 dependsOn resource:orders-db\n"
                                "order -> pay grpc sync order/catalog-info.yaml:10 consumes API pay-api\n");
    EXPECT_EQ(owners(r), "orders-db: dba catalog-info.yaml:9\norder: shop order/catalog-info.yaml:7\n");
    EXPECT_EQ(r.messages(), "pay/entities.yaml:16: warning: The entity has no name; it is left out\n"
                            "order/catalog-info.yaml:13: note: The catalogue in the source has no component 'lost'\n");
    for (const DependencyFact &fact : r.facts.dependencies)
        EXPECT_EQ(fact.voice, Voice::designed);
}

/// Reads catalogues of a source whose services others found.
Read readBeside(const std::vector<std::string> &services, std::vector<std::pair<std::string, std::string>> files)
{
    const auto tree = memoryTree(std::move(files));
    Read result;
    const Progress progress;
    for (const std::string &name : services) {
        NodeFact node;
        node.name = name;
        result.facts.nodes.push_back(node);
    }
    ImportContext context{*tree, result.facts, result.diagnostics, progress, {}};
    importCatalogues(context);
    return result;
}

TEST(Backstage, takesTheComponentAtTheRootForTheWholeSource)
{
    const std::string text =
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: shop}\nspec: {type: service, owner: team}\n";
    const Read many = readBeside({"order", "pay"}, {{"catalog-info.yaml", text}});
    EXPECT_EQ(many.facts.nodes.size(), 2U) << many.nodes();
    ASSERT_EQ(many.facts.owners.size(), 1U);
    EXPECT_EQ(many.facts.owners[0].node + many.facts.owners[0].pattern, "*");
    const Read one = readBeside({"order"}, {{"catalog-info.yaml", text}});
    EXPECT_EQ(one.nodes(), "order service command\nshop service catalogue ~order\n");
    const Read named = readBeside({"shop-service", "pay"}, {{"catalog-info.yaml", text}});
    EXPECT_EQ(owners(named), "shop: team catalog-info.yaml:4\n");
}

TEST(Structurizr, leavesSystemsOutThatStandForManyServices)
{
    const std::string text =
        "workspace {\n model {\n  s = softwareSystem \"Shop\"\n  b = softwareSystem \"Bank\" \"\" "
        "\"External\"\n  o = softwareSystem \"Order Service\"\n  s -> b \"pays\"\n  o -> b \"asks\"\n }\n}\n";
    const Read r = readBeside({"order", "pay"}, {{"workspace.dsl", text}});
    EXPECT_EQ(r.nodes(),
              "order service command\npay service command\nBank external catalogue\nOrder Service service catalogue\n");
    EXPECT_EQ(r.dependencies(), "Order Service -> Bank - sync workspace.dsl:7 asks\n");
}

TEST(Structurizr, readsContainersAndLiftsWhatTheirPartsUse)
{
    const Read r = read(importCatalogues, {{"workspace.dsl", R"(workspace "Shop" {
    !const TECH "gRPC"
    # a comment with "quotes
    model {
        ann = person "Ann"
        bank = softwareSystem "Bank"
        shop = softwareSystem "Shop" {
            order = container "Order Service" "Takes orders" "Go" {
                saga = component "Saga"
                -> bank "charges" "JSON/HTTPS"
            }
            group "Payments" {
                pay = container "Payment" "Pays" "Go" "Important,Core"
            }
            db = container "Orders DB" "Keeps" "PostgreSQL 14" "Database"
            bus = container "Events" "" "Apache Kafka"
        }
        ann -> order "uses"
        saga -> pay "charges" \
            "${TECH}"
        order -> db "writes" "JDBC"
        order -> bus "tells" "Kafka" "Asynchronous"
        order -> shop "says too little"
        order -> nobody "is lost"
        deploymentEnvironment "Live" {
            deploymentNode "x" { containerInstance order }
        }
    }
    views {
        systemContext shop { include * }
    }
}
)"}});
    EXPECT_EQ(r.nodes(),
              "Bank external catalogue\nOrder Service service catalogue\nPayment service catalogue\nOrders DB datastore "
              "catalogue\nEvents broker catalogue\n");
    EXPECT_EQ(r.dependencies(), "Order Service -> Bank http sync workspace.dsl:10 charges [JSON/HTTPS]\n"
                                "Order Service -> Payment grpc sync workspace.dsl:19 charges [gRPC]\n"
                                "Order Service -> Orders DB sql sync workspace.dsl:21 writes [JDBC]\n"
                                "Order Service -> Events kafka async workspace.dsl:22 tells [Kafka]\n");
    EXPECT_EQ(r.messages(), "workspace.dsl:24: warning: Nothing is called 'nobody'; the relationship is left out\n");
}

TEST(Structurizr, knowsArchetypesAndHierarchicalNames)
{
    const Read r = read(importCatalogues, {{"workspace.dsl", R"(workspace {
    !identifiers hierarchical
    model {
        archetypes {
            service = container {
                technology "Go"
            }
            store = container {
                tag "Database"
            }
            https = -> {
                technology "HTTPS"
            }
        }
        a = softwareSystem "A" {
            api = service "API"
            store "Data" {
                api -> this
            }
        }
        b = softwareSystem "B" {
            api = service "API"
        }
        a.api --https-> b.api "asks"
    }
})"}});
    EXPECT_EQ(r.nodes(), "A API service catalogue\nData datastore catalogue\nB API service catalogue\n");
    EXPECT_EQ(r.dependencies(),
              "A API -> Data - sync workspace.dsl:18 uses\nA API -> B API http sync workspace.dsl:24 asks [HTTPS]\n");
    EXPECT_EQ(r.messages(), "");
}

TEST(Structurizr, includesFilesOfTheTreeOnly)
{
    const Read r =
        read(importCatalogues, {{"c4/workspace.dsl", R"(workspace extends base.dsl {
    model {
        !include parts
        !include ../../../etc/x.dsl
        !include https://example.com/x.dsl
        !include none.dsl
        !element s {
            two = container "Two"
        }
        one -> two "uses"
    }
})"},
                                {"c4/base.dsl", "workspace {\n model {\n s = softwareSystem \"S\"\n !include base.dsl\n }\n}\n"},
                                {"c4/parts/one.dsl", "!element s {\n one = container \"One\"\n}\n"}});
    EXPECT_NE(r.dependencies().find("One -> Two - sync c4/workspace.dsl:10 uses"), std::string::npos) << r.dependencies();
    EXPECT_NE(r.messages().find("c4/workspace.dsl:4: warning: \"../../../etc/x.dsl\" lies outside of the source"),
              std::string::npos)
        << r.messages();
    EXPECT_NE(r.messages().find("c4/workspace.dsl:6: warning: \"none.dsl\" is not in the source"), std::string::npos);
}

TEST(Structurizr, readsWorkspacesInJson)
{
    const Read r = read(importCatalogues, {{"workspace.json", R"({"model": {
 "people": [{"id": "1", "name": "Ann", "relationships": [{"destinationId": "3"}]}],
 "softwareSystems": [{"id": "2", "name": "Shop", "containers": [
  {"id": "3", "name": "Order", "tags": "Element,Container", "relationships": [
   {"destinationId": "4", "description": "reads", "technology": "SQL"},
   {"destinationId": "9"},
   {"destinationId": "2", "linkedRelationshipId": "5"}]},
  {"id": "4", "name": "Data", "tags": "Element,Container,Database"}]}]}})"}});
    EXPECT_EQ(r.nodes(), "Order service catalogue\nData datastore catalogue\n");
    EXPECT_EQ(r.dependencies(), "Order -> Data sql sync workspace.json:5 reads [SQL]\n");
    EXPECT_EQ(r.messages(), "workspace.json:6: warning: The workspace has no element '9'; the relationship is left out\n");
}

TEST(LikeC4, readsElementsAndRelationshipsOfAllFiles)
{
    const Read r = read(importCatalogues,
                        {{"a.c4", R"(specification {
  element actor { style { shape person } }
  element system
  element service
  element component
  element database { style { shape cylinder } }
  relationship async
}
model {
  ann = actor 'Ann'
  shop = system 'Shop' {
    description '''
      Many lines { with braces
    '''
    service order 'Order' {
      saga = component 'Saga' {
        -> pay 'charges' { technology 'gRPC' }
      }
      -[async]-> mail "tells"
    }
    pay = service 'Payment' { #core }
    db = database { icon ./db.svg }
  }
  ann -> shop.order 'uses'
  shop.order -> lost
}
views { view index { include * -> * } }
)"},
                         {"b.likec4", "model {\n  mail = service 'Mail'\n  extend shop {\n    order .reads db 'reads'\n  }\n}\n"},
                         {"docs/c.c4", "model { x = service 'X' }\n"}});
    EXPECT_EQ(r.nodes(), "Order service catalogue\nPayment service catalogue\ndb datastore catalogue\nMail service catalogue\n");
    EXPECT_EQ(r.dependencies(),
              "Order -> Payment grpc sync a.c4:17 charges [ gRPC]\nOrder -> Mail - async a.c4:19 tells [async]\n"
              "Order -> db - sync b.likec4:4 reads [reads]\n");
    EXPECT_EQ(r.messages(), "a.c4:25: warning: Nothing is called 'lost'; the relationship is left out\n");
}

TEST(ContextMapper, readsContextsAndWhoIsUpstream)
{
    const Read r = read(importCatalogues, {{"shop.cml", R"(/* a map */
ContextMap Shop {
  contains OrderContext, PaymentContext
  OrderContext [D,ACL]<-[U,OHS,PL] PaymentContext : Charging {
    implementationTechnology = "RESTful HTTP"
  }
  PaymentContext [U,S]->[D,C] Shipping
  OrderContext [P]<->[P] Shipping
  Shipping Customer-Supplier OrderContext
  Shipping -> Nobody
  Team -> OrderContext
}
BoundedContext OrderContext implements Orders {
  Aggregate Orders {
    Entity Order { aggregateRoot }
    DomainEvent OrderPlaced
  }
}
BoundedContext PaymentContext
  implements Payments
BoundedContext Shipping { type = SYSTEM }
BoundedContext Team { type = TEAM }
)"},
                                           {"water.cml", "<molecule id=\"m1\"/>"}});
    EXPECT_EQ(r.nodes(),
              "Order service catalogue ~OrderContext\nPayment service catalogue ~PaymentContext\nShipping service catalogue\n");
    EXPECT_EQ(r.dependencies(), "Order -> Payment http sync shop.cml:4 [D,ACL]<-[U,OHS,PL]\n"
                                "Shipping -> Payment - sync shop.cml:7 [U,S]->[D,C]\n"
                                "Shipping -> Order - sync shop.cml:9 Customer-Supplier\n");
    EXPECT_EQ(r.items(), "aggregate OrderContext.Orders shop.cml:14\nentity OrderContext.Order shop.cml:15\n"
                         "event OrderContext.OrderPlaced shop.cml:16\n");
    EXPECT_EQ(r.messages(),
              "shop.cml:10: warning: No bounded context of the file is called 'Nobody'; the relationship is left out\n");
}

TEST(Designs, areBoundedAndSayWhereTheyEnd)
{
    std::string deep = "workspace {\n";
    for (int i = 0; i < 100'000; ++i)
        deep += "group \"g\" {\n";
    const Read r = read(importCatalogues, {{"deep.dsl", deep},
                                           {"open.dsl", "workspace {\n model {\n a = softwareSystem \"A\"\n"},
                                           {"quote.c4", "model {\n a = service 'A'\n b = service 'B"},
                                           {"bytes.cml", "BoundedContext A {\n \xFF\n}\n"}});
    EXPECT_EQ(r.messages(),
              "deep.dsl:65: error: The blocks are nested more than 64 deep; the rest of the file is left out\n"
              "open.dsl:2: error: The block that begins here does not end\n"
              "quote.c4:3: error: The text in quotes that begins here does not end; the rest of the file is left out\n"
              "bytes.cml:2: error: The file is not UTF-8\n");
    EXPECT_EQ(r.nodes(), "A service catalogue\nA service catalogue\nB service catalogue\n");
}

} // namespace

} // namespace alidade::test
