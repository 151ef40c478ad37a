#pragma once

#include "importers/receiving/common.h"
#include "importers/receiving/httpdoor.h"
#include "importers/receiving/payload.h"
#include "importers/tracing/inflater.h"

#include <optional>

namespace alidade {

/// The head of an HTTP request, as far as we look at it.
struct HttpHead {
    std::string_view method, path, contentType, contentEncoding;
    std::optional<std::uint64_t> contentLength;
    std::size_t size = 0; ///< of the whole head
    RequestHead sender;
};

struct HttpReply {
    int status = 200;
    std::string body;
    std::string contentType;
    bool isForLater = false; ///< the sender is to try again
};

/// One request over HTTP from its head to its reply, whatever carries it.
class HttpRequest {
public:
    HttpRequest(HttpKind kind, DoorContext &context) : m_kind(kind), m_context(context), m_held(context.held) {}

    /// Takes the head in. @return a reply when the body is not wanted
    std::optional<HttpReply> begin(const HttpHead &head);
    /// Takes some of the body in. @return false when so much more came than may, that the connection is to be closed
    bool add(std::string_view bytes);
    /// The body has ended.
    HttpReply end();
    /// Whether it was understood and, if it is of ours, taken in.
    bool isGood() const { return m_isGood; }

private:
    HttpReply failure(int status, const std::string &message) const;
    HttpReply tooLarge();
    HttpReply malformed(int status, const std::string &message);
    void append(std::string_view bytes);
    HttpReply answer(const Outcome &outcome) const;

    HttpKind m_kind;
    DoorContext &m_context;
    Signal m_signal = Signal::traces;
    PayloadForm m_form = PayloadForm::json;
    std::optional<Inflater> m_inflater;
    Inflater::Result m_inflated = Inflater::Result::whole;
    std::uint64_t m_received = 0;
    std::string m_body;
    Held m_held;
    std::optional<HttpReply> m_failure; ///< found out while the body comes; told at its end
    bool m_isGood = false;
};

} // namespace alidade
