#include "importers/engines/httpclient.h"

#include "model/error.h"

#include <curl/curl.h>
#include <dlfcn.h>
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

/// libcurl, loaded when it is first needed: it is made of thirty libraries, which no program shall load at its start.
struct CurlLibrary {
    void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    decltype(&::curl_global_init) globalInit = found("curl_global_init");
    decltype(&::curl_easy_init) init = found("curl_easy_init");
    decltype(&::curl_easy_cleanup) cleanup = found("curl_easy_cleanup");
    decltype(&::curl_easy_setopt) set = found("curl_easy_setopt");
    decltype(&::curl_easy_perform) perform = found("curl_easy_perform");
    decltype(&::curl_easy_getinfo) info = found("curl_easy_getinfo");
    decltype(&::curl_easy_strerror) text = found("curl_easy_strerror");
    decltype(&::curl_slist_append) append = found("curl_slist_append");
    decltype(&::curl_slist_free_all) freeAll = found("curl_slist_free_all");

private:
    /// Turns into a pointer to whichever function is asked for.
    struct Symbol {
        void *address;
        template <typename Function> operator Function *() const { return reinterpret_cast<Function *>(address); }
    };

    Symbol found(const char *name) const
    {
        void *const address = handle ? dlsym(handle, name) : nullptr;
        if (!address)
            throw Error(std::string("There is no HTTP client: ") + dlerror() + ".");
        return {address};
    }
};

const CurlLibrary &library()
{
    static const CurlLibrary loaded;
    static const CURLcode global = loaded.globalInit(CURL_GLOBAL_DEFAULT);
    if (global != CURLE_OK)
        throw Error("There is no HTTP client: libcurl cannot be used.");
    return loaded;
}

using Curl = std::unique_ptr<CURL, void (*)(CURL *)>;
using Headers = std::unique_ptr<curl_slist, void (*)(curl_slist *)>;

HttpAnswer request(const std::string &url, const std::string *form, const HttpOptions &options, const std::stop_token &stop)
{
    const CurlLibrary &lib = library();
    const Curl curl(lib.init(), lib.cleanup);
    if (!curl)
        throw std::bad_alloc();
    Transfer transfer{.stop = &stop};
    Headers headers(nullptr, lib.freeAll);
    const auto addHeader = [&headers, &lib](const std::string &line) {
        curl_slist *const longer = lib.append(headers.get(), line.c_str());
        static_cast<void>(headers.release());
        headers.reset(longer);
    };
    addHeader("Accept: " + options.accept);
    if (!options.token.empty())
        addHeader("Authorization: Bearer " + options.token);
    if (!options.tenant.empty())
        addHeader("X-Scope-OrgID: " + options.tenant);
    lib.set(curl.get(), CURLOPT_URL, url.c_str());
    lib.set(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    lib.set(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    lib.set(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
    lib.set(curl.get(), CURLOPT_NOSIGNAL, 1L);
    lib.set(curl.get(), CURLOPT_CONNECTTIMEOUT, connectSeconds);
    lib.set(curl.get(), CURLOPT_TIMEOUT, static_cast<long>(options.timeout.count()));
    lib.set(curl.get(), CURLOPT_WRITEFUNCTION, take);
    lib.set(curl.get(), CURLOPT_WRITEDATA, &transfer);
    lib.set(curl.get(), CURLOPT_NOPROGRESS, 0L);
    lib.set(curl.get(), CURLOPT_XFERINFOFUNCTION, isStopped);
    lib.set(curl.get(), CURLOPT_XFERINFODATA, &transfer);
    if (form) {
        lib.set(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(form->size()));
        lib.set(curl.get(), CURLOPT_POSTFIELDS, form->c_str());
    }
    const CURLcode result = lib.perform(curl.get());
    const std::string place = url.substr(0, url.find('?'));
    if (stop.stop_requested())
        throw Cancelled();
    if (transfer.isTooLarge)
        throw Error(place + " answers with more than " + std::to_string(HttpOptions::maxReply >> 20) +
                    " MiB; ask for a shorter time.");
    if (result != CURLE_OK)
        throw Error(place + " does not answer: " + lib.text(result) + ".");
    HttpAnswer answer{.body = std::move(transfer.body)};
    lib.info(curl.get(), CURLINFO_RESPONSE_CODE, &answer.status);
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
