#pragma once

#include "model/assembly.h"

namespace alidade {

/// Somebody sends to a topic, subject or queue, or receives from it.
struct Post {
    Index node = none;
    Index broker = none; ///< none when it is not known
    std::string protocol;
    std::string topic; ///< topic, subject or queue; of AMQP also an exchange, with a routing key as "exchange/key"
    bool isProducer = false;
    Evidence evidence;
};

/// At most so many flows come of one topic; a bus that everybody hears is told by its edges.
inline constexpr std::size_t mostFlowsPerTopic = 400;

/// Makes a flow of each producer and consumer of a topic on the same broker, or where one of the brokers is not known.
/// Subscriptions with wildcards (NATS, AMQP and MQTT) hear what they match. Who sends to an exchange reaches those whose
/// queues are bound to it by a key that fits, or by none.
void addFlows(Assembly &assembly, std::vector<Post> posts);

} // namespace alidade
