#pragma once

#include "importers/receiving/options.h"

#include <optional>
#include <string_view>

namespace alidade {

/// What a request says about whom it is meant for and who sends it.
struct RequestHead {
    std::string_view host; ///< the Host header, or gRPC's authority
    bool hasOrigin = false;
    std::string_view authorization;
};

enum class Refusal : std::uint8_t { host, origin, token };

/// Decides whether a sender may talk to us. A web page may not, whatever it does: its requests carry an Origin, or, when its
/// name was pointed at this machine (DNS rebinding), a Host that is not ours.
class Admission {
public:
    explicit Admission(const ReceiverOptions &options)
        : m_token(options.token), m_hosts(options.hosts), m_isOpen(options.allowsOthers)
    {}

    std::optional<Refusal> refusal(const RequestHead &head) const;

private:
    bool isOurs(std::string_view host) const;

    std::string m_token;
    std::vector<std::string> m_hosts;
    bool m_isOpen; ///< to other machines
};

/// Why, in words for the sender.
std::string_view toText(Refusal refusal);

} // namespace alidade
