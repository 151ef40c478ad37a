#pragma once

#include "model/calladdress.h"
#include "model/flows.h"
#include "model/portindex.h"
#include "model/resourcefinder.h"
#include "model/servedindex.h"
#include "model/settingindex.h"

namespace alidade {

/// Where a call leads.
struct CallAnswer {
    std::vector<Index> nodes;
    std::string reason;   ///< for people, when it leads nowhere
    std::string protocol; ///< as far as the address tells
    int port = 0;
    std::string because;    ///< for people, when the address alone does not tell why it leads there
    bool isNothing = false; ///< it stays inside, or is no call: neither a dependency nor an open call
};

/// Finds the other side of calls: by address, by contract, or because there is only one that can be meant.
class CallResolver {
public:
    explicit CallResolver(Assembly &assembly);

    /// Where a call of `caller`, said by the source of this number, leads. May add a node: one outside of the system, or a
    /// resource that nobody deploys.
    CallAnswer answer(const CallFact &call, Index caller, std::size_t source);
    /// Remembers what a store or broker turned out to be, for other calls of the same node that say less.
    void learn(Index caller, Index resource) { m_resources.learn(caller, resource); }
    /// Whether its address alone tells where a call leads; those that say less are to be asked about after them.
    bool isAddressed(const CallFact &call, Index caller, std::size_t source) const;
    /// The operation with its settings in place; empty when a part of it stays unknown.
    std::string operationOf(const CallFact &call, Index caller, std::size_t source) const;

private:
    struct Question {
        const CallFact &call;
        Index caller;
        std::size_t source;
        Expansion target;
    };

    Lead followAddress(const Question &question) const;
    Index serviceAtLocalPort(const Question &question, const Lead &lead) const;
    CallAnswer answerMention(const Question &question, const Lead &lead) const;
    CallAnswer answerRequest(const Question &question, const Lead &lead);
    CallAnswer answerRpc(const Question &question, const Lead &lead);
    CallAnswer answerRoute(const Question &question, const Lead &lead, const std::string &operation);
    CallAnswer answerResource(const Question &question, const Lead &lead);
    Index pick(const Candidates &candidates, std::string_view protocol, std::string_view service) const;
    Index outside(const Question &question, const std::string &host);
    Index implied(const Question &question, const ResourceNeed &need, const std::string &host);
    std::string whyUnknown(const Question &question, const Lead &lead, const std::string &rest) const;
    std::string severalServe(const Candidates &candidates, std::string_view what) const;

    Assembly &m_assembly;
    SettingIndex m_settings;
    PortIndex m_ports;
    ServedIndex m_served;
    ResourceFinder m_resources;
    bool m_isDeployed = false; ///< some source says how the system is deployed
};

} // namespace alidade
