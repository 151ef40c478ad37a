#pragma once

#include "importers/code/callplaces.h"
#include "importers/code/codefile.h"
#include "importers/code/pattern.h"

#include <functional>
#include <optional>
#include <span>

namespace alidade {

/// A pattern that was found in a file. Its texts are expressions of that file: they are folded when it is known who
/// runs the code.
struct Sighting {
    const Framework *framework = nullptr;
    const CodePattern *pattern = nullptr;
    std::size_t call = noCall; ///< index in CodeFile::calls
    std::string star;          ///< what stands for '*' in the name of the call
    Expression target, method, path, handler, service, exchange, topic, type, table, value; ///< unset: a part `unknown`
};

/// The type that a file's code gives to the receiver of a call, as far as the caller knows better than the file alone.
using TypeOfReceiver = std::function<std::string(const Call &)>;

/// Finds the patterns of all frameworks that a file imports; in the order of its calls.
std::vector<Sighting> sightingsIn(const CodeFile &file, const TypeOfReceiver &typeOf = {});

/// The same with some frameworks only, which live longer than the result.
std::vector<Sighting> sightingsIn(const CodeFile &file, std::span<const Framework> frameworks, const TypeOfReceiver &typeOf);

/// The local name of an import: its alias, or by the rule of the language.
std::string localName(const ImportLine &import, std::string_view language);

} // namespace alidade
