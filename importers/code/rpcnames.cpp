#include "importers/code/rpcnames.h"

#include "importers/text.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// "OrderServiceGrpc" -> "orderservice"
std::string plain(std::string_view name) { return lowered(RpcNames::plainName(name)); }

} // namespace

RpcNames::RpcNames(const Facts &facts)
{
    for (const ContractItemFact &item : facts.contractItems) {
        if (item.kind != "service")
            continue;
        std::vector<std::string> &names = m_services[plain(item.name)];
        if (std::find(names.begin(), names.end(), item.name) == names.end())
            names.push_back(item.name);
    }
}

std::optional<std::string> RpcNames::find(std::string_view shortName) const
{
    const auto found = m_services.find(plain(shortName));
    if (found == m_services.end())
        return std::nullopt;
    const std::string &first = found->second.front();
    return found->second.size() == 1 ? first : first.substr(first.rfind('.') + 1);
}

std::string RpcNames::plainName(std::string_view name)
{
    for (const std::string_view member : {".service", "::service", ".serviceDesc"}) { // what describes it to a server
        if (name.ends_with(member))
            name.remove_suffix(member.size());
    }
    name = name.substr(name.find_last_of(".:") + 1);
    for (const std::string_view end : {"GrpcKt", "Grpc", "Coroutine", "Client", "Stub", "Servicer"}) {
        if (name.size() > end.size() && name.ends_with(end))
            name.remove_suffix(end.size());
    }
    return std::string(name);
}

bool RpcNames::soundsGenerated(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> hints{"pb", "proto", "grpc", "/gen", "stub", "connect"};
    const std::string text = lowered(name);
    return std::any_of(hints.begin(), hints.end(), [&](std::string_view hint) { return text.find(hint) != std::string::npos; });
}

} // namespace alidade
