#include "model/address.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace alidade {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr Word schemes[] = {
    {"http", "http"},        {"https", "http"},          {"ws", "http"},         {"wss", "http"},
    {"grpc", "grpc"},        {"grpcs", "grpc"},          {"dns", "grpc"},        {"xds", "grpc"},
    {"passthrough", "grpc"}, {"redis", "redis"},         {"rediss", "redis"},    {"postgres", "sql"},
    {"postgresql", "sql"},   {"mysql", "sql"},           {"mariadb", "sql"},     {"sqlserver", "sql"},
    {"cockroachdb", "sql"},  {"amqp", "amqp"},           {"amqps", "amqp"},      {"nats", "nats"},
    {"mongodb", "mongodb"},  {"mongodb+srv", "mongodb"}, {"kafka", "kafka"},     {"mqtt", "mqtt"},
    {"mqtts", "mqtt"},       {"pulsar", "pulsar"},       {"cassandra", "cql"},   {"memcached", "memcached"},
    {"bolt", "bolt"},        {"neo4j", "bolt"},          {"plaintext", "kafka"}, {"sasl_plaintext", "kafka"},
    {"sasl_ssl", "kafka"},
};

constexpr std::pair<int, std::string_view> ports[] = {
    {80, "http"},    {443, "http"},  {1433, "sql"},        {1521, "sql"},   {1883, "mqtt"},     {3306, "sql"},
    {4222, "nats"},  {5432, "sql"},  {5672, "amqp"},       {6379, "redis"}, {6650, "pulsar"},   {9042, "cql"},
    {9092, "kafka"}, {9200, "http"}, {11211, "memcached"}, {26257, "sql"},  {27017, "mongodb"}, {50051, "grpc"},
};

bool isHostChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_'; }

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

/// Reads "host[:port]" at `at`; an Address with an empty host when there is none.
Address hostAt(std::string_view text, std::size_t at)
{
    Address address;
    address.offset = at;
    std::size_t end = at;
    while (end < text.size() && isHostChar(text[end]))
        ++end;
    std::string_view host = text.substr(at, end - at);
    if (host.ends_with('.'))
        host.remove_suffix(1);
    if (end < text.size() && text[end] == ':') {
        const auto [rest, error] = std::from_chars(text.data() + end + 1, text.data() + text.size(), address.port);
        const auto next = static_cast<std::size_t>(rest - text.data());
        const bool isNumberOver = next == text.size() || !isHostChar(text[next]) || text[next] == '.';
        if (error != std::errc() || !isNumberOver || address.port < 1 || address.port > 65535)
            address.port = 0;
    }
    if (isHostName(host))
        address.host = lower(host);
    return address;
}

constexpr std::string_view schemeChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+_";

std::size_t schemeStart(std::string_view text, std::size_t colon)
{
    std::size_t start = colon;
    while (start > 0 && schemeChars.find(text[start - 1]) != std::string_view::npos)
        --start;
    return start;
}

/// The addresses of the URL whose "://" stands at `colon`; `end` becomes the end of its authority.
void readUrl(std::string_view text, std::size_t colon, std::size_t &end, std::vector<Address> &found)
{
    const std::string scheme = lower(text.substr(schemeStart(text, colon), colon - schemeStart(text, colon)));
    std::size_t at = colon + 3;
    if ((scheme == "dns" || scheme == "passthrough" || scheme == "xds") && at < text.size() && text[at] == '/')
        ++at; // gRPC targets have an empty authority: dns:///host:port
    // The user part may hold "$(PASSWORD)" or "${PASSWORD}", which a host may not.
    const std::size_t userEnd = std::min(text.find_first_of("/?#\"' \t\r\n;<>", at), text.size());
    if (const std::size_t user = text.substr(at, userEnd - at).rfind('@'); user != std::string_view::npos)
        at += user + 1;
    end = std::min(text.find_first_of("/?#\"' \t\r\n;)}]<>", at), text.size());
    const auto known =
        std::find_if(std::begin(schemes), std::end(schemes), [&](const Word &word) { return word.first == scheme; });
    while (at < end) {
        Address address = hostAt(text, at);
        address.hasScheme = true;
        if (known != std::end(schemes))
            address.protocol = known->second;
        if (!address.host.empty() && !isLocalHost(address.host))
            found.push_back(address);
        const std::size_t comma = text.substr(0, end).find(',', at);
        at = comma < end ? comma + 1 : end;
        if (text.substr(std::min(text.find_first_not_of(schemeChars, at), text.size()), 3) == "://")
            end = at; // the next of several whole URLs
    }
}

/// "host:port" at the start of a word; what cannot be one is passed over.
void readHostPort(std::string_view text, std::size_t &at, std::vector<Address> &found)
{
    const Address address = hostAt(text, at);
    while (at < text.size() && isHostChar(text[at]))
        ++at;
    if (address.port > 9 && !address.host.empty() && !isLocalHost(address.host))
        found.push_back(address);
}

/// "Host=db;Port=5432;Database=…" (ADO.NET) and "host=db port=5432 user=…" (libpq).
void readConnectionString(std::string_view text, std::vector<Address> &found)
{
    static constexpr std::array keys = {"host=", "server=", "data source=", "hostname="};
    const std::string lowered = lower(text);
    const bool isDatabase = lowered.find("user") != std::string::npos || lowered.find("database=") != std::string::npos ||
                            lowered.find("dbname=") != std::string::npos;
    if (!isDatabase)
        return;
    for (const std::string_view key : keys) {
        const std::size_t at = lowered.find(key);
        if (at == std::string::npos ||
            (at > 0 && std::string_view(";, \t\n\"'=").find(lowered[at - 1]) == std::string_view::npos))
            continue;
        Address address = hostAt(text, at + key.size());
        if (const std::size_t port = lowered.find("port="); address.port == 0 && port != std::string::npos)
            std::from_chars(lowered.data() + port + 5, lowered.data() + lowered.size(), address.port);
        address.protocol = "sql";
        if (!address.host.empty() && !isLocalHost(address.host))
            found.push_back(address);
        return;
    }
}

} // namespace

bool isHostName(std::string_view text)
{
    return !text.empty() && text.size() <= 253 && std::all_of(text.begin(), text.end(), isHostChar) &&
           std::isalnum(static_cast<unsigned char>(text.front())) &&
           std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c); });
}

bool isLocalHost(std::string_view host)
{
    return host == "localhost" || host.ends_with(".localhost") || host == "host.docker.internal" ||
           host == "host.minikube.internal";
}

bool isPublicHost(std::string_view host)
{
    static constexpr std::array reserved = {"local",   "localhost", "internal", "example", "test",
                                            "invalid", "svc",       "lan",      "cluster"};
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || !isHostName(host) || host.find("..") != std::string_view::npos ||
        host.find('_') != std::string_view::npos)
        return false;
    const std::string_view top = host.substr(dot + 1);
    if (top.size() < 2 || !std::all_of(top.begin(), top.end(), [](unsigned char c) { return std::isalpha(c); }))
        return false;
    if (std::find(reserved.begin(), reserved.end(), top) != reserved.end())
        return false;
    const std::size_t secondDot = host.rfind('.', dot - 1);
    const std::string_view domain = host.substr(secondDot == std::string_view::npos ? 0 : secondDot + 1);
    return domain != "example.com" && domain != "example.org" && domain != "example.net";
}

std::string_view protocolOfPort(int port)
{
    const auto it = std::find_if(std::begin(ports), std::end(ports), [&](const auto &known) { return known.first == port; });
    return it == std::end(ports) ? std::string_view() : it->second;
}

std::string_view protocolOfPortName(std::string_view name)
{
    static constexpr Word words[] = {
        {"grpc", "grpc"}, {"http", "http"},    {"http2", "http"},     {"https", "http"},
        {"web", "http"},  {"redis", "redis"},  {"mongo", "mongodb"},  {"mongodb", "mongodb"},
        {"mysql", "sql"}, {"postgres", "sql"}, {"postgresql", "sql"}, {"kafka", "kafka"},
        {"nats", "nats"}, {"amqp", "amqp"},    {"mqtt", "mqtt"},      {"h2c", "grpc"},
    };
    const std::string lowered = lower(name);
    std::string_view rest = lowered;
    if (rest.starts_with("tcp-"))
        rest.remove_prefix(4);
    rest = rest.substr(0, rest.find('-'));
    const auto it = std::find_if(std::begin(words), std::end(words), [&](const Word &word) { return word.first == rest; });
    return it == std::end(words) ? std::string_view() : it->second;
}

std::vector<Address> addressesIn(std::string_view text)
{
    constexpr std::string_view beforeHost = " \t\r\n\"'=,;@([{|<>/";
    std::vector<Address> found;
    for (std::size_t i = 0; i < text.size();) {
        if (text.substr(i, 3) == "://") {
            readUrl(text, i, i, found);
            continue;
        }
        const bool isWordStart = isHostChar(text[i]) && (i == 0 || beforeHost.find(text[i - 1]) != std::string_view::npos);
        // A single '/' before a name is a path; the gRPC "dns:///" form is read as a URL.
        if (isWordStart && (i == 0 || text[i - 1] != '/'))
            readHostPort(text, i, found);
        else
            ++i;
    }
    if (found.empty())
        readConnectionString(text, found);
    return found;
}

} // namespace alidade
