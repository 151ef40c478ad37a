#include "importers/engines/httpclient.h"

#include "model/error.h"

#include <curl/curl.h>
#include <memory>

namespace alidade {
namespace {

constexpr long connectSeconds = 10;

/// One request while it runs.
struct Transfer {
    std::string body;
    bool isTooLarge = false;
    const std::stop_token *stop = nullptr;
};

std::size_t take(char *data, std::size_t size, std::size_t count, void *self)
{
    auto &transfer = *static_cast<Transfer *>(self);
    transfer.isTooLarge = transfer.body.size() + size * count > HttpOptions::maxReply;
    if (transfer.isTooLarge)
        return 0; // ends the transfer
    transfer.body.append(data, size * count);
    return size * count;
}

int isStopped(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Transfer *>(self)->stop->stop_requested() ? 1 : 0;
}

using Curl = std::unique_ptr<CURL, void (*)(CURL *)>;
using Headers = std::unique_ptr<curl_slist, void (*)(curl_slist *)>;

Curl newCurl()
{
    static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
    Curl curl(global == CURLE_OK ? curl_easy_init() : nullptr, curl_easy_cleanup);
    if (!curl)
        throw Error("There is no HTTP client.");
    return curl;
}

HttpAnswer request(const std::string &url, const std::string *form, const HttpOptions &options, const std::stop_token &stop)
{
    const Curl curl = newCurl();
    Transfer transfer{.stop = &stop};
    Headers headers(nullptr, curl_slist_free_all);
    const auto addHeader = [&headers](const std::string &line) {
        curl_slist *const longer = curl_slist_append(headers.get(), line.c_str());
        static_cast<void>(headers.release());
        headers.reset(longer);
    };
    addHeader("Accept: application/json");
    if (!options.token.empty())
        addHeader("Authorization: Bearer " + options.token);
    if (!options.tenant.empty())
        addHeader("X-Scope-OrgID: " + options.tenant);
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connectSeconds);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, static_cast<long>(options.timeout.count()));
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, isStopped);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &transfer);
    if (form) {
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(form->size()));
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form->c_str());
    }
    const CURLcode result = curl_easy_perform(curl.get());
    const std::string place = url.substr(0, url.find('?'));
    if (stop.stop_requested())
        throw Cancelled();
    if (transfer.isTooLarge)
        throw Error(place + " answers with more than " + std::to_string(HttpOptions::maxReply >> 20) +
                    " MiB; ask for a shorter time.");
    if (result != CURLE_OK)
        throw Error(place + " does not answer: " + curl_easy_strerror(result) + ".");
    HttpAnswer answer{.body = std::move(transfer.body)};
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

} // namespace

HttpAnswer httpGet(const std::string &url, const HttpOptions &options, const std::stop_token &stop)
{
    return request(url, nullptr, options, stop);
}

HttpAnswer httpPost(const std::string &url, const std::string &form, const HttpOptions &options, const std::stop_token &stop)
{
    return request(url, &form, options, stop);
}

std::string urlEncoded(const std::string &text)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                             c == '_' || c == '~';
        const auto byte = static_cast<unsigned char>(c);
        if (isPlain)
            encoded += c;
        else
            encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return encoded;
}

} // namespace alidade
