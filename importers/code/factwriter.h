#pragma once

#include "importers/code/codefacts.h"
#include "importers/code/folding.h"
#include "importers/code/reach.h"
#include "importers/code/ways.h"

namespace alidade {

/// Turns the sightings in one program's code into facts of its node.
class FactWriter {
public:
    FactWriter(const CodeBase &base, const SightingIndex &sightings, const Reach &reach, const RpcResolver &rpc,
               std::string node);

    /// All sightings and address texts of a file that the program runs.
    void readFile(std::size_t file);
    Facts take();
    /// The calls that more ways lead to than were followed.
    const std::set<Place> &cutAt() const { return m_cutAt; }

private:
    /// What the annotations on a class say about those in it.
    struct ClassContext {
        const Sighting *group = nullptr;
        const Sighting *client = nullptr;
    };

    void read(std::size_t file, const Sighting &sighting);
    void readOnWay(std::size_t file, const Sighting &sighting);
    void serve(std::size_t file, const Sighting &sighting);
    void request(std::size_t file, const Sighting &sighting);
    void post(std::size_t file, const Sighting &sighting);
    /// Topics, queues and routing keys; what nobody knows is the unknown text.
    std::vector<std::string> topicsOf(std::size_t file, const Sighting &sighting, const Frame &frame);
    bool isMessageType(const std::string &type, const Sighting &sighting) const;
    std::vector<std::string> listed(const Expression &expression, const Frame &frame);
    /// "exchange/key" of AMQP; the queue where the exchange is the nameless one.
    std::vector<std::string> meetingPoints(std::size_t file, const Sighting &sighting, const Frame &frame);
    /// The types of the program that say that they are derived from one.
    const std::vector<CodePlace> &derivedFrom(std::string_view type);
    /// Whether what a class posts to is said by those that are derived from it.
    bool isForDerived(std::size_t file, const Sighting &sighting);
    bool postForDerived(std::size_t file, const Sighting &sighting, const CallFact &draft);
    void store(std::size_t file, const Sighting &sighting);
    void trait(std::size_t file, const Sighting &sighting);
    void program(std::size_t file, const Sighting &sighting);
    void readAddresses(std::size_t file);
    void readAddress(std::size_t file, const AddressText &address);

    /// Prefixes of a route: of its router, of the closures it stands in, of its class.
    std::vector<std::string> prefixesOf(std::size_t file, const Sighting &sighting, const Frame &frame);
    std::string nestedPrefix(std::size_t file, std::size_t call, const Frame &frame);
    bool isGroup(std::size_t file, std::size_t call) const;
    ClassContext classOf(std::size_t file, const Sighting &sighting) const;
    std::optional<std::string> rpcName(std::size_t file, const Sighting &sighting, const Frame &frame);

    struct Side {
        std::vector<std::string> targets;
        const Sighting *opening = nullptr;
    };
    /// The other side: what the target says, or what the receiver was opened with.
    Side sideOf(const Sighting &sighting, const Frame &frame);
    /// Addresses that clients are registered with for a class: `AddHttpClient<Stock>(o => o.BaseAddress = …)`.
    std::vector<std::string> typedTargets(std::string_view scope);
    std::vector<std::string> baseTargets(const Call &call, const Frame &frame, const Sighting **opening);
    CallFact draft(std::size_t file, const Sighting &sighting, CallRole role, const Side &side) const;
    std::string typeText(std::size_t file, const Sighting &sighting) const;
    void add(CallFact fact);
    /// The call at which the program decides what a call in a file does: itself, or the start of the way that leads there.
    CodePlace decidedAt(std::size_t file, std::size_t call) const;
    Place placeOf(CodePlace call) const;
    void addTrait(const std::string &word, std::size_t file, const Sighting &sighting, const std::string &value);

    const CodeBase &m_base;
    const SightingIndex &m_sightings;
    const Reach &m_reach;
    const RpcResolver &m_rpc;
    std::string m_node;
    Folding m_folding;
    Ways m_ways;
    std::optional<bool> m_tells; ///< while only that is asked: whether something is told that the callers do not decide
    Facts m_facts;
    std::set<std::tuple<Place, std::string, std::string, std::string, CallRole>> m_known;
    std::set<std::pair<EndpointKind, std::string>> m_endpoints;
    std::set<std::tuple<Place, std::string, std::string>> m_traits;
    std::set<Place> m_cutAt;
    std::set<Place> m_opened;                                                            ///< where ways to others are opened
    std::optional<std::map<std::string, std::vector<CodePlace>, std::less<>>> m_derived; ///< types by their bases
    std::optional<std::map<std::string, std::vector<std::string>, std::less<>>> m_typed; ///< addresses by the class they are for
    bool m_opensEmbeddedSql = false; ///< a database that is a file or the memory of the program
    bool m_opensSqlServer = false;
};

} // namespace alidade
