#include "importers/code/sqltext.h"

#include <algorithm>
#include <array>
#include <set>

namespace alidade {

namespace {

constexpr std::size_t longestTable = 128;

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '$';
}

std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

/// Words, '(' and ','; without quotes around names, literals and comments.
std::vector<std::string_view> tokensOf(std::string_view sql)
{
    std::vector<std::string_view> tokens;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] == '\'') {
            i = std::min(sql.find('\'', i + 1), sql.size());
        } else if (sql.substr(i).starts_with("--")) {
            i = std::min(sql.find('\n', i), sql.size());
        } else if (isWordByte(sql[i])) {
            std::size_t end = i;
            while (end < sql.size() && isWordByte(sql[end]))
                ++end;
            tokens.push_back(sql.substr(i, end - i));
            i = end - 1;
        } else if (sql[i] == '(' || sql[i] == ',' || sql[i] == '{') {
            tokens.push_back(sql.substr(i, 1));
        }
    }
    return tokens;
}

/// "$1" and the start of "${table}": what the text is filled with.
bool isPlaceholder(std::string_view word) { return word.starts_with('$') || word.ends_with('$'); }

bool isKeyword(const std::string &word)
{
    static const std::set<std::string, std::less<>> words{"SELECT",  "SET",    "WHERE", "ONLY",  "LATERAL", "VALUES", "DUAL",
                                                          "NOTHING", "UPDATE", "FROM",  "TABLE", "IF",      "EXISTS", "NOT"};
    return words.contains(word);
}

} // namespace

bool isSql(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> verbs{"SELECT ", "INSERT ", "UPDATE ",      "DELETE ",
                                                           "WITH ",   "MERGE ",  "CREATE TABLE", "REPLACE "};
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n("), text.size()));
    std::string start = upper(text.substr(0, 16));
    std::replace_if(
        start.begin(), start.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return start.starts_with(verb); });
}

std::vector<TableUse> tablesIn(std::string_view sql)
{
    const std::vector<std::string_view> tokens = tokensOf(sql);
    std::set<std::string> locals; // WITH name AS (
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (upper(tokens[i + 1]) == "AS" && tokens[i + 2] == "(")
            locals.insert(std::string(tokens[i]));
    }
    std::set<TableUse> found;
    std::string before;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const std::string word = upper(tokens[i]);
        const bool isRead = word == "FROM" || word == "JOIN";
        const bool isWritten = word == "INTO" || (word == "UPDATE" && before != "FOR" && before != "DO" && before != "KEY") ||
                               (word == "FROM" && before == "DELETE") || (word == "TABLE" && before == "CREATE");
        before = word;
        if (!isRead && !isWritten)
            continue;
        std::size_t at = i + 1;
        while (at < tokens.size() && (upper(tokens[at]) == "ONLY" || upper(tokens[at]) == "IF" || upper(tokens[at]) == "NOT" ||
                                      upper(tokens[at]) == "EXISTS"))
            ++at;
        if (at >= tokens.size() || !isWordByte(tokens[at].front()) || isKeyword(upper(tokens[at])) ||
            tokens[at].size() > longestTable || locals.contains(std::string(tokens[at])) ||
            (tokens[at].front() >= '0' && tokens[at].front() <= '9') || isPlaceholder(tokens[at]) ||
            (at + 1 < tokens.size() && tokens[at + 1] == "(" && isRead))
            continue;
        found.insert({std::string(tokens[at]), isWritten});
    }
    return {found.begin(), found.end()};
}

} // namespace alidade
