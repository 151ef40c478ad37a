#include "importers/receiving/httpdoor.h"

#include "importers/receiving/httprequest.h"
#include "model/error.h"

#include <charconv>
#include <microhttpd.h>

namespace alidade {
namespace {

constexpr unsigned serverThreads = 2;
/// Of a connection: the head, and what of the body is read at once.
constexpr std::size_t connectionMemory = 64U << 10;
/// Connections that the book has closed and the server has not noticed yet.
constexpr unsigned spareConnections = 256;
constexpr std::string_view fullReply =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

std::string_view header(MHD_Connection *connection, const char *name)
{
    const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value ? value : "";
}

std::uint16_t peerPort(MHD_Connection *connection)
{
    const MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info && info->client_addr ? portOf(info->client_addr) : 0;
}

HttpHead headOf(MHD_Connection *connection, const char *url, const char *method)
{
    HttpHead head{.method = method, .path = url};
    head.contentType = header(connection, MHD_HTTP_HEADER_CONTENT_TYPE);
    head.contentEncoding = header(connection, MHD_HTTP_HEADER_CONTENT_ENCODING);
    if (const std::string_view text = header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH); !text.empty()) {
        std::uint64_t length = 0;
        std::from_chars(text.data(), text.data() + text.size(), length);
        head.contentLength = length;
    }
    if (const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE))
        head.size = info->header_size;
    head.sender = {.host = header(connection, MHD_HTTP_HEADER_HOST),
                   .hasOrigin = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ORIGIN) != nullptr,
                   .authorization = header(connection, MHD_HTTP_HEADER_AUTHORIZATION)};
    return head;
}

MHD_Result send(MHD_Connection *connection, const HttpReply &reply)
{
    MHD_Response *response =
        MHD_create_response_from_buffer(reply.body.size(), const_cast<char *>(reply.body.data()), MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    if (!reply.contentType.empty())
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply.contentType.c_str());
    if (reply.isForLater)
        MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER, std::to_string(retrySeconds).c_str());
    const MHD_Result result = MHD_queue_response(connection, static_cast<unsigned>(reply.status), response);
    MHD_destroy_response(response);
    return result;
}

} // namespace

/// libmicrohttpd's daemon; its callbacks come from its threads.
class HttpDoor::Server {
public:
    Server(HttpKind kind, DoorContext &context, ConnectionBook &book) : m_kind(kind), m_context(context), m_book(book)
    {
        const auto idleSeconds = static_cast<unsigned>(
            std::chrono::ceil<std::chrono::seconds>(std::max(context.options.limits.idleTime, context.options.limits.bodyTime))
                .count());
        std::vector<MHD_OptionItem> options{{MHD_OPTION_THREAD_POOL_SIZE, serverThreads, nullptr},
                                            {MHD_OPTION_CONNECTION_LIMIT,
                                             static_cast<intptr_t>(context.options.limits.maxConnections + spareConnections),
                                             nullptr},
                                            {MHD_OPTION_CONNECTION_MEMORY_LIMIT, connectionMemory, nullptr},
                                            {MHD_OPTION_CONNECTION_TIMEOUT, idleSeconds, nullptr},
                                            {MHD_OPTION_NOTIFY_COMPLETED, reinterpret_cast<intptr_t>(&Server::completed), this}};
        unsigned flags = MHD_USE_NO_LISTEN_SOCKET | MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC;
        if (!context.options.key.empty()) {
            flags |= MHD_USE_TLS;
            options.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, const_cast<char *>(context.options.key.c_str())});
            options.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, const_cast<char *>(context.options.certificate.c_str())});
        }
        options.push_back({MHD_OPTION_END, 0, nullptr});
        m_daemon = MHD_start_daemon(flags, 0, nullptr, nullptr, &Server::handle, this, MHD_OPTION_EXTERNAL_LOGGER, &Server::quiet,
                                    nullptr, MHD_OPTION_ARRAY, options.data(), MHD_OPTION_END);
        if (!m_daemon)
            throw Error("The HTTP server cannot be started" +
                        std::string(context.options.key.empty() ? "." : "; are the certificate and its key PEM files that fit?"));
    }
    ~Server() { MHD_stop_daemon(m_daemon); }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    void take(const NewConnection &connection) // which is closed when that fails
    {
        MHD_add_connection(m_daemon, connection.descriptor, connection.peer, connection.peerLength);
    }

private:
    /// What is wrong with a connection concerns its sender.
    static void quiet(void *, const char *, va_list) {}

    static MHD_Result handle(void *self, MHD_Connection *connection, const char *url, const char *method, const char *,
                             const char *data, std::size_t *size, void **state)
    {
        try {
            auto &server = *static_cast<Server *>(self);
            auto *request = static_cast<HttpRequest *>(*state);
            if (!request) {
                *state = request = new HttpRequest(server.m_kind, server.m_context);
                server.m_book.began(peerPort(connection));
                const auto reply = request->begin(headOf(connection, url, method));
                return reply ? send(connection, *reply) : MHD_YES;
            }
            if (*size == 0)
                return send(connection, request->end());
            const bool isWanted = request->add({data, *size});
            *size = 0;
            return isWanted ? MHD_YES : MHD_NO;
        } catch (const std::exception &) { // there is no memory for it: C code must not be thrown through
            return MHD_NO;
        }
    }

    static void completed(void *self, MHD_Connection *connection, void **state, MHD_RequestTerminationCode)
    {
        const std::unique_ptr<HttpRequest> request(static_cast<HttpRequest *>(*state));
        *state = nullptr;
        if (request)
            static_cast<Server *>(self)->m_book.completed(peerPort(connection), request->isGood());
    }

    HttpKind m_kind;
    DoorContext &m_context;
    ConnectionBook &m_book;
    MHD_Daemon *m_daemon = nullptr;
};

HttpDoor::HttpDoor(const std::string &address, HttpKind kind, DoorContext &context)
    : m_socket(address), m_book(context.options.limits, true), m_server(std::make_unique<Server>(kind, context, m_book)),
      m_acceptor(m_socket, m_book, context.options.key.empty() ? std::string(fullReply) : std::string(),
                 [this](const NewConnection &connection) { m_server->take(connection); })
{}

HttpDoor::~HttpDoor() = default;

} // namespace alidade
