#include "importers/code/streambindings.h"

#include <map>
#include <optional>
#include <string_view>

namespace alidade {

namespace {

/// A binding's name and direction.
struct Binding {
    std::string_view name;
    CallRole role = CallRole::consume;
    std::string_view what; ///< the rest of the key: "destination", "topic", "connector"
};

bool isNumber(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

/// "placeOrder-in-0" receives, "placeOrder-out-0" sends; older applications call theirs "input" and "output".
std::optional<CallRole> springRole(std::string_view name)
{
    if (name == "input" || name == "output")
        return name == "input" ? CallRole::consume : CallRole::produce;
    const std::size_t dash = name.rfind('-');
    if (dash == std::string_view::npos || !isNumber(name.substr(dash + 1)))
        return std::nullopt;
    name = name.substr(0, dash);
    if (name.ends_with("-in"))
        return CallRole::consume;
    return name.ends_with("-out") ? std::optional(CallRole::produce) : std::nullopt;
}

/// "spring.cloud.stream.bindings.NAME.destination", "mp.messaging.incoming.NAME.topic".
std::optional<Binding> bindingOf(std::string_view key)
{
    constexpr std::string_view spring = "spring.cloud.stream.bindings.", incoming = "mp.messaging.incoming.",
                               outgoing = "mp.messaging.outgoing.";
    const auto split = [&](std::string_view prefix) {
        const std::string_view rest = key.substr(prefix.size());
        const std::size_t dot = rest.find('.');
        return std::pair(rest.substr(0, dot), dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1));
    };
    if (key.starts_with(spring)) {
        const auto [name, what] = split(spring);
        const std::optional<CallRole> role = springRole(name);
        return role && what == "destination" ? std::optional(Binding{name, *role, what}) : std::nullopt;
    }
    for (const auto &[prefix, role] : {std::pair(incoming, CallRole::consume), std::pair(outgoing, CallRole::produce)}) {
        if (!key.starts_with(prefix))
            continue;
        const auto [name, what] = split(prefix);
        if (what == "topic" || what == "address" || what == "connector")
            return Binding{name, role, what};
    }
    return std::nullopt;
}

std::string protocolOf(std::string_view connector)
{
    for (const std::string_view protocol : {"kafka", "amqp", "mqtt", "pulsar", "jms"}) {
        if (connector.find(protocol) != std::string_view::npos)
            return std::string(protocol);
    }
    return connector.find("rabbitmq") != std::string_view::npos ? "amqp" : "messaging";
}

} // namespace

std::vector<CallFact> streamBindings(const std::vector<SettingFact> &settings, const std::string &node)
{
    std::map<std::pair<std::string_view, CallRole>, CallFact> calls;
    for (const SettingFact &setting : settings) {
        const std::optional<Binding> binding = setting.node == node ? bindingOf(setting.name) : std::nullopt;
        if (!binding || setting.value.empty())
            continue;
        CallFact &call = calls[{binding->name, binding->role}];
        if (call.node.empty()) {
            call.node = node;
            call.role = binding->role;
            call.protocol = "messaging";
            call.framework = "stream bindings";
            call.place = setting.place;
            call.operation = std::string(binding->name); // the channel's name is the topic unless another one is set
        }
        if (binding->what == "connector") {
            call.protocol = protocolOf(setting.value);
            continue;
        }
        call.operation = setting.value;
        call.place = setting.place;
        call.detail = setting.name + "=" + setting.value;
    }
    std::vector<CallFact> result;
    result.reserve(calls.size());
    for (auto &[key, call] : calls)
        result.push_back(std::move(call));
    return result;
}

} // namespace alidade
