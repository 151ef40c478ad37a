#include "importers/code/folding.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr std::size_t mostBetween = 64; ///< calls between an option and the call that takes it: its other arguments

std::string_view rootOf(std::string_view name) { return name.substr(0, name.find('.')); }

} // namespace

/// What functions that return a closure give a field of its parameter:
/// `func Exchange(n string) Option { return func(p *Publisher) { p.exchange = n } }`.
std::vector<CodePlace> Folding::optionsOf(std::size_t unit, const std::string &type, std::string_view path) const
{
    std::vector<CodePlace> places = m_base.assignments(unit, type, path);
    std::erase_if(places, [&](CodePlace place) {
        const Binding &bound = m_base.binding(place);
        const std::vector<CodePlace> roots = m_base.bindings(unit, bound.scope, rootOf(bound.name));
        // The parameters of closures have types and no values, and no position.
        const bool isOfClosure = std::any_of(roots.begin(), roots.end(), [&](CodePlace root) {
            const Binding &variable = m_base.binding(root);
            return root.file == place.file && variable.parameter < 0 && !variable.type.empty() && variable.value.call == noCall &&
                   variable.value.parts.empty() && !isReceiver(root);
        });
        return !isOfClosure || bound.parameter >= 0 || m_base.bindings(unit, bound.scope, "return").empty();
    });
    return places;
}

/// Whether an option is made for a call that leads to a construction, as one of its arguments.
bool Folding::isMadeFor(CodePlace option, const Frame &made) const
{
    const auto leads = [&](CodePlace function) {
        const Frame *inner = &made;
        while (inner != nullptr &&
               (m_base.unitOf(inner->file) != m_base.unitOf(function.file) || inner->scope != m_base.definition(function).name))
            inner = inner->caller.get();
        return inner != nullptr;
    };
    const std::vector<Call> &calls = m_base.files()[option.file].calls;
    const std::size_t end = std::min(calls.size(), option.index + mostBetween);
    for (std::size_t i = option.index + 1; i < end; ++i) {
        const bool takes = std::any_of(calls[i].arguments.begin(), calls[i].arguments.end(),
                                       [&](const Argument &argument) { return argument.value.call == option.index; });
        if (!takes)
            continue;
        const std::vector<CodePlace> callees = m_base.callees(option.file, calls[i]);
        return std::any_of(callees.begin(), callees.end(), leads);
    }
    return false;
}

/// A field that functional options set. Those that are handed to the calls which led to the construction say what this
/// object has; of an object that got none, those that the program applies later. Either counts more than what stands in
/// the construction, which is what holds without an option.
bool Folding::setByOptions(const Frame &made, std::size_t unit, const std::string &type, std::string_view path, const Sink &sink)
{
    bool hasGiven = false;
    const auto give = [&](CodePlace setting, CodePlace site, std::shared_ptr<const Frame> caller) {
        const std::string_view scope = m_base.binding(setting).scope;
        hasGiven = deliver({setting}, {}, Frame{setting.file, scope, std::move(caller), site.index}, sink) || hasGiven;
    };
    const std::vector<CodePlace> settings = optionsOf(unit, type, path);
    for (const CodePlace setting : settings) {
        const std::vector<CodePlace> &sites = m_base.callSites().of(unit, m_base.binding(setting).scope);
        const Frame *inner = &made;
        for (; inner->caller && inner->call != noCall && !hasGiven; inner = inner->caller.get()) {
            const auto file = static_cast<std::uint32_t>(inner->caller->file);
            for (const Argument &argument : m_base.files()[file].calls[inner->call].arguments) {
                const CodePlace site{file, static_cast<std::uint32_t>(argument.value.call)};
                if (argument.value.call != noCall && std::find(sites.begin(), sites.end(), site) != sites.end() && spend())
                    give(setting, site, inner->caller);
            }
        }
    }
    if (hasGiven)
        return true;
    for (const CodePlace setting : settings) {
        std::size_t applied = 0;
        for (const CodePlace site : m_base.callSites().of(unit, m_base.binding(setting).scope)) {
            if (!m_runs(site) || isMadeFor(site, made))
                continue;
            if (++applied > FoldingLimits::sites || !spend())
                break;
            const Call &call = m_base.call(site);
            give(setting, site, std::make_shared<const Frame>(Frame{site.file, call.scope, nullptr, noCall, call.line}));
        }
    }
    return hasGiven;
}

} // namespace alidade
