#include "exporters/sagas/dtm.h"

#include "exporters/json/evidencejson.h"
#include "model/error.h"

#include <algorithm>

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

/// "http://payment/charges" for HTTP, "payment/shop.v1.Payment/Charge" for gRPC.
std::string addressOf(const std::string &participant, const SagaOperation &operation, const std::string &step)
{
    if (operation.kind == EndpointKind::grpc)
        return participant + "/" + operation.name;
    if (operation.kind == EndpointKind::http) {
        const std::size_t path = operation.name.find('/');
        return "http://" + participant + (path == std::string::npos ? "/" : operation.name.substr(path));
    }
    throw Error("dtm calls HTTP and gRPC only; " + step + " is neither. Tie it to a route or a method.");
}

/// Whether each step follows the one above it and nothing else.
bool isChain(const SagaOrder &order)
{
    for (std::size_t i = 0; i < order.before.size(); ++i)
        if (order.before[i] != (i == 0 ? std::vector<std::size_t>{} : std::vector<std::size_t>{i - 1}))
            return false;
    return true;
}

std::int64_t secondsOf(std::chrono::milliseconds time) { return std::chrono::ceil<std::chrono::seconds>(time).count(); }

} // namespace

std::string sagaDtm(const Saga &saga)
{
    const SagaOrder order = orderOf(saga);
    Json steps = Json::array(), payloads = Json::array(), orders = Json::object();
    std::uint32_t attempts = 0;
    std::chrono::milliseconds wait{0};
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const SagaStep &step = saga.steps[i];
        Json entry{{"action", addressOf(step.action.participant, step.action.operation, step.name)}};
        if (step.compensation)
            entry["compensate"] = addressOf(compensatingParticipant(step), step.compensation->operation, step.name);
        steps.push_back(std::move(entry));
        payloads.push_back("{}");
        if (!order.before[i].empty())
            orders[std::to_string(i)] = order.before[i];
        attempts = std::max(attempts, attemptsOf(step));
        if (step.action.retry)
            wait = std::max(wait, step.action.retry->backoff);
    }
    Json saved{{"gid", ""}, {"trans_type", "saga"}, {"steps", std::move(steps)}, {"payloads", std::move(payloads)}};
    if (!isChain(order))
        saved["custom_data"] = Json{{"orders", std::move(orders)}, {"concurrent", true}}.dump();
    if (saga.timeout)
        saved["timeout_to_fail"] = secondsOf(*saga.timeout);
    if (wait.count() > 0)
        saved["retry_interval"] = secondsOf(wait);
    if (attempts > 1 && attempts != RetryPolicy::unlimited)
        saved["retry_limit"] = attempts - 1;
    return documentText(saved);
}

} // namespace alidade
