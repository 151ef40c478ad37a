#pragma once

#include <chrono>
#include <stop_token>
#include <string>

namespace alidade {

/// How an engine is asked.
struct HttpOptions {
    static constexpr std::size_t maxReply = 64U << 20; ///< bytes, after inflating

    std::string token;                ///< "Authorization: Bearer …"; empty for none
    std::string tenant;               ///< "X-Scope-OrgID: …", for Mimir and Tempo with several tenants; empty for none
    std::chrono::seconds timeout{60}; ///< of one request
    std::string accept = "application/json";
};

struct HttpAnswer {
    long status = 0;
    std::string body;
};

/// Gets a URL (http or https); follows no redirection, so that no token goes elsewhere. Throws Error when there is no answer or
/// one that is too large, Cancelled.
HttpAnswer httpGet(const std::string &url, const HttpOptions &options, const std::stop_token &stop);
/// The same with a form in the body of a POST.
HttpAnswer httpPost(const std::string &url, const std::string &form, const HttpOptions &options, const std::stop_token &stop);

/// A text as a part of a URL or form (RFC 3986).
std::string urlEncoded(const std::string &text);

} // namespace alidade
