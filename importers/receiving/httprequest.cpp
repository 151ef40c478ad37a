#include "importers/receiving/httprequest.h"

#include "importers/receiving/reply.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr int ok = 200, accepted = 202, badRequest = 400, unauthorized = 401, forbidden = 403, notFound = 404, notAllowed = 405,
              contentTooLarge = 413, unsupported = 415, tooManyRequests = 429, headTooLarge = 431;

// google.rpc.Code
constexpr int invalidArgument = 3, notFoundCode = 5, permissionDenied = 7, resourceExhausted = 8, unavailable = 14,
              unauthenticated = 16;

int rpcCode(int status)
{
    switch (status) {
    case unauthorized: return unauthenticated;
    case forbidden: return permissionDenied;
    case notFound: return notFoundCode;
    case contentTooLarge:
    case headTooLarge: return resourceExhausted;
    case tooManyRequests: return unavailable;
    default: return invalidArgument;
    }
}

constexpr std::string_view protobufType = "application/x-protobuf", jsonType = "application/json", textType = "text/plain";

std::string_view typeOf(PayloadForm form) { return form == PayloadForm::json ? jsonType : protobufType; }

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return lower;
}

std::optional<PayloadForm> formOf(std::string_view contentType)
{
    std::string type = lowered(contentType.substr(0, contentType.find(';')));
    while (type.ends_with(' '))
        type.pop_back();
    if (type == protobufType)
        return PayloadForm::protobuf;
    if (type == jsonType)
        return PayloadForm::json;
    return std::nullopt;
}

std::optional<Signal> signalOf(HttpKind kind, std::string_view path)
{
    if (kind == HttpKind::zipkin)
        return path == "/api/v2/spans" ? std::optional(Signal::traces) : std::nullopt;
    if (path == "/v1/traces")
        return Signal::traces;
    if (path == "/v1/metrics")
        return Signal::metrics;
    return path == "/v1/logs" ? std::optional(Signal::logs) : std::nullopt;
}

std::string mebibytes(std::size_t bytes)
{
    return bytes >> 20 > 0 ? std::to_string(bytes >> 20) + " MiB" : std::to_string(bytes) + " bytes";
}

} // namespace

HttpReply HttpRequest::failure(int status, const std::string &message) const
{
    HttpReply reply{.status = status, .isForLater = status == tooManyRequests};
    if (m_kind == HttpKind::zipkin) {
        reply.body = message + "\n";
        reply.contentType = textType;
    } else {
        reply.body = rpcStatus(rpcCode(status), message, m_form, reply.isForLater ? retrySeconds : 0);
        reply.contentType = typeOf(m_form);
    }
    return reply;
}

HttpReply HttpRequest::tooLarge()
{
    ++m_context.counts.tooLarge;
    return failure(contentTooLarge,
                   "The body is larger than " + mebibytes(m_context.options.limits.maxBody) + ", before or after inflating.");
}

HttpReply HttpRequest::malformed(int status, const std::string &message)
{
    ++m_context.counts.malformed;
    return failure(status, message);
}

std::optional<HttpReply> HttpRequest::begin(const HttpHead &head)
{
    const std::optional<PayloadForm> form = formOf(head.contentType);
    m_form = form.value_or(PayloadForm::json);
    if (const auto refusal = m_context.admission.refusal(head.sender)) {
        ++m_context.counts.forbidden;
        return failure(*refusal == Refusal::token ? unauthorized : forbidden, std::string(toText(*refusal)));
    }
    if (head.size > m_context.options.limits.maxHeaders)
        return malformed(headTooLarge, "The head of the request is too large.");
    const auto signal = signalOf(m_kind, head.path);
    if (!signal)
        return malformed(notFound, "There is nothing at this path.");
    m_signal = *signal;
    if (head.method != "POST")
        return malformed(notAllowed, "Only POST is served here.");
    if (!form || (m_kind == HttpKind::zipkin && *form != PayloadForm::json))
        return malformed(unsupported, m_kind == HttpKind::zipkin
                                          ? "The content must be application/json."
                                          : "The content must be application/x-protobuf or application/json.");
    const std::string encoding = lowered(head.contentEncoding);
    if (encoding == "gzip" || encoding == "deflate")
        m_inflater.emplace(m_context.options.limits.maxBody), m_inflated = Inflater::Result::more;
    else if (!encoding.empty() && encoding != "identity")
        return malformed(unsupported, "The content may be compressed by gzip or deflate only.");
    if (head.contentLength && *head.contentLength > m_context.options.limits.maxBody)
        return tooLarge();
    return std::nullopt;
}

void HttpRequest::append(std::string_view bytes)
{
    const std::size_t before = m_body.size();
    if (m_inflater)
        m_inflated = m_inflater->add(bytes, m_body);
    else
        m_body += bytes;
    if (m_inflated == Inflater::Result::tooLarge || m_body.size() > m_context.options.limits.maxBody)
        m_failure = tooLarge();
    else if (m_inflated == Inflater::Result::damaged)
        m_failure = malformed(badRequest, "The compressed content is damaged.");
    else if (!m_held.take(m_body.size() - before)) {
        ++m_context.counts.busy;
        m_failure = failure(tooManyRequests, "There is more at hand than can be held; try again later.");
    }
    if (m_failure)
        std::string().swap(m_body);
}

bool HttpRequest::add(std::string_view bytes)
{
    const std::size_t max = m_context.options.limits.maxBody;
    m_received += bytes.size();
    if (m_failure)
        return m_received <= 2 * max; // read to its end, so that the sender reads why; within reason
    if (m_received > max)
        m_failure = tooLarge();
    else
        append(bytes);
    return true;
}

HttpReply HttpRequest::answer(const Outcome &outcome) const
{
    if (m_kind == HttpKind::zipkin)
        return {.status = accepted};
    return {.status = ok, .body = exportResponse(outcome, m_form, m_signal), .contentType = std::string(typeOf(m_form))};
}

HttpReply HttpRequest::end()
{
    if (m_failure)
        return *m_failure;
    if (m_inflated == Inflater::Result::more)
        return malformed(badRequest, "The compressed content ends in the middle.");
    const Outcome outcome =
        m_signal == Signal::traces ? takeSpans(m_body, m_form, m_context.intake) : dropOthers(m_body, m_form, m_signal);
    if (!outcome.isReadable)
        return malformed(badRequest, outcome.message);
    ++(m_signal == Signal::traces ? m_context.counts.accepted : m_context.counts.others);
    m_isGood = true;
    return answer(outcome);
}

} // namespace alidade
