#include "model/unreadsettings.h"

#include "model/settingindex.h"

#include <algorithm>

namespace alidade {
namespace {

/// "PAYMENT_ADDR": code asks for it by this very name. Others may reach the code through a framework that binds them.
bool isVariable(std::string_view name)
{
    return name.find("__") == std::string_view::npos && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

} // namespace

UnreadSettings::UnreadSettings(const Assembly &assembly)
{
    for (const SourceFacts &source : assembly.sources) {
        for (const ReadingFact &fact : source.facts.readings) {
            const Index node = assembly.names.find(fact.node);
            if (fact.node.empty()) {
                for (const std::string &name : fact.settings)
                    m_anyones.insert(relaxedSetting(name));
            }
            if (node == none)
                continue;
            std::set<std::string> &names = m_read[node];
            for (const std::string &name : fact.settings)
                names.insert(relaxedSetting(name));
            m_known.insert(names.begin(), names.end());
        }
    }
    for (const SourceFacts &source : assembly.sources) {
        for (const SettingFact &fact : source.facts.settings) {
            if (const Index node = assembly.names.find(fact.node); node != none)
                m_told[relaxedSetting(fact.name)].insert(node);
            const auto names = m_read.find(assembly.names.find(fact.node));
            if (names != m_read.end() && names->second.contains(relaxedSetting(fact.name)))
                m_plain.insert(names->first);
        }
    }
}

bool UnreadSettings::isUnread(Index node, std::string_view setting, Index target) const
{
    if (!isVariable(setting) || !m_plain.contains(node) || !m_read.contains(target))
        return false;
    const std::string name = relaxedSetting(setting);
    // What only one service is told was written for it, whatever reads it there.
    if (const auto told = m_told.find(name); told == m_told.end() || told->second.size() < 2)
        return false;
    return m_known.contains(name) && !m_anyones.contains(name) && !m_read.at(node).contains(name);
}

} // namespace alidade
