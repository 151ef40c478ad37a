#pragma once

#include "model/architecture.h"

namespace alidade {

/// The code of a node, or its contract, publishes to a topic, subject or queue, or consumes from it. The architecture keeps it
/// as a trait of the node.
struct Posting {
    Index node = none;
    bool isProducer = false;
    std::string protocol;
    std::string topic;    ///< topic, subject or queue; of AMQP also "exchange/key"; empty when the code does not say
    std::string type;     ///< of the message, as the code names it, several with " | " between; empty when unknown
    std::string function; ///< where it stands in the code: "Server.Start"; empty when unknown
    Evidence evidence;
};

/// Keeps the posting with its node.
void addPosting(Node &node, const Posting &posting);

/// All of them, by node, those that publish last, place.
std::vector<Posting> postingsOf(const Architecture &architecture);

} // namespace alidade
