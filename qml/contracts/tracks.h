#pragma once

#include "importers/yaml/yaml.h"
#include "model/contractcheck.h"

#include <string>
#include <vector>

namespace alidade {

/// A line of the comparison of one API in two languages: what stands in the proto, and what of the OpenAPI document belongs to
/// it.
struct TrackRow {
    enum class Kind : std::uint8_t { heading, operation, part, type, field };
    enum class State : std::uint8_t {
        same,
        differs,
        onlyProto,
        onlyOpenApi,
        elsewhere ///< only in the proto, and rightly so: a request whose fields are parameters
    };
    /// How the two differ.
    enum class Difference : std::uint8_t { route, status, type, required, deprecated };
    struct Note {
        Difference difference = Difference::type;
        std::string expected, found; ///< what the proto maps to, and what the document says
    };

    Kind kind = Kind::field;
    State state = State::same;
    std::string proto, openApi;         ///< as written, in one line each; empty when it is not there
    std::string protoFile, openApiFile; ///< in the source
    int protoLine = 0, openApiLine = 0;
    std::vector<Note> notes;
};

/// One API in two languages, row by row.
struct Tracks {
    std::vector<TrackRow> rows;
    std::size_t operations = 0;  ///< that are in both
    std::size_t differences = 0; ///< rows that are not the same
};

/// Lays a proto package (packageAlone()) beside an OpenAPI document of the same API: operations by route, by operationId or by
/// the name of the method, types and fields by name. What a proto means in OpenAPI is what convertToOpenApi() makes of it.
Tracks alignTracks(const ContractSet &package, const std::string &name, const YamlNode &document,
                   const std::string &documentFile);

/// How many operations of the document are called as methods of the package; a guess whether the two are one API.
std::size_t operationsInCommon(const ContractSet &set, const std::string &package, const YamlNode &document);

} // namespace alidade
