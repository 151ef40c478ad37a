#include "model/architecture.h"

#include <algorithm>

namespace alidade {
namespace {

/// Binary search for the element whose `key` is `value`.
template <typename Elements, typename Key> Index findSorted(const Elements &elements, std::string_view value, Key key)
{
    auto it = std::lower_bound(elements.begin(), elements.end(), value,
                               [&key](const auto &element, std::string_view v) { return std::string_view(key(element)) < v; });
    if (it == elements.end() || std::string_view(key(*it)) != value)
        return none;
    return static_cast<Index>(it - elements.begin());
}

} // namespace

Index Architecture::findNode(std::string_view nameOrAlias) const
{
    Index found = findSorted(nodeNames, nameOrAlias, [](const auto &entry) -> const std::string & { return entry.first; });
    return found == none ? none : nodeNames[found].second;
}

Index Architecture::findContext(std::string_view id) const
{
    return findSorted(contexts, id, [](const BoundedContext &context) -> const std::string & { return context.id; });
}

Index Architecture::findModule(std::string_view path) const
{
    return findSorted(modules, path, [](const Module &module) -> const std::string & { return module.path; });
}

Index Architecture::findSaga(std::string_view name) const
{
    return findSorted(sagas, name, [](const KnownSaga &known) -> const std::string & { return known.saga.name; });
}

} // namespace alidade
