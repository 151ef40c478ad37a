#pragma once

#include "importers/yaml/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <map>
#include <stdexcept>

namespace alidade {

/// A YAML file that is larger, deeper or more tangled than YamlLimits allow.
class YamlLimitExceeded : public std::runtime_error {
public:
    YamlLimitExceeded(int atLine, const std::string &message) : std::runtime_error(message), line(atLine) {}
    int line;
};

/// Makes YamlNodes from the parser's events and holds the limits while it does.
/// Included by the sources of this folder only: it needs the YAML library's headers.
class YamlBuilder : public YAML::EventHandler {
public:
    YamlBuilder(std::string_view text, const std::string &file, Diagnostics &diagnostics);

    std::vector<YamlNode> takeDocuments() { return std::move(m_documents); }

    void OnDocumentStart(const YAML::Mark &mark) override;
    void OnDocumentEnd() override;
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

private:
    enum class KeyRole { plain, merge, unsupported };
    /// A sequence or mapping whose end has not come yet.
    struct Open {
        YamlNode node = {};
        YAML::anchor_t anchor = 0;
        std::size_t weight = 1; ///< nodes in it, itself included, aliases expanded
        bool hasKey = false;    ///< mapping: the key was read, its value comes next
        std::string key = {};
        int keyLine = 0;
        KeyRole keyRole = KeyRole::plain;
        std::vector<YamlNode> merged = {}; ///< mappings that merge keys named
    };
    struct Anchor {
        bool isFinished = false;
        YamlNode node;
        std::size_t weight = 1;
    };

    YamlNode makeNode(YamlNode::Kind kind, const YAML::Mark &mark);
    void open(YamlNode::Kind kind, const YAML::Mark &mark, YAML::anchor_t anchor);
    void close();
    void add(YamlNode node, YAML::anchor_t anchor, std::size_t weight);
    void addToMapping(Open &mapping, YamlNode node);
    void takeKey(Open &mapping, YamlNode key);
    void finishMapping(Open &mapping);
    char charAt(const YAML::Mark &mark) const;

    std::string_view m_text;
    const std::string &m_file;
    Diagnostics &m_diagnostics;
    std::vector<std::size_t> m_lineStarts;
    std::vector<YamlNode> m_documents;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, Anchor> m_anchors;
    YamlNode m_root;
    int m_documentPosition = -1;
    std::size_t m_nodes = 0;
    std::size_t m_aliasNodes = 0;
};

} // namespace alidade
