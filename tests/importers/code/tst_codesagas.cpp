#include "importers/code/sagas/callobjects.h"
#include "tests/importers/code/codesays.h"

using namespace alidade;
using namespace alidade::test;

namespace {

std::string callText(const SagaCall &call)
{
    const std::string operation = toText(call.operation);
    return call.participant + (call.participant.empty() || operation.empty() ? "" : " ") + operation;
}

/// A saga with its framework, form and line, and a step a line: "reserve: stock http POST /reserve / http POST /release".
std::string sagasText(const Facts &facts)
{
    std::string text;
    for (const SagaFact &fact : facts.sagas) {
        text += fact.saga.name + " [" + fact.framework + " " + fact.form + "] by " + fact.saga.coordinator + " at " +
                std::to_string(fact.saga.place.line) + "\n";
        for (const SagaStep &step : fact.saga.steps) {
            text += "  " + step.name + ": " + callText(step.action);
            if (step.compensation)
                text += " / " + callText(*step.compensation);
            text += step.isPivot ? " pivot" : "";
            text += step.isRetriable ? " retriable" : "";
            if (step.after) {
                text += " after";
                for (const std::string &before : *step.after)
                    text += " " + before;
            }
            text += "\n";
        }
    }
    return text;
}

/// The sagas of a Go program with these imports and functions; its third line is the first import.
std::string goSagas(const std::string &imports, const std::string &functions)
{
    return sagasText(factsOf({{"go.mod", "module example.com/shop\ngo 1.21\n"},
                              {"order/main.go", "package main\nimport (\n" + imports + ")\n" + functions + "\nfunc main() {}\n"}},
                             true));
}

std::string javaSagas(const std::string &code)
{
    return sagasText(factsOf({{"a/pom.xml", "<project><artifactId>a</artifactId></project>"}, {"a/src/A.java", code}}));
}

const std::string dtm = "\"github.com/dtm-labs/client/dtmcli\"\n\"github.com/dtm-labs/client/dtmgrpc\"\n";
const std::string temporal = "\"go.temporal.io/sdk/workflow\"\n\"go.temporal.io/sdk/temporal\"\n\"time\"\n";

} // namespace

TEST(CodeSagas, ofDtmAreBranchesWithWhatUndoesThem)
{
    EXPECT_EQ(goSagas(dtm, "const stock = \"http://stock:8080/api\"\n"
                           "func place() {\n"
                           "	saga := dtmcli.NewSaga(\"http://dtm\", \"1\").\n"
                           "		Add(stock+\"/reserve\", stock+\"/release\", nil)\n"
                           "	saga.Add(\"http://pay/charge\", \"\", nil)\n"
                           "	saga.Submit()\n"
                           "}\n"
                           "func other() {\n"
                           "	saga := dtmgrpc.NewSagaGrpc(\"dtm\", \"2\").Add(\"bank:9000/shop.Bank/Take\", "
                           "\"bank:9000/shop.Bank/Give\", nil)\n"
                           "	saga.Submit()\n"
                           "}\n"),
              "place [dtm saga] by order at 8\n"
              "  reserve: http://stock:8080 http POST /api/reserve / http POST /api/release\n"
              "  charge: http://pay http POST /charge\n"
              "other [dtm saga] by order at 14\n"
              "  Take: bank:9000 grpc shop.Bank/Take / grpc shop.Bank/Give\n");
}

TEST(CodeSagas, ofDtmMayRunSideBySideInAnOrder)
{
    EXPECT_EQ(goSagas(dtm, "func init() {\n"
                           "	handle(\"move_money\", func() {\n"
                           "		c := dtmcli.NewSaga(\"d\", \"1\").\n"
                           "			Add(\"http://b/out\", \"http://b/outUndo\", nil).\n"
                           "			Add(\"http://b/in\", \"http://b/inUndo\", nil).\n"
                           "			SetConcurrent().\n"
                           "			AddBranchOrder(1, []int{0})\n"
                           "		c.Submit()\n"
                           "	})\n"
                           "}\n"
                           "func handle(name string, f func()) {}\n"),
              "move_money [dtm saga] by order at 8\n"
              "  out: http://b http POST /out / http POST /outUndo after\n"
              "  in: http://b http POST /in / http POST /inUndo after out\n");
}

TEST(CodeSagas, ofDtmMayBeTriedConfirmedAndCancelled)
{
    EXPECT_EQ(goSagas(dtm, "func pay() {\n"
                           "	dtmcli.TccGlobalTransaction(\"d\", \"1\", func(tcc *dtmcli.Tcc) error {\n"
                           "		tcc.CallBranch(nil, \"http://a/try\", \"http://a/confirm\", \"http://a/cancel\")\n"
                           "		return nil\n"
                           "	})\n"
                           "	m := dtmcli.NewMsg(\"d\", \"2\").Add(\"http://b/in\", nil)\n"
                           "	m.DoAndSubmitDB(\"http://q\", nil, func() {})\n"
                           "}\n"),
              "pay [dtm message] by order at 11\n"
              "  localTransaction: order DoAndSubmitDB pivot\n"
              "  in: http://b http POST /in retriable\n"
              "pay-2 [dtm tcc] by order at 7\n"
              "  try: http://a http POST /try / http POST /cancel\n"
              "  confirm: http://a http POST /confirm retriable\n");
}

TEST(CodeSagas, ofDtmMayBeWorkflowsWhoseBranchesRollBack)
{
    const std::string imports = "\"github.com/dtm-labs/client/workflow\"\n";
    EXPECT_EQ(goSagas(imports,
                      "func init() {\n"
                      "	workflow.Register(\"order\", func(wf *workflow.Workflow, data []byte) error {\n"
                      "		wf.NewBranch().OnRollback(func(bb *B) error {\n"
                      "			_, err := wf.NewRequest().Post(\"http://a/outUndo\")\n"
                      "			return err\n"
                      "		}).NewRequest().SetBody(1).Post(\"http://a/out\")\n"
                      "		wf.NewBranch().OnRollback(func(bb *B) error {\n"
                      "			_, err := wf.NewRequest().Post(\"http://a/inUndo\")\n"
                      "			return err\n"
                      "		}).OnCommit(func(bb *B) error { return nil }).NewRequest().Post(\"http://a/in\")\n"
                      "		return nil\n"
                      "	})\n"
                      "	workflow.Register(\"no_saga\", func(wf *workflow.Workflow, data []byte) error {\n"
                      "		wf.NewBranch().NewRequest().Post(\"http://a/out\")\n"
                      "		return nil\n"
                      "	})\n"
                      "}\n"),
              "order [dtm workflow] by order at 6\n"
              "  out: http://a http POST /out / http POST /outUndo\n"
              "  in: http://a http POST /in / http POST /inUndo\n");
}

TEST(CodeSagas, ofTemporalUndoInDeferredClosures)
{
    const std::string code =
        "func Transfer(ctx workflow.Context) (err error) {\n"
        "	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: 5 * time.Second,\n"
        "		RetryPolicy: &temporal.RetryPolicy{MaximumAttempts: 3}})\n"
        "	err = workflow.ExecuteActivity(ctx, Withdraw).Get(ctx, nil)\n"
        "	if err != nil {\n"
        "		return err\n"
        "	}\n"
        "	defer func() {\n"
        "		if err != nil {\n"
        "			workflow.ExecuteActivity(ctx, WithdrawCompensation).Get(ctx, nil)\n"
        "		}\n"
        "	}()\n"
        "	return workflow.ExecuteActivity(ctx, Deposit).Get(ctx, nil)\n"
        "}\n"
        "func Withdraw() { http.Post(\"http://bank/withdraw\", \"\", nil) }\n"
        "func WithdrawCompensation() {}\nfunc Deposit() {}\n";
    EXPECT_EQ(goSagas(temporal + "\"net/http\"\n", code),
              "Transfer [temporal workflow] by order at 8\n"
              "  Withdraw: http://bank http POST /withdraw / order WithdrawCompensation\n"
              "  Deposit: order Deposit\n");
}

TEST(CodeSagas, ofTemporalPairByNameWhateverTheOrder)
{
    EXPECT_EQ(goSagas(temporal, "func Trip(ctx workflow.Context) error {\n"
                                "	var c Compensations\n"
                                "	c.AddCompensation(a.CancelHotel)\n"
                                "	workflow.ExecuteActivity(ctx, a.BookHotel).Get(ctx, nil)\n"
                                "	c.AddCompensation(a.CancelFlight)\n"
                                "	if err := workflow.ExecuteActivity(ctx, a.BookFlight).Get(ctx, nil); err != nil {\n"
                                "		workflow.ExecuteActivity(ctx, a.Report).Get(ctx, nil)\n"
                                "	}\n"
                                "	return nil\n"
                                "}\n"),
              "Trip [temporal workflow] by order at 7\n"
              "  BookHotel: order BookHotel / CancelHotel\n"
              "  BookFlight: order BookFlight / CancelFlight\n"
              "  Report: order Report\n");
}

TEST(CodeSagas, ofTemporalUndoWhatCameBeforeTheErrorAndTidyUpInAnyCase)
{
    EXPECT_EQ(goSagas(temporal, "func Pay(ctx workflow.Context) error {\n"
                                "	err := workflow.ExecuteActivity(ctx, Init).Get(ctx, nil)\n"
                                "	if err != nil {\n"
                                "		return workflow.ExecuteActivity(ctx, CancelPayment).Get(ctx, nil)\n"
                                "	}\n"
                                "	return workflow.ExecuteActivity(ctx, CompletePayment).Get(ctx, nil)\n"
                                "}\n"
                                "func Process(ctx workflow.Context) error {\n"
                                "	workflow.ExecuteActivity(ctx, DownloadFile).Get(ctx, nil)\n"
                                "	defer func() { workflow.ExecuteActivity(ctx, DeleteFile).Get(ctx, nil) }()\n"
                                "	return workflow.ExecuteActivity(ctx, ProcessFile).Get(ctx, nil)\n"
                                "}\n"),
              "Pay [temporal workflow] by order at 7\n"
              "  Init: order Init / CancelPayment\n"
              "  CompletePayment: order CompletePayment\n");
}

TEST(CodeSagas, areNotSeenInWorkflowsThatUndoNothing)
{
    EXPECT_EQ(goSagas(temporal, "func Greet(ctx workflow.Context) error {\n"
                                "	defer func() { workflow.ExecuteActivity(ctx, CleanUp).Get(ctx, nil) }()\n"
                                "	workflow.ExecuteActivity(ctx, Compose).Get(ctx, nil)\n"
                                "	return workflow.ExecuteActivity(ctx, CancelOrder).Get(ctx, nil)\n"
                                "}\n"),
              "");
}

TEST(CodeSagas, ofBuildersAreChainsOfStepsAndCompensations)
{
    EXPECT_EQ(goSagas("\"net/http\"\n\"example.com/shop/saga\"\n",
                      "func (s *Service) place() {\n"
                      "	saga.New(\"placeOrder\", nil).\n"
                      "		Step(\"reserve\", func() error {\n"
                      "			return s.client.Call(ctx, \"/shop.Stock/Reserve\", nil)\n"
                      "		}).\n"
                      "		Compensate(\"release\", func() error {\n"
                      "			return s.client.Call(ctx, \"/shop.Stock/Release\", nil)\n"
                      "		}).\n"
                      "		Step(\"charge\", s.charge).\n"
                      "		Run()\n"
                      "}\n"
                      "func (s *Service) charge() { http.Post(\"http://pay/charge\", \"\", nil) }\n"
                      "type Service struct{ client *C }\n"),
              "placeOrder [ chain] by order at 7\n"
              "  reserve: grpc shop.Stock/Reserve / grpc shop.Stock/Release\n"
              "  charge: http://pay http POST /charge\n");
}

TEST(CodeSagas, ofBuildersMayHaveStepsWithBothFunctions)
{
    EXPECT_EQ(goSagas("\"example.com/saga\"\n",
                      "func run() {\n"
                      "	b := saga.NewBuilder()\n"
                      "	b.AddStep(\"hotel\", bookHotel, cancelHotel)\n"
                      "	b.AddStep(\"car\", bookCar, cancelCar)\n"
                      "}\n"
                      "func bookHotel() {}\nfunc cancelHotel() {}\nfunc bookCar() {}\nfunc cancelCar() {}\n"),
              "run [ chain] by order at 6\n"
              "  hotel: order bookHotel / cancelHotel\n"
              "  car: order bookCar / cancelCar\n");
    EXPECT_EQ(goSagas("\"example.com/wizard\"\n", "func run() {\n"
                                                  "	w := wizard.New()\n"
                                                  "	w.AddStep(\"one\", show, hide)\n"
                                                  "	w.AddStep(\"two\", show, hide)\n"
                                                  "}\n"
                                                  "func show() {}\nfunc hide() {}\n"),
              "");
}

TEST(CodeSagas, ofJavaBuildersAreNamedByTheirClass)
{
    EXPECT_EQ(javaSagas("package a;\n"
                        "public class CreateOrderSaga implements SimpleSaga<Data> {\n"
                        "  private SagaDefinition<Data> definition =\n"
                        "    step()\n"
                        "      .invokeLocal(this::create)\n"
                        "      .withCompensation(this::reject)\n"
                        "    .step()\n"
                        "      .invokeParticipant(this::reserveCredit)\n"
                        "    .build();\n"
                        "  private void create(Data d) {}\n"
                        "  private void reject(Data d) {}\n"
                        "  private Command reserveCredit(Data d) { return null; }\n"
                        "}\n"),
              "CreateOrderSaga [ chain] by a at 4\n"
              "  create: a create / reject\n"
              "  reserveCredit: a reserveCredit\n");
}

TEST(CodeSagas, ofTemporalForJavaNameWhatUndoes)
{
    EXPECT_EQ(javaSagas("package a;\n"
                        "import io.temporal.workflow.Saga;\n"
                        "import io.temporal.workflow.Workflow;\n"
                        "public class TripImpl {\n"
                        "  private final Activities activities = Workflow.newActivityStub(Activities.class);\n"
                        "  public void bookTrip(String id) {\n"
                        "    Saga saga = new Saga(new Saga.Options.Builder().build());\n"
                        "    saga.addCompensation(activities::cancelCar, id);\n"
                        "    activities.reserveCar(id);\n"
                        "    saga.addCompensation(() -> activities.cancelHotel(id));\n"
                        "    activities.bookHotel(id);\n"
                        "  }\n"
                        "}\n"),
              "bookTrip [temporal workflow] by a at 6\n"
              "  reserveCar: a reserveCar / cancelCar\n"
              "  bookHotel: a bookHotel / cancelHotel\n");
}

TEST(CodeSagas, namesTellWhatUndoesWhat)
{
    EXPECT_TRUE(isUndoOf("CancelHotel", "BookHotel"));
    EXPECT_TRUE(isUndoOf("withdraw_compensation", "Withdraw"));
    EXPECT_FALSE(isUndoOf("CancelHotel", "BookFlight"));
    EXPECT_FALSE(isUndoOf("Hotel", "BookHotel"));
    EXPECT_FALSE(isUndoOf("Cancel", "BookHotel"));
    EXPECT_TRUE(soundsLikeUndo("SagaBTransOutCom"));
    EXPECT_FALSE(soundsLikeUndo("Compose"));
}
