#include "importers/code/sagas/callobjects.h"

#include <algorithm>
#include <array>
#include <map>

namespace alidade {
namespace {

constexpr auto undoWords = std::to_array<std::string_view>(
    {"cancel", "undo", "revert", "rollback", "compensate", "compensation", "compensating", "refund", "release", "unreserve",
     "delete", "remove", "restore", "reverse", "abort", "reject", "void", "com", "cancellation"});

/// Those that say nothing else; what is deleted, removed or released may just be done with.
constexpr auto plainUndoWords = std::to_array<std::string_view>(
    {"cancel", "undo", "revert", "rollback", "compensate", "compensation", "compensating", "refund", "reverse", "cancellation"});

bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool isUndoWord(const std::string &word) { return std::find(undoWords.begin(), undoWords.end(), word) != undoWords.end(); }

} // namespace

std::vector<CallObject> callObjectsIn(const CodeFile &file, const std::function<bool(const std::string &)> &isPackage)
{
    std::vector<CallObject> objects;
    std::vector<std::size_t> objectOf(file.calls.size());
    std::map<std::pair<std::string, std::string>, std::size_t> variables; // by scope and name
    for (std::size_t i = 0; i < file.calls.size(); ++i) {
        const Call &call = file.calls[i];
        std::size_t object = objects.size();
        if (call.receiverCall != noCall) {
            object = objectOf[call.receiverCall];
        } else if (!call.receiver.empty() && call.kind == Call::Kind::call && !isPackage(call.receiver)) {
            const std::pair key{call.scope, call.receiver};
            object = variables.emplace(key, object).first->second;
        }
        if (object == objects.size())
            objects.emplace_back();
        objects[object].calls.push_back(i);
        objectOf[i] = object;
        if (!call.assignedTo.empty())
            variables[{call.scope, call.assignedTo}] = object;
    }
    return objects;
}

std::string plainWord(std::string_view name)
{
    std::string word;
    for (const char c : name) {
        if (isLower(c) || isUpper(c) || isDigit(c))
            word += lower(c);
    }
    return word;
}

std::vector<std::string> identifierWords(std::string_view name)
{
    std::vector<std::string> words;
    bool isNew = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isLower(c) && !isUpper(c) && !isDigit(c)) {
            isNew = true;
            continue;
        }
        const bool beginsWord = isUpper(c) && i > 0 && (!isUpper(name[i - 1]) || (i + 1 < name.size() && isLower(name[i + 1])));
        if (isNew || beginsWord)
            words.emplace_back();
        words.back() += lower(c);
        isNew = false;
    }
    return words;
}

bool soundsLikeUndo(std::string_view name)
{
    const std::vector<std::string> words = identifierWords(name);
    return std::any_of(words.begin(), words.end(), isUndoWord);
}

bool isPlainlyUndo(std::string_view name)
{
    const std::vector<std::string> words = identifierWords(name);
    return std::any_of(words.begin(), words.end(), [](const std::string &word) {
        return std::find(plainUndoWords.begin(), plainUndoWords.end(), word) != plainUndoWords.end();
    });
}

bool isUndoOf(std::string_view undo, std::string_view action)
{
    std::vector<std::string> left = identifierWords(undo);
    const std::size_t all = left.size();
    std::erase_if(left, [](const std::string &word) { return isUndoWord(word) || word == "activity"; });
    const std::vector<std::string> words = identifierWords(action);
    return !left.empty() && left.size() < all && std::all_of(left.begin(), left.end(), [&](const std::string &word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

} // namespace alidade
