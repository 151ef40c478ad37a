#include "analysis/contracts/openapi/apioperations.h"
#include "analysis/contracts/openapi/apischemas.h"

#include <algorithm>
#include <cctype>

namespace alidade {

namespace {

using Content = OpenApiNamed<OpenApiMedia>;

/// "application/problem+json;q=1" (RFC 6838).
struct MediaName {
    std::string type, subtype, suffix, parameters;
    bool isValid = false;
};

MediaName mediaName(const std::string &text)
{
    MediaName name;
    std::string plain;
    for (char c : text.substr(0, text.find(';'))) {
        if (c != ' ')
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    if (const std::size_t semicolon = text.find(';'); semicolon != std::string::npos) {
        for (char c : text.substr(semicolon + 1)) {
            if (c != ' ')
                name.parameters += c;
        }
    }
    const std::size_t slash = plain.find('/'), plus = plain.find('+');
    name.isValid = slash != std::string::npos && plain.find('/', slash + 1) == std::string::npos && plain.rfind('+') == plus;
    name.type = plain.substr(0, slash);
    name.subtype = name.isValid ? plain.substr(slash + 1, plus == std::string::npos ? plus : plus - slash - 1) : "";
    name.suffix = plus == std::string::npos ? "" : plain.substr(plus + 1);
    return name;
}

/// Whether whoever takes `wide` also takes `narrow`: application/json and application/problem+json.
bool contains(const std::string &wide, const std::string &narrow)
{
    const MediaName left = mediaName(wide), right = mediaName(narrow);
    if (!left.isValid || !right.isValid || left.type != right.type)
        return false;
    if (left.suffix.empty() && !right.suffix.empty() && right.suffix == left.subtype)
        return true;
    return left.subtype == right.subtype && left.suffix == right.suffix;
}

bool isJson(const std::string &type) { return type == "application/json" || type.ends_with("+json"); }

struct MediaPair {
    const std::string *olderName, *newerName;
    const OpenApiMedia *older, *newer;
};

struct ContentPairs {
    std::vector<MediaPair> both;
    std::vector<const Content::value_type *> added, removed;
};

ContentPairs pairContent(const Content &older, const Content &newer)
{
    ContentPairs pairs;
    for (const auto &each : older) {
        if (const OpenApiMedia *other = findNamed(newer, each.first))
            pairs.both.push_back({&each.first, &each.first, &each.second, other});
        else
            pairs.removed.push_back(&each);
    }
    for (const auto &each : newer) {
        if (findNamed(older, each.first))
            continue;
        const auto equivalent = std::find_if(pairs.removed.begin(), pairs.removed.end(), [&](const auto *gone) {
            return contains(gone->first, each.first) || contains(each.first, gone->first);
        });
        if (equivalent == pairs.removed.end()) {
            pairs.added.push_back(&each);
        } else {
            pairs.both.push_back({&(*equivalent)->first, &each.first, &(*equivalent)->second, &each.second});
            pairs.removed.erase(equivalent);
        }
    }
    return pairs;
}

/// Compares bodies of one direction; `subject` is "the request body" or "the response 200".
void compareContent(const OperationPair &pair, const Content &older, const Content &newer, const std::string &subject,
                    bool isRequest, OpenApiPlace olderPlace, OpenApiPlace newerPlace)
{
    const ContentPairs pairs = pairContent(older, newer);
    const std::string side = isRequest ? "request-body-" : "response-";
    std::string begin = subject;
    begin.front() = static_cast<char>(begin.front() - 32);
    for (const auto *added : pairs.added)
        pair.tell(side + "media-type-added", begin + " may be " + added->first + ", too", olderPlace, added->second.place);
    for (const auto *removed : pairs.removed)
        pair.tell(side + "media-type-removed", begin + " may not be " + removed->first + " any more", removed->second.place,
                  newerPlace);
    for (const MediaPair &media : pairs.both) {
        if (!isRequest && *media.olderName != *media.newerName) {
            const bool isSameParameters = mediaName(*media.olderName).parameters == mediaName(*media.newerName).parameters;
            pair.tell(!isSameParameters                              ? "response-media-type-name-changed"
                      : contains(*media.olderName, *media.newerName) ? "response-media-type-name-specialized"
                                                                     : "response-media-type-name-generalized",
                      begin + " was " + *media.olderName + " and is " + *media.newerName + " now", media.older->place,
                      media.newer->place);
        }
        const bool before = media.older->schema.isThere(), after = media.newer->schema.isThere();
        if (before != after) {
            const std::string rule = isRequest ? "request-body-media-type-schema-" : "response-body-media-type-schema-";
            pair.tell(rule + (after ? "added" : "removed"),
                      begin + (after ? " has a schema now" : " has no schema any more") + " for " + *media.newerName,
                      media.older->place, media.newer->place);
        }
        ApiUsage usage{isRequest ? ApiUsage::Side::request : ApiUsage::Side::response, pair.element,
                       pairs.both.size() > 1 ? subject + " (" + *media.newerName + ")" : subject};
        usage.isStrict = isJson(*media.newerName);
        usage.sunsetDays = pair.sunsetDays;
        ApiSchemaComparison(pair.olderSide, pair.newerSide, pair.report, usage).compare(media.older->schema, media.newer->schema);
    }
}

void compareHeaders(const OperationPair &pair, const std::string &status, const OpenApiResponse &older,
                    const OpenApiResponse &newer)
{
    const auto isSame = [](const std::string &left, const std::string &right) {
        return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                          [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
    };
    const auto find = [&](const OpenApiNamed<OpenApiHeader> &list, const std::string &name) -> const OpenApiHeader * {
        const auto found = std::find_if(list.begin(), list.end(), [&](const auto &each) { return isSame(each.first, name); });
        return found == list.end() ? nullptr : &found->second;
    };
    const auto subjectOf = [&](const std::string &name) { return "the header \"" + name + "\" of the response " + status; };
    for (const auto &[name, header] : older.headers) {
        const std::string subject = subjectOf(name);
        const std::string begin = "T" + subject.substr(1);
        const OpenApiHeader *other = find(newer.headers, name);
        if (!other) {
            pair.tell(header.isRequired ? "required-response-header-removed" : "optional-response-header-removed",
                      begin + " is gone", header.place, newer.place);
            continue;
        }
        if (header.isRequired && !other->isRequired)
            pair.tell("response-header-became-optional", begin + " is optional now", header.place, other->place);
        ApiUsage usage{ApiUsage::Side::header, pair.element, subject};
        usage.isStrict = false;
        ApiSchemaComparison(pair.olderSide, pair.newerSide, pair.report, usage).compare(header.schema, other->schema);
    }
    for (const auto &[name, header] : newer.headers) {
        if (!find(older.headers, name))
            pair.tell("response-header-added", "T" + subjectOf(name).substr(1) + " is new", older.place, header.place);
    }
}

/// 0 for what is no number: "default", "4XX".
int statusNumber(const std::string &status)
{
    const bool isNumber = !status.empty() && status.size() < 6 &&
                          std::all_of(status.begin(), status.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    return isNumber ? std::stoi(status) : 0;
}

} // namespace

void compareBodies(const OperationPair &pair)
{
    const auto &older = pair.older.body, &newer = pair.newer.body;
    if (!older && newer)
        pair.tell(newer->isRequired ? "request-body-added-required" : "request-body-added-optional",
                  newer->isRequired ? "It needs a request body now" : "It takes a request body now", pair.older.place,
                  newer->place);
    if (older && !newer)
        pair.tell("request-body-removed", "It takes no request body any more", older->place, pair.newer.place);
    if (!older || !newer)
        return;
    if (older->isRequired != newer->isRequired)
        pair.tell(newer->isRequired ? "request-body-became-required" : "request-body-became-optional",
                  newer->isRequired ? "The request body is required now" : "The request body is optional now", older->place,
                  newer->place);
    compareContent(pair, older->content, newer->content, "the request body", true, older->place, newer->place);
}

void compareResponses(const OperationPair &pair)
{
    const auto tell = [&](const std::string &status, const std::string &what, OpenApiPlace older, OpenApiPlace newer) {
        const int number = statusNumber(status);
        if (number != 0)
            pair.tell((number >= 200 && number <= 299 ? "response-success-status-" : "response-non-success-status-") + what,
                      "The response " + status + (what == "removed" ? " is gone" : " is new"), older, newer);
    };
    for (const auto &[status, response] : pair.older.responses) {
        const OpenApiResponse *other = findNamed(pair.newer.responses, status);
        if (!other) {
            tell(status, "removed", response.place, pair.newer.place);
            continue;
        }
        compareContent(pair, response.content, other->content, "the response " + status, false, response.place, other->place);
        compareHeaders(pair, status, response, *other);
    }
    for (const auto &[status, response] : pair.newer.responses) {
        if (!findNamed(pair.older.responses, status))
            tell(status, "added", pair.older.place, response.place);
    }
}

} // namespace alidade
