#include "qml/contracts/contractuses.h"

#include "qml/contracts/contractplace.h"

#include <algorithm>

namespace alidade {

namespace {

QVariantList useRows(const MethodUses &method, bool serving)
{
    QVariantList rows;
    for (const ContractUse &use : method.uses) {
        if (use.serves != serving)
            continue;
        QVariantList evidence;
        for (const Evidence &each : use.evidence)
            evidence.append(evidenceRow(each));
        rows.append(QVariantMap{{QStringLiteral("node"), text(use.node)}, {QStringLiteral("evidence"), evidence}});
    }
    return rows;
}

bool holds(const MethodUses &method, const QString &words)
{
    return text(method.name).contains(words, Qt::CaseInsensitive) ||
           std::any_of(method.uses.begin(), method.uses.end(),
                       [&](const ContractUse &use) { return text(use.node).contains(words, Qt::CaseInsensitive); });
}

bool isUsed(const MethodUses &method)
{
    return std::any_of(method.uses.begin(), method.uses.end(), [](const ContractUse &use) { return !use.serves; });
}

} // namespace

QVariantList ContractUses::methods() const
{
    QVariantList rows;
    for (const MethodUses &method : m_methods) {
        if (!holds(method, m_filter.trimmed()))
            continue;
        rows.append(QVariantMap{{QStringLiteral("name"), text(method.name)},
                                {QStringLiteral("isWholeService"), method.isWholeService},
                                {QStringLiteral("place"), placeRow(m_source, method.file, method.line)},
                                {QStringLiteral("serving"), useRows(method, true)},
                                {QStringLiteral("using"), useRows(method, false)}});
    }
    return rows;
}

int ContractUses::consumerCount() const
{
    std::set<std::string_view> names;
    for (const MethodUses &method : m_methods) {
        for (const ContractUse &use : method.uses) {
            if (!use.serves)
                names.insert(use.node);
        }
    }
    return static_cast<int>(names.size());
}

/// A method of a service that somebody uses, by a method that is not known, may be the one.
int ContractUses::unusedCount() const
{
    std::set<std::string_view> maybe;
    for (const MethodUses &method : m_methods) {
        if (method.isWholeService && isUsed(method))
            maybe.insert(method.name);
    }
    return static_cast<int>(std::count_if(m_methods.begin(), m_methods.end(), [&](const MethodUses &method) {
        const std::string_view service = std::string_view(method.name).substr(0, method.name.find('/'));
        return !method.isWholeService && !isUsed(method) && !maybe.contains(service);
    }));
}

void ContractUses::setFilter(const QString &filter)
{
    if (std::exchange(m_filter, filter) != filter)
        Q_EMIT changed();
}

void ContractUses::refresh(const std::optional<ChosenContract> &chosen)
{
    if (!chosen) {
        stop();
        m_methods.clear();
        Q_EMIT changed();
        return;
    }
    run([this, chosen = *chosen](std::stop_token) {
        auto methods = std::make_shared<std::vector<MethodUses>>(chosen->kind == "proto" ? protoUses(chosen) : routeUses(chosen));
        return [this, methods, source = chosen->evidence.source] {
            m_methods = std::move(*methods);
            m_source = source;
            Q_EMIT changed();
        };
    });
}

} // namespace alidade
