#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace alidade {

// A proto3 file that is about to be written.

struct NewProtoField {
    std::string name, type; ///< "int64", "map<string, Order>"
    std::string comment, jsonName, oneof;
    std::int32_t number = 0;
    bool isRepeated = false, isOptional = false, isDeprecated = false;
    std::vector<std::string> behaviors; ///< of google.api.field_behavior
};

struct NewProtoReserved {
    std::vector<std::pair<std::int32_t, std::int32_t>> numbers;
    std::set<std::string> names;
};

struct NewProtoEnum {
    std::string name, comment;
    bool isDeprecated = false;
    std::vector<std::pair<std::string, std::int32_t>> values;
    NewProtoReserved reserved;
};

struct NewProtoMessage {
    std::string name, comment;
    bool isDeprecated = false;
    std::vector<NewProtoField> fields;
    std::vector<NewProtoMessage> messages;
    std::vector<NewProtoEnum> enums;
    NewProtoReserved reserved;
};

/// A rule of google.api.http.
struct NewProtoRoute {
    std::string method, path, body, responseBody;
};

struct NewProtoMethod {
    std::string name, comment, input, output, idempotency;
    bool isClientStreaming = false, isServerStreaming = false, isDeprecated = false;
    std::vector<NewProtoRoute> routes;
};

struct NewProtoService {
    std::string name, comment;
    std::vector<NewProtoMethod> methods;
};

struct NewProtoFile {
    std::string comment, package;
    std::set<std::string> imports;
    std::map<std::string, std::string> options; ///< values as proto writes them
    std::vector<NewProtoService> services;
    std::vector<NewProtoMessage> messages;
    std::vector<NewProtoEnum> enums;
};

/// The text of the file.
std::string protoText(const NewProtoFile &file);

} // namespace alidade
