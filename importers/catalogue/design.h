#pragma once

#include "importers/catalogue/blocktree.h"
#include "importers/importer.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// What a drawn element stands for, in the words of the C4 model (c4model.com).
enum class DesignRole : std::uint8_t {
    group,     ///< only a border
    person,    ///< a user: no node of the map
    system,    ///< a node, unless containers are drawn inside of it
    container, ///< something that runs or stores: a node
    part,      ///< a component inside of a container
};

inline constexpr std::size_t noElement = static_cast<std::size_t>(-1);

/// An element of a drawn design.
struct DesignElement {
    std::string name; ///< for people
    DesignRole role = DesignRole::group;
    std::string technology;
    std::vector<std::string> tags; ///< tags, kinds and shapes: words that tell databases from services
    std::size_t parent = noElement;
    Place place;
};

/// One element uses another one.
struct DesignRelation {
    std::size_t from = noElement;
    std::size_t to = noElement;
    std::string description;
    std::string technology;
    bool isAsync = false;
    Place place;
};

/// A design as people drew it.
struct Design {
    std::vector<DesignElement> elements; ///< parents before their children
    std::vector<DesignRelation> relations;
};

/// Appends what the design says: nodes, and dependencies between them. A relation of a part is one of the container around
/// it; one of a system whose containers are drawn says too little and is left out. So are systems without containers where
/// the source has services and none is called so: they stand for many of them.
void addDesign(const Design &design, Facts &facts);

/// The services of a source that others than catalogues told of, by normalised name, the names themselves as values.
std::map<std::string, std::string> builtServices(const Facts &facts);

/// The word for what a technology speaks ("JSON/HTTPS" is "http", "RabbitMQ" is "amqp"); empty when it does not say.
std::string_view protocolOfTechnology(std::string_view technology);

/// Whether a protocol goes through a broker.
bool isBrokerProtocol(std::string_view protocol);

/// What an element is by its tags and its technology.
NodeKind designedKind(const std::vector<std::string> &tags, std::string_view technology);

/// Whether designs in this place are about something else: examples, tests, documentation, foreign code.
bool isAside(std::string_view path);

} // namespace alidade
