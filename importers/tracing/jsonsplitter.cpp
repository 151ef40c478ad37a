#include "importers/tracing/jsonsplitter.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::size_t maxKeyLength = 32, maxOpening = 64, maxDepth = 200;

bool isRecordList(std::string_view key) { return key == "resourceSpans" || key == "batches" || key == "data"; }
bool isWrapping(std::string_view key) { return key == "result" || key == "trace" || key == "data"; }

} // namespace

JsonSplitter::Level JsonSplitter::levelOf(char c) const
{
    if (m_levels.empty() || m_levels.back() == Level::list)
        return c == '{' ? Level::wrapping : Level::list;
    if (m_levels.back() == Level::wrapping && c == '[' && isRecordList(m_key))
        return Level::recordList;
    if (m_levels.back() == Level::wrapping && c == '{' && isWrapping(m_key))
        return Level::wrapping;
    return Level::inside;
}

void JsonSplitter::beginRecord()
{
    m_record.clear();
    m_recordDepth = 0;
    m_recordOffset = m_keptUpTo + m_offset;
    m_recordLine = m_line;
}

void JsonSplitter::open(char c)
{
    const Level level = levelOf(c);
    const bool isElement = !m_levels.empty() && m_levels.back() == Level::recordList;
    m_levels.push_back(level);
    m_brackets += c;
    if (level == Level::recordList) {
        m_listKind = m_key == "data" ? JsonRecordKind::jaegerTrace : JsonRecordKind::resourceSpans;
        m_recordDepth = 0; // what was kept is only the wrapping
    } else if (m_recordDepth > 0) {
        ++m_recordDepth;
    } else if (isElement || level == Level::wrapping) {
        if (!isElement)
            m_listKind = JsonRecordKind::other;
        beginRecord();
        m_recordDepth = 1;
    }
    m_key.clear();
}

/// How many levels a closing bracket closes: one, unless brackets are missing. In a record it closes what it fits, so that
/// damage stays in there; elsewhere one that does not fit is passed over.
std::size_t JsonSplitter::levelsClosedBy(char c) const
{
    const char opening = c == '}' ? '{' : '[';
    const std::size_t reach = std::max<std::size_t>(1, m_recordDepth);
    for (std::size_t count = 1; count <= std::min(reach, m_brackets.size()); ++count)
        if (m_brackets[m_brackets.size() - count] == opening)
            return count;
    return 0;
}

void JsonSplitter::close(char c)
{
    const std::size_t count = levelsClosedBy(c);
    if (count == 0) {
        m_isStray = m_isStray || m_recordDepth == 0;
        return;
    }
    m_levels.resize(m_levels.size() - count);
    m_brackets.resize(m_levels.size());
    m_key.clear();
    if (m_recordDepth > 0) {
        m_recordDepth -= count;
        m_hasRecordEnded = m_recordDepth == 0;
    }
}

void JsonSplitter::takeInString(char c)
{
    if (m_isEscaped)
        m_isEscaped = false;
    else if (c == '\\')
        m_isEscaped = true;
    else if (c == '"')
        m_isInString = false;
    if (m_isInString && !m_levels.empty() && m_levels.back() == Level::wrapping && m_string.size() < maxKeyLength)
        m_string += c;
}

void JsonSplitter::take(char c)
{
    if (m_isInString)
        return takeInString(c);
    switch (c) {
    case '"':
        m_isInString = true;
        m_string.clear();
        return;
    case ':': m_key = m_string; return;
    case '{':
    case '[': return open(c);
    case '}':
    case ']': return close(c);
    case ' ':
    case '\t':
    case '\r':
    case '\n': return;
    default: m_isStray = m_isStray || (m_levels.empty() && c != ',');
    }
}

/// Finds the beginning of a document at the beginning of a line.
void JsonSplitter::matchOpening(char c)
{
    if (!m_isOpeningWhole) {
        if (m_opening.size() == maxOpening || c == '\n' || (m_opening.empty() && c != '{'))
            m_opening.clear(), m_isOpeningWhole = true;
        else
            m_opening += c, m_isOpeningWhole = c == ':';
        return;
    }
    if (c == '\n') {
        m_isMatching = !m_opening.empty() && !m_levels.empty();
        m_matched = 0;
    } else if (m_isMatching) {
        m_isMatching = c == m_opening[m_matched++];
    }
}

void JsonSplitter::abandon(const std::string &message)
{
    m_sink.problem(m_recordDepth > 0 ? m_recordOffset : m_offset, m_recordDepth > 0 ? m_recordLine : m_line, message);
    m_levels.clear();
    m_brackets.clear();
    m_recordDepth = 0;
    m_isInString = m_isEscaped = m_isStray = false;
}

void JsonSplitter::keep(std::string_view bytes, std::size_t end)
{
    if (m_recordDepth > 0 || m_hasRecordEnded)
        m_record.append(bytes.substr(m_keptUpTo, end - m_keptUpTo));
    m_keptUpTo = end;
}

void JsonSplitter::endRecord(std::string_view bytes, std::size_t end)
{
    keep(bytes, end);
    m_hasRecordEnded = false;
    if (m_record.size() <= maxRecordSize)
        m_sink.record({m_listKind, m_record, m_recordOffset, m_recordLine});
    else
        m_sink.problem(m_recordOffset, m_recordLine, "is longer than a trace may be, and was left out");
    m_record.clear();
}

void JsonSplitter::add(std::string_view bytes)
{
    m_keptUpTo = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const bool isInside = !m_levels.empty() && m_levels.back() != Level::wrapping;
        if (m_isInString && isInside && !m_isMatching && !m_isEscaped && c != '"' && c != '\\' && c != '\n')
            continue; // most of any file
        if (m_recordDepth == 0)
            m_keptUpTo = i;
        if (c == '\n' || m_isMatching || !m_isOpeningWhole)
            matchOpening(c);
        take(c);
        if (c == '\n')
            ++m_line;
        if (m_hasRecordEnded)
            endRecord(bytes, i + 1);
        if (m_isMatching && m_matched == m_opening.size()) {
            m_isMatching = false;
            abandon("ends in the middle");
            for (const char known : m_opening)
                take(known);
            m_record = m_opening;
            m_recordOffset = m_offset + i + 1 - m_opening.size();
            m_recordLine = m_line;
            m_keptUpTo = i + 1;
        }
        if (m_levels.size() > maxDepth)
            abandon("is nested too deeply");
    }
    keep(bytes, bytes.size());
    m_offset += bytes.size();
    if (m_recordDepth > 0 && m_record.size() > maxRecordSize)
        m_record.resize(maxRecordSize + 1); // it is only counted on
}

void JsonSplitter::finish()
{
    if (!m_levels.empty())
        abandon("ends in the middle");
    else if (m_isStray)
        m_sink.problem(m_offset, m_line, "has text that is not JSON");
}

} // namespace alidade
