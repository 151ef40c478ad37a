#pragma once

#include "model/vocabulary.h"

#include <string_view>

namespace alidade {

/// A kind of store or broker that programs speak to.
struct Product {
    std::string_view name;     ///< "postgresql"; those that speak the same wire protocol are one
    std::string_view protocol; ///< as in CallFact: "sql", "amqp", …
    NodeKind kind = NodeKind::datastore;
    bool isManaged = false; ///< a cloud runs it: no manifest deploys it
};

/// The product whose name stands in a text: the name of a workload, an image, a library, the scheme of an address.
/// nullptr when none does.
const Product *productIn(std::string_view text);

/// The only product that speaks a protocol; nullptr when several do ("sql") or none.
const Product *productOfProtocol(std::string_view protocol);

/// Whether a word in the name of a resource tells what it is rather than whose it is: "db", "cache", "mysql".
bool isProductWord(std::string_view word);

} // namespace alidade
