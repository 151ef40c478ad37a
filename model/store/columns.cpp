#include "model/store/columns.h"

#include <sqlite3.h>

namespace alidade {

namespace {

constexpr char listEscape = '\x1e';

std::string unescaped(std::string_view text)
{
    std::string item;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == listEscape && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == 's' || next == 'e') {
            item += next == 's' ? listSeparator : listEscape;
            ++i;
        } else {
            item += text[i];
        }
    }
    return item;
}

} // namespace

std::string joinList(const std::vector<std::string> &list)
{
    std::string text;
    for (const std::string &item : list) {
        if (!text.empty())
            text += listSeparator;
        for (const char c : item) {
            if (c == listSeparator || c == listEscape)
                text.append(1, listEscape).append(1, c == listSeparator ? 's' : 'e');
            else
                text += c;
        }
    }
    return text;
}

std::vector<std::string> splitList(const std::string &text)
{
    std::vector<std::string> list;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = text.find(listSeparator, begin);
        if (end == std::string::npos)
            end = text.size();
        list.push_back(unescaped(std::string_view(text).substr(begin, end - begin)));
        begin = end + 1;
    }
    return list;
}

void failUnknownWord(std::string_view text) { throw DatabaseError(SQLITE_CORRUPT, "unknown word '" + std::string(text) + "'"); }

void failUnreadableSaga() { throw DatabaseError(SQLITE_CORRUPT, "a saga that cannot be read"); }

std::string placeholders(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += i ? ",?" : "?";
    return text;
}

} // namespace alidade
