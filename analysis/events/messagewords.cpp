#include "analysis/events/messagewords.h"

#include <algorithm>
#include <array>

namespace alidade {
namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isWordCharacter(char c)
{
    return isUpper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// What a name says about its technique and not about the business.
constexpr std::array noise =
    std::to_array<std::string_view>({"event", "events", "integration", "domain", "message", "msg", "command", "cmd", "topic",
                                     "queue", "notification", "handler", "v1", "v2", "v3", "dto", "payload"});
/// Past tenses that do not end in "ed".
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> irregular{{{"paid", "pay"},
                                                                                   {"sent", "send"},
                                                                                   {"sold", "sell"},
                                                                                   {"made", "mak"},
                                                                                   {"bought", "buy"},
                                                                                   {"built", "build"},
                                                                                   {"begun", "begin"},
                                                                                   {"began", "begin"},
                                                                                   {"lost", "los"},
                                                                                   {"found", "find"},
                                                                                   {"taken", "tak"},
                                                                                   {"given", "giv"},
                                                                                   {"chosen", "choos"},
                                                                                   {"withdrawn", "withdraw"},
                                                                                   {"written", "writ"},
                                                                                   {"done", "do"}}};
constexpr std::array verbs = std::to_array<std::string_view>(
    {"accept",   "add",     "approve",  "assign",   "authorize", "authorise", "book",     "cancel",   "capture", "change",
     "charge",   "check",   "close",    "complete", "confirm",   "create",    "decline",  "decrease", "delete",  "deliver",
     "dispatch", "do",      "fulfill",  "increase", "initiate",  "issue",     "make",     "mark",     "notify",  "open",
     "pay",      "place",   "prepare",  "process",  "publish",   "refund",    "register", "reject",   "release", "remove",
     "request",  "reserve", "rollback", "save",     "schedule",  "send",      "set",      "ship",     "start",   "stop",
     "submit",   "undo",    "update",   "validate", "verify"});
constexpr std::array failures =
    std::to_array<std::string_view>({"fail", "failur", "reject", "cancel", "declin", "refus", "deny", "deni", "expir", "abort",
                                     "timeout", "error", "invalid", "unavailabl", "revert", "insufficient", "void"});
/// What writes a message down is not its type.
constexpr std::array writers = std::to_array<std::string_view>({"Marshal", "MarshalJSON", "marshal", "stringify", "Serialize",
                                                                "serialize", "encode", "Encode", "byte", "string", "dumps",
                                                                "toJson", "any", "object", "Object", "interface{}", "dict"});

template <typename List> bool holds(const List &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> allWords(std::string_view name)
{
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isWordCharacter(c)) {
            finish();
            continue;
        }
        const bool followsLower = i > 0 && isWordCharacter(name[i - 1]) && !isUpper(name[i - 1]);
        const bool endsAcronym = i > 0 && isUpper(name[i - 1]) && i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z';
        if (isUpper(c) && (followsLower || endsAcronym))
            finish();
        word += lower(c);
    }
    finish();
    return words;
}

bool isPast(std::string_view word)
{
    static constexpr std::array others =
        std::to_array<std::string_view>({"feed", "need", "seed", "speed", "embed", "hundred", "shed", "breed"});
    return (word.size() > 4 && word.ends_with("ed") && !holds(others, word)) ||
           std::any_of(irregular.begin(), irregular.end(), [word](const auto &pair) { return pair.first == word; });
}

} // namespace

std::vector<std::string> messageWords(std::string_view name)
{
    std::vector<std::string> words = allWords(name);
    while (words.size() > 1 && holds(noise, words.back()))
        words.pop_back();
    return words;
}

std::string stemOf(std::string_view word)
{
    for (const auto &[past, stem] : irregular) {
        if (past == word)
            return std::string(stem);
    }
    std::string stem(word);
    const auto cut = [&stem](std::string_view ending, std::string_view instead) {
        const bool fits = stem.size() > ending.size() + 2 && stem.ends_with(ending);
        if (fits)
            stem.replace(stem.size() - ending.size(), ending.size(), instead);
        return fits;
    };
    if (!cut("ies", "y") && !cut("ied", "y") && !cut("ing", "") && !cut("ed", "") && stem.size() > 3 && !stem.ends_with("ss"))
        cut("s", "");
    const std::size_t size = stem.size();
    if (size > 3 && stem[size - 1] == stem[size - 2] && std::string_view("seo").find(stem[size - 1]) == std::string_view::npos)
        stem.pop_back(); // cancelled, shipped
    if (stem.size() > 3 && stem.ends_with('e'))
        stem.pop_back();
    return stem;
}

std::vector<std::string> messageStems(std::string_view name)
{
    std::vector<std::string> stems;
    for (const std::string &word : messageWords(name))
        stems.push_back(stemOf(word));
    return stems;
}

std::string messageTitle(std::string_view type)
{
    type = type.substr(0, std::min(type.find_first_of("<(["), type.size()));
    if (const std::size_t separator = type.find_last_of(".:/*& "); separator != std::string_view::npos)
        type.remove_prefix(separator + 1);
    if (type.empty() || holds(writers, type))
        return {};
    std::string title(type);
    for (const std::string_view ending : {"IntegrationEvent", "DomainEvent", "Event", "Message", "Msg"}) {
        if (title.size() > ending.size() + 2 && title.ends_with(ending)) {
            title.resize(title.size() - ending.size());
            break;
        }
    }
    return title;
}

bool isPastTense(std::string_view name)
{
    const std::vector<std::string> words = messageWords(name);
    return std::any_of(words.begin(), words.end(), [](const std::string &word) { return isPast(word); });
}

bool isCommandName(std::string_view name)
{
    const std::vector<std::string> all = allWords(name);
    if (all.empty())
        return false;
    if (all.back() == "command" || all.back() == "cmd" || all.back() == "commands")
        return true;
    const std::vector<std::string> words = messageWords(name);
    if (isPastTense(name) || all.back() == "event" || all.back() == "events")
        return false;
    return words.size() > 1 && (holds(verbs, words.front()) || holds(verbs, words.back()));
}

bool isFailureName(std::string_view name)
{
    const std::vector<std::string> stems = messageStems(name);
    return std::any_of(stems.begin(), stems.end(), [](const std::string &stem) { return holds(failures, stem); });
}

} // namespace alidade
