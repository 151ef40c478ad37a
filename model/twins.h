#pragma once

#include "model/facts.h"

#include <span>
#include <string>
#include <vector>

namespace alidade {

/// Two names that mean one thing, and why.
struct Twins {
    std::string first, second;
    std::string reason;
};

/// Stores and brokers that are called differently where the system runs from Compose files and where it runs on a cluster:
/// one setting of one service leads to the one here and to the other there. A store that several may be the twin of has none.
std::vector<Twins> twinsBySettings(const Facts &facts);

/// A name for which twins are looked for by twinsByAffix().
struct AffixCandidate {
    std::string name;
    bool isLongSide = false; ///< the affix may be in this name; else it may be the one without it
    bool isResource = false;
    bool hasCode = false; ///< code of the system makes it; what has none may be a store whose image nobody knows
};

/// Names that differ by what stands before or behind all names of one side: "kafka" and "mysql" are called "shop-kafka" and
/// "shop-mysql" on the cluster, the code of "cart" and "search" lies in "cart-microservice" and "search-microservice". One
/// pair alone proves nothing, neither does an affix that says what a program is for ("worker", "db").
std::vector<Twins> twinsByAffix(std::span<const AffixCandidate> candidates);

} // namespace alidade
