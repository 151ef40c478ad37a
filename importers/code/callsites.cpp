#include "importers/code/callsites.h"

#include "importers/code/codebase.h"

#include <algorithm>

namespace alidade {

const std::vector<CodePlace> &CallSites::of(std::size_t unit, std::string_view function) const
{
    static const std::vector<CodePlace> nothing;
    const Named &calls = named(lastName(function));
    const auto found = calls.byFunction.find({unit, function});
    return found == calls.byFunction.end() ? nothing : found->second;
}

const std::vector<CodePlace> &CallSites::openOnes(std::string_view method) const { return named(method).open; }

const CallSites::Named &CallSites::named(std::string_view name) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_known.find(name); known != m_known.end())
            return *known->second;
    }
    std::unique_ptr<const Named> made = resolved(name); // two threads may do the same: the first answer stays
    const std::lock_guard lock(m_mutex);
    return *m_known.emplace(name, std::move(made)).first->second;
}

std::unique_ptr<CallSites::Named> CallSites::resolved(std::string_view name) const
{
    auto calls = std::make_unique<Named>();
    for (const CodePlace place : m_base.callsNamed(name)) {
        if (m_base.isStopped())
            break;
        const Call &call = m_base.call(place);
        if (m_base.files()[place.file].isTest || call.kind == Call::Kind::annotation)
            continue;
        const std::vector<CodePlace> callees = m_base.callees(place.file, call);
        const bool isOnValue = !call.receiver.empty() && !m_base.imported(place.file, call.receiver);
        if (callees.empty() && isOnValue)
            calls->open.push_back(place);
        for (const CodePlace callee : callees) {
            std::vector<CodePlace> &sites = calls->byFunction[{m_base.unitOf(callee.file), m_base.definition(callee).name}];
            if (sites.empty() || sites.back() != place)
                sites.push_back(place);
        }
    }
    return calls;
}

} // namespace alidade
