#include "exporters/contracts/proto/protolock.h"

#include "exporters/json/evidencejson.h"
#include "model/error.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr const char *lockSchema = "alidade/proto-lock/1";
/// Numbers that protobuf keeps for itself.
constexpr std::int32_t firstKept = 19'000, lastKept = 19'999;

} // namespace

std::int32_t ProtoLock::number(const std::string &type, const std::string &name, std::int32_t wanted, std::int32_t first)
{
    Numbers &numbers = types[type];
    if (const auto known = numbers.used.find(name); known != numbers.used.end())
        return known->second;
    if (const auto back = numbers.removed.find(name); back != numbers.removed.end()) {
        const std::int32_t number = back->second; // what comes back gets its number back
        numbers.removed.erase(back);
        return numbers.used[name] = number;
    }
    const auto isTaken = [&](std::int32_t number) {
        const auto has = [&](const auto &list) {
            return std::any_of(list.begin(), list.end(), [&](const auto &each) { return each.second == number; });
        };
        return has(numbers.used) || has(numbers.removed) || (number >= firstKept && number <= lastKept);
    };
    std::int32_t number = wanted;
    if (number < first || isTaken(number)) {
        number = first - 1;
        for (const auto *list : {&numbers.used, &numbers.removed}) {
            for (const auto &[each, taken] : *list)
                number = std::max(number, taken);
        }
        do
            ++number;
        while (isTaken(number));
    }
    return numbers.used[name] = number;
}

ProtoLock readProtoLock(const std::string &text, const std::string &file)
{
    ProtoLock lock;
    if (text.empty())
        return lock;
    try {
        const auto json = nlohmann::json::parse(text);
        if (json.value("schema", "") != lockSchema)
            throw Error(file + " is no lock file for field numbers: it does not say " + lockSchema + ".");
        for (const auto &[type, numbers] : json.at("types").items()) {
            lock.types[type].used = numbers.at("used").get<std::map<std::string, std::int32_t>>();
            lock.types[type].removed = numbers.at("removed").get<std::map<std::string, std::int32_t>>();
        }
    } catch (const nlohmann::json::exception &failure) {
        throw Error(file + " is no lock file for field numbers: " + failure.what());
    }
    return lock;
}

std::string protoLockText(const ProtoLock &lock)
{
    nlohmann::ordered_json types = nlohmann::ordered_json::object();
    for (const auto &[type, numbers] : lock.types)
        types[type] = {{"used", numbers.used}, {"removed", numbers.removed}};
    return documentText({{"schema", lockSchema}, {"types", std::move(types)}});
}

} // namespace alidade
