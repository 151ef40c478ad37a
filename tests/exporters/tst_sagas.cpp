#include "exporters/sagas/diagrams.h"
#include "exporters/sagas/sagaformats.h"
#include "model/error.h"
#include "tests/analysis/sagabuilder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sqlite3.h>

namespace alidade::test {
namespace {

FileSet filesOf(const Saga &saga, const std::string &format)
{
    const SagaFormat *found = findSagaFormat(format);
    return found ? found->write(saga) : FileSet{};
}

std::string textOf(const Saga &saga, const std::string &format)
{
    const FileSet files = filesOf(saga, format);
    return files.empty() ? "" : files.front().content;
}

/// Branches, a condition, a pivot, what is retriable, and names that end strings, tags and lines.
Saga hostileSaga()
{
    Saga saga = orderSaga();
    saga.name = "a\"b<c>\n; end";
    saga.log.recovery = SagaRecovery::backward;
    saga.steps[0].name = "it's \\ \"x\" <y> & z\n--";
    saga.steps[1].name = "it's \\ 'x' <y> & z\t--";
    saga.steps[1].after = std::vector<std::string>{};
    saga.steps[1].condition = "total > 0\n}";
    saga.steps[1].action.retry = RetryPolicy{3, std::chrono::milliseconds(10), 1.5, std::chrono::seconds(2)};
    saga.steps[2].after = std::vector<std::string>{saga.steps[0].name, saga.steps[1].name};
    saga.steps[2].isPivot = true;
    saga.steps[2].compensation.reset();
    saga.steps[2].action.retry->attempts = RetryPolicy::unlimited;
    SagaStep last = soundStep("1st mail\r\n", "mail \"er\"");
    last.isRetriable = true;
    last.effect = SagaEffect::irreversible;
    last.transaction = "*/ line one\nline two";
    last.compensation.reset();
    last.action.timeout.reset();
    saga.steps.push_back(last);
    return saga;
}

std::vector<std::string> found(const std::string &text, const std::string &pattern)
{
    const std::regex regex(pattern);
    std::vector<std::string> values;
    for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
        values.push_back((*match)[1]);
    return values;
}

TEST(SagaExport, mermaidShowsTheWayForwardAndBack)
{
    Saga saga = orderSaga();
    saga.steps.resize(2);
    EXPECT_EQ(textOf(saga, "mermaid"), R"(sequenceDiagram
    participant p0 as order
    participant p1 as inventory
    participant p2 as payment
    p0->>p1: reserveInventory #40;grpc shop.v1.inventory#47;reserveInventory#41;
    p1-->>p0: done
    p0->>p2: chargePayment #40;grpc shop.v1.payment#47;chargePayment#41;
    p2-->>p0: done
    opt a step fails#58; what was done is undone
    p0->>p2: undo chargePayment #40;grpc shop.v1.payment#47;chargePaymentUndo#41;
    p2-->>p0: undone
    p0->>p1: undo reserveInventory #40;grpc shop.v1.inventory#47;reserveInventoryUndo#41;
    p1-->>p0: undone
    end
)");
}

TEST(SagaExport, runShowsWhatWasLostAndLate)
{
    Saga saga = orderSaga();
    saga.steps.resize(2);
    saga.steps[0].action.operation = saga.steps[1].action.operation = {};
    SagaRun run{.breach = SagaBreach{SagaProperty::effectOnce, 1}};
    for (const SagaEvent event : {SagaEvent{SagaEventKind::replyLost, 0},
                                  {SagaEventKind::duplicated, 1},
                                  {SagaEventKind::crashed, SagaEvent::noStep},
                                  {SagaEventKind::arrivedLate, 1}})
        run.moments.push_back({event, SagaPhase::forward, {}});
    const std::string text = sagaRunMermaid(saga, run);
    EXPECT_EQ(text.substr(text.find("    autonumber")), R"(    autonumber
    p0->>p1: reserveInventory
    p1--xp0: done#44; but the answer gets lost
    p0->>p2: chargePayment
    p2-->>p0: done
    p0-)p2: chargePayment#44; a second copy on its way
    note over p0: The coordinator crashes and starts again.
    note over p2: chargePayment#58; the copy on its way arrives.
    note over p0: chargePayment or its compensation takes effect twice.
)");
}

TEST(SagaExport, statesLeadToOneOfTwoEnds)
{
    const std::string text = textOf(orderSaga(), "mermaid-states");
    for (const char *line :
         {"    [*] --> step0\n", "    step0 --> compensated: fails\n", "    step2 --> undo1: fails\n",
          "    step2 --> completed: done\n", "    undo1 --> undo0: undone\n", "    undo0 --> compensated: undone\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
    EXPECT_EQ(textOf(orderSaga(), "plantuml-states").substr(0, 10), "@startuml\n");
}

TEST(SagaExport, namesEndNoLineAndNoString)
{
    const Saga saga = hostileSaga();
    const auto lines = [](const std::string &text) { return std::count(text.begin(), text.end(), '\n'); };
    Saga tame = saga;
    tame.name = "s";
    for (std::size_t i = 0; i < 2; ++i) {
        tame.steps[i].name = "n" + std::to_string(i);
        tame.steps[2].after->at(i) = tame.steps[i].name;
    }
    tame.steps[1].condition = "c";
    tame.steps[3].name = "n3";
    for (const char *format : {"mermaid", "mermaid-states", "plantuml", "plantuml-states", "bpmn", "sql", "temporal"})
        EXPECT_EQ(lines(textOf(saga, format)), lines(textOf(tame, format))) << format;
    EXPECT_EQ(textOf(saga, "plantuml").find("\"a\"b"), std::string::npos);
}

TEST(SagaExport, bpmnRefersOnlyToWhatIsThereAndDrawsAllOfIt)
{
    for (const Saga &saga : {orderSaga(), hostileSaga()}) {
        const std::string text = textOf(saga, "bpmn");
        const std::vector<std::string> ids = found(text, " id=\"([^\"]*)\"");
        const std::set<std::string> unique(ids.begin(), ids.end());
        EXPECT_EQ(ids.size(), unique.size());
        for (const std::string &reference : found(text, "(?:sourceRef|targetRef|attachedToRef|bpmnElement)=\"([^\"]*)\""))
            EXPECT_TRUE(unique.contains(reference)) << reference;
        const std::string process = text.substr(0, text.find("<bpmndi:BPMNDiagram"));
        const auto drawn = found(text, "bpmnElement=\"([^\"]*)\"");
        for (const std::string &id :
             found(process, "<bpmn:(?:serviceTask|boundaryEvent|startEvent|endEvent|sequenceFlow|association|parallelGateway|"
                            "intermediateThrowEvent) id=\"([^\"]*)\""))
            EXPECT_EQ(std::count(drawn.begin(), drawn.end(), id), 1) << id;
    }
    EXPECT_EQ(found(textOf(orderSaga(), "bpmn"), "(isForCompensation=\"true\")").size(), 3U);
    EXPECT_EQ(found(textOf(hostileSaga(), "bpmn"), "(<bpmn:parallelGateway)").size(), 2U) << "one fork, one join";
}

TEST(SagaExport, dtmTakesRoutesAndMethods)
{
    Saga saga = orderSaga();
    saga.steps[1].action.operation = {EndpointKind::http, "POST /charges"};
    auto json = nlohmann::json::parse(textOf(saga, "dtm"));
    EXPECT_EQ(json["trans_type"], "saga");
    EXPECT_EQ(json["steps"][0]["action"], "inventory/shop.v1.inventory/reserveInventory");
    EXPECT_EQ(json["steps"][1]["action"], "http://payment/charges");
    EXPECT_EQ(json["timeout_to_fail"], 60);
    EXPECT_EQ(json["payloads"].size(), 3U);
    EXPECT_FALSE(json.contains("custom_data"));
    saga.steps[2].after = std::vector<std::string>{"reserveInventory"};
    json = nlohmann::json::parse(textOf(saga, "dtm"));
    EXPECT_EQ(json["custom_data"], R"({"orders":{"1":[0],"2":[0]},"concurrent":true})");
    saga.steps[2].action.operation = {EndpointKind::topic, "shipments"};
    EXPECT_THROW(textOf(saga, "dtm"), Error);
}

class Database {
public:
    Database() { sqlite3_open(":memory:", &m_database); }
    ~Database() { sqlite3_close(m_database); }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs all statements with :now = 1000, :lease = 100, :patience = 500 and :worker = 'w'; gives the rows, a line each.
    std::string run(const std::string &sql)
    {
        std::string rows;
        for (const char *rest = sql.c_str(); rest && *rest;) {
            sqlite3_stmt *statement = nullptr;
            if (sqlite3_prepare_v2(m_database, rest, -1, &statement, &rest) != SQLITE_OK)
                return rows + sqlite3_errmsg(m_database);
            for (const auto &[name, value] : {std::pair{":now", 1000}, {":lease", 100}, {":patience", 500}})
                sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, name), value);
            sqlite3_bind_text(statement, sqlite3_bind_parameter_index(statement, ":worker"), "w", -1, SQLITE_STATIC);
            int result = SQLITE_DONE;
            while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW)
                rows += lineOf(statement) + "\n";
            if (result != SQLITE_DONE)
                rows += sqlite3_errmsg(m_database);
            sqlite3_finalize(statement);
        }
        return rows;
    }

private:
    static std::string lineOf(sqlite3_stmt *statement)
    {
        std::string line;
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
            line += (i == 0 ? "" : "|") + std::string(text ? text : "-");
        }
        return line;
    }

    sqlite3 *m_database = nullptr;
};

TEST(SagaExport, reconciliationJobFindsWhatIsToBeDone)
{
    const std::string sql = textOf(orderSaga(), "sql");
    const std::size_t job = sql.find("-- The reconciliation job");
    ASSERT_NE(job, std::string::npos);
    Database database;
    EXPECT_EQ(database.run(sql.substr(0, job)), "");
    EXPECT_EQ(database.run(
                  "INSERT INTO saga VALUES ('f', 'placeOrder', 'forward', '{}', 1, 1, NULL, 0),"
                  "('b', 'placeOrder', 'back', '{}', 900, 1, 'x', 0), ('busy', 'placeOrder', 'forward', '{}', 900, 1, 'x', 5000),"
                  "('c', 'placeOrder', 'completed', '{}', 1, 1, NULL, 0);"
                  "INSERT INTO saga_log VALUES ('f', 'reserveInventory', 'done', 0, 1), ('f', 'chargePayment', 'started', 1, 1),"
                  "('b', 'reserveInventory', 'done', 0, 1), ('b', 'chargePayment', 'started', 0, 1), ('b', 'createShipment', "
                  "'refused', 0, 1);"),
              "");
    EXPECT_EQ(database.run(sql.substr(job)), "f|{}|chargePayment|started|1\n"
                                             "f|{}|createShipment|-|0\n"
                                             "b|{}|chargePayment|started|0\n"
                                             "b|{}|reserveInventory|done|0\n"
                                             "f|placeOrder|forward|1\n");
    EXPECT_EQ(Database().run(textOf(hostileSaga(), "sql")), "");
}

/// Writes the files into a folder of their own and runs a command there; gives its exit status.
int runIn(const FileSet &files, const std::string &command)
{
    std::string folder = (std::filesystem::temp_directory_path() / "alidade-saga-XXXXXX").string();
    if (!mkdtemp(folder.data()))
        return -1;
    for (const OutputFile &file : files)
        std::ofstream(folder + "/" + file.path) << file.content;
    const int status = std::system(("cd " + folder + " && " + command).c_str());
    std::filesystem::remove_all(folder);
    return status;
}

constexpr const char *hasGo = "command -v go >/dev/null && command -v gofmt >/dev/null";

TEST(SagaExport, goOrchestratorBuildsAndPassesItsOwnTest)
{
    if (std::system(hasGo) != 0)
        GTEST_SKIP() << "Go is not installed";
    for (const Saga &saga : {orderSaga(), hostileSaga()})
        EXPECT_EQ(runIn(filesOf(saga, "go"), "test -z \"$(gofmt -l .)\" && GOFLAGS=-mod=mod GOPROXY=off go vet . && "
                                             "GOFLAGS=-mod=mod GOPROXY=off go test . >go.out 2>&1 || { cat go.out; false; }"),
                  0);
}

TEST(SagaExport, temporalWorkflowIsGo)
{
    const std::string text = textOf(orderSaga(), "temporal");
    EXPECT_LT(text.find("\"ReserveInventory\""), text.find("\"ChargePayment\""));
    EXPECT_LT(text.find("\"UndoChargePayment\""), text.find("\"UndoReserveInventory\""));
    EXPECT_NE(text.find("workflow.NewDisconnectedContext(ctx)"), std::string::npos);
    if (std::system(hasGo) != 0)
        GTEST_SKIP() << "Go is not installed";
    for (const Saga &saga : {orderSaga(), hostileSaga()})
        EXPECT_EQ(runIn(filesOf(saga, "temporal"), "test -z \"$(gofmt -l .)\""), 0);
}

} // namespace
} // namespace alidade::test
