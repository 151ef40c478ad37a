#pragma once

#include "importers/code/folding.h"
#include "model/facts.h"

#include <optional>

namespace alidade {

/// Finds out what the steps of a saga do: which participant they call, and which operation of it.
class SagaWork {
public:
    /// `calls` is what the code of the program is known to do to the outside; they and the rest outlive this.
    SagaWork(const CodeBase &base, Folding &folding, const std::vector<CallFact> &calls, std::string node)
        : m_base(base), m_folding(folding), m_calls(calls), m_node(std::move(node))
    {}

    const CodeBase &base() const { return m_base; }
    const std::string &node() const { return m_node; }
    Place placeOf(CodePlace call) const;
    /// The text of an argument; nothing when it may be several, or none is known.
    std::optional<std::string> text(std::size_t file, const Call &call, std::size_t argument);
    /// The call of an address with a path, "http://stock/reserve" or "stock:9000/shop.Stock/Reserve", as the argument says;
    /// nothing when the argument is empty or unknown.
    std::optional<SagaCall> addressed(std::size_t file, const Call &call, std::size_t argument, bool isRpc);
    /// What the calls from `first` up to `end` of a file do; by their last one when nothing else tells.
    SagaCall performed(std::size_t file, std::size_t first, std::size_t end);
    /// What a function does, given by its name as it is written in a scope: "s.reserve", "activities.Book", "this::reserve".
    SagaCall performedBy(std::size_t file, std::string_view scope, const std::string &function, int line);
    /// Whether a name as it is written in a scope is that of a function of the tree.
    bool isFunction(std::size_t file, std::string_view scope, const std::string &name) const;

private:
    std::vector<CodePlace> definitionsOf(std::size_t file, std::string_view scope, const std::string &function) const;
    bool find(std::size_t file, std::string_view scope, std::size_t first, std::size_t end, SagaCall &call, int depth);
    bool take(const CallFact &fact, SagaCall &call) const;

    const CodeBase &m_base;
    Folding &m_folding;
    const std::vector<CallFact> &m_calls;
    std::string m_node;
};

/// "Book" of "activities.Book", "this::Book", "h.svc->Book".
std::string functionName(const std::string &written);

} // namespace alidade
