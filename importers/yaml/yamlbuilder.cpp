#include "importers/yaml/yamlbuilder.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace alidade {

namespace {

/// Mappings with more entries are searched through an index.
constexpr std::size_t smallMapping = 8;

/// Positions of the entries by key; of equal keys the earlier entry comes first.
std::vector<std::uint32_t> orderByKey(const std::vector<YamlEntry> &entries)
{
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t l, std::uint32_t r) { return entries[l].key < entries[r].key; });
    return order;
}

/// Keeps one entry a key: the last of the first `own` ones, else the first of the merged ones behind them.
/// Returns a kept entry that had another one of the mapping's own before it, or nullptr.
const YamlEntry *removeDuplicates(std::vector<YamlEntry> &entries, const std::vector<std::uint32_t> &order, std::size_t own)
{
    std::vector<bool> isKept(entries.size(), true);
    std::string duplicate;
    bool isAnyDropped = false;
    for (std::size_t i = 0, end = 0; i < order.size(); i = end) {
        std::size_t kept = i;
        for (end = i + 1; end < order.size() && entries[order[end]].key == entries[order[i]].key; ++end) {
            isAnyDropped = true;
            if (order[end] < own) {
                kept = end;
                duplicate = entries[order[i]].key;
            }
        }
        for (std::size_t j = i; j < end; ++j)
            isKept[order[j]] = j == kept;
    }
    if (!isAnyDropped)
        return nullptr;
    std::size_t position = 0;
    std::erase_if(entries, [&](const YamlEntry &) { return !isKept[position++]; });
    const auto it = std::find_if(entries.begin(), entries.end(),
                                 [&](const YamlEntry &e) { return !duplicate.empty() && e.key == duplicate; });
    return it == entries.end() ? nullptr : &*it;
}

} // namespace

YamlBuilder::YamlBuilder(std::string_view text, const std::string &file, Diagnostics &diagnostics)
    : m_text(text), m_file(file), m_diagnostics(diagnostics)
{
    m_lineStarts.push_back(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1))
        m_lineStarts.push_back(i + 1);
}

void YamlBuilder::OnDocumentStart(const YAML::Mark &mark)
{
    if (mark.pos <= m_documentPosition)
        throw YamlLimitExceeded(mark.line + 1, "Not valid YAML: nothing can be read here");
    m_documentPosition = mark.pos;
    m_anchors.clear();
    m_root = {};
}

void YamlBuilder::OnDocumentEnd()
{
    m_documents.push_back(std::move(m_root));
    m_root = {};
}

void YamlBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) { add(makeNode(YamlNode::Kind::null, mark), anchor, 1); }

void YamlBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const auto it = m_anchors.find(anchor);
    if (it == m_anchors.end() || !it->second.isFinished)
        throw YamlLimitExceeded(mark.line + 1, "Not valid YAML: an alias stands inside its own anchor");
    m_aliasNodes += it->second.weight;
    if (m_aliasNodes > YamlLimits::aliasNodes)
        throw YamlLimitExceeded(mark.line + 1,
                                "The aliases expand to more than " + std::to_string(YamlLimits::aliasNodes) + " nodes");
    const std::size_t weight = it->second.weight;
    add(it->second.node, 0, weight);
}

void YamlBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value)
{
    YamlNode node = makeNode(YamlNode::Kind::scalar, mark);
    node.scalar = value;
    node.isQuoted = tag == "!"; // what the library says for every scalar that is not plain
    node.isLiteral = charAt(mark) == '|';
    add(std::move(node), anchor, 1);
}

void YamlBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(YamlNode::Kind::sequence, mark, anchor);
}

void YamlBuilder::OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(YamlNode::Kind::mapping, mark, anchor);
}

void YamlBuilder::OnSequenceEnd() { close(); }

void YamlBuilder::OnMapEnd()
{
    finishMapping(m_open.back());
    close();
}

YamlNode YamlBuilder::makeNode(YamlNode::Kind kind, const YAML::Mark &mark)
{
    if (++m_nodes > YamlLimits::nodes)
        throw YamlLimitExceeded(mark.line + 1, "The file has more than " + std::to_string(YamlLimits::nodes) + " YAML nodes");
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
}

void YamlBuilder::open(YamlNode::Kind kind, const YAML::Mark &mark, YAML::anchor_t anchor)
{
    if (m_open.size() >= YamlLimits::depth)
        throw YamlLimitExceeded(mark.line + 1, "The YAML is nested more than " + std::to_string(YamlLimits::depth) + " deep");
    if (anchor != 0)
        m_anchors[anchor] = {};
    m_open.push_back({.node = makeNode(kind, mark), .anchor = anchor});
}

void YamlBuilder::close()
{
    Open closed = std::move(m_open.back());
    m_open.pop_back();
    add(std::move(closed.node), closed.anchor, closed.weight);
}

void YamlBuilder::add(YamlNode node, YAML::anchor_t anchor, std::size_t weight)
{
    if (anchor != 0) {
        m_nodes += weight; // the anchor keeps a copy
        if (m_nodes > YamlLimits::nodes)
            throw YamlLimitExceeded(node.line, "The file has more than " + std::to_string(YamlLimits::nodes) + " YAML nodes");
        m_anchors[anchor] = {true, node, weight};
    }
    if (m_open.empty()) {
        m_root = std::move(node);
        return;
    }
    Open &parent = m_open.back();
    parent.weight += weight;
    if (parent.node.isSequence())
        parent.node.items.push_back(std::move(node));
    else
        addToMapping(parent, std::move(node));
}

void YamlBuilder::addToMapping(Open &mapping, YamlNode node)
{
    if (!mapping.hasKey) {
        takeKey(mapping, std::move(node));
        return;
    }
    mapping.hasKey = false;
    switch (mapping.keyRole) {
    case KeyRole::plain: mapping.node.entries.push_back({std::move(mapping.key), mapping.keyLine, std::move(node)}); break;
    case KeyRole::merge:
        if (node.isSequence())
            std::move(node.items.begin(), node.items.end(), std::back_inserter(mapping.merged));
        else
            mapping.merged.push_back(std::move(node));
        break;
    case KeyRole::unsupported: break;
    }
}

void YamlBuilder::takeKey(Open &mapping, YamlNode key)
{
    mapping.hasKey = true;
    mapping.keyLine = key.line;
    mapping.keyRole = KeyRole::plain;
    if (key.isMapping() || key.isSequence()) {
        mapping.keyRole = KeyRole::unsupported;
        m_diagnostics.push_back(
            {Severity::warning, m_file, key.line, "A list or mapping as a key is not supported; its entry is left out"});
    } else if (key.isScalar() && !key.isQuoted && key.scalar == "<<") {
        mapping.keyRole = KeyRole::merge;
    }
    mapping.key = std::move(key.scalar);
}

void YamlBuilder::finishMapping(Open &mapping)
{
    std::vector<YamlEntry> &entries = mapping.node.entries;
    const std::size_t own = entries.size();
    // In the order of precedence after the mapping's own keys (https://yaml.org/type/merge.html).
    for (YamlNode &merged : mapping.merged)
        std::move(merged.entries.begin(), merged.entries.end(), std::back_inserter(entries));
    if (const YamlEntry *duplicate = removeDuplicates(entries, orderByKey(entries), own))
        m_diagnostics.push_back({Severity::warning, m_file, duplicate->line,
                                 "The key \"" + duplicate->key + "\" stands here more than once; the last one counts"});
    if (entries.size() > smallMapping)
        mapping.node.order = orderByKey(entries);
}

char YamlBuilder::charAt(const YAML::Mark &mark) const
{
    const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
    if (line >= m_lineStarts.size())
        return '\0';
    const std::size_t position = m_lineStarts[line] + static_cast<std::size_t>(std::max(mark.column, 0));
    return position < m_text.size() ? m_text[position] : '\0';
}

} // namespace alidade
