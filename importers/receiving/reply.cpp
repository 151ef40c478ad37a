#include "importers/receiving/reply.h"

#include <nlohmann/json.hpp>

namespace alidade {
namespace {

void addVarint(std::string &out, std::uint64_t value)
{
    constexpr unsigned more = 0x80;
    for (; value >= more; value >>= 7)
        out += static_cast<char>((value & (more - 1)) | more);
    out += static_cast<char>(value);
}

void addNumber(std::string &out, unsigned field, std::uint64_t value)
{
    if (value == 0)
        return; // proto3 leaves it out
    addVarint(out, field << 3);
    addVarint(out, value);
}

void addBytes(std::string &out, unsigned field, std::string_view bytes)
{
    addVarint(out, field << 3 | 2);
    addVarint(out, bytes.size());
    out += bytes;
}

std::string_view rejectedKey(Signal signal)
{
    switch (signal) {
    case Signal::traces: return "rejectedSpans";
    case Signal::metrics: return "rejectedDataPoints";
    case Signal::logs: break;
    }
    return "rejectedLogRecords";
}

std::string jsonText(const nlohmann::json &json) { return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

} // namespace

std::string exportResponse(const Outcome &outcome, PayloadForm form, Signal signal)
{
    if (outcome.rejected == 0 && outcome.message.empty())
        return form == PayloadForm::json ? "{}" : "";
    if (form == PayloadForm::json) // protobuf's JSON writes 64-bit numbers as text
        return jsonText(
            {{"partialSuccess",
              {{std::string(rejectedKey(signal)), std::to_string(outcome.rejected)}, {"errorMessage", outcome.message}}}});
    std::string partial, response;
    addNumber(partial, 1, outcome.rejected);
    addBytes(partial, 2, outcome.message);
    addBytes(response, 1, partial);
    return response;
}

std::string rpcStatus(int code, const std::string &message, PayloadForm form, int retrySeconds)
{
    constexpr std::string_view retryType = "type.googleapis.com/google.rpc.RetryInfo";
    if (form == PayloadForm::json) {
        nlohmann::json status{{"code", code}, {"message", message}};
        if (retrySeconds > 0)
            status["details"] = {{{"@type", retryType}, {"retryDelay", std::to_string(retrySeconds) + "s"}}};
        return jsonText(status);
    }
    std::string status;
    addNumber(status, 1, static_cast<std::uint64_t>(code));
    addBytes(status, 2, message);
    if (retrySeconds > 0) {
        std::string duration, retry, detail;
        addNumber(duration, 1, static_cast<std::uint64_t>(retrySeconds));
        addBytes(retry, 1, duration);
        addBytes(detail, 1, retryType);
        addBytes(detail, 2, retry);
        addBytes(status, 3, detail);
    }
    return status;
}

} // namespace alidade
