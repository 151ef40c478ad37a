#pragma once

#include "importers/code/codefile.h"

#include <functional>

namespace alidade {

/// The calls on one object in the order of the code: the links of a builder's chain, and what is called on the variable
/// that holds it. The first one makes the object, or is the first one on a variable that the code was given.
struct CallObject {
    std::vector<std::size_t> calls; ///< indices in CodeFile::calls, all of one function
};

/// All objects of a file. `isPackage` tells whether a receiver is an import and no object.
std::vector<CallObject> callObjectsIn(const CodeFile &file, const std::function<bool(const std::string &)> &isPackage);

/// The name in lower case, letters and digits only: "WithCompensation" and "with_compensation" are one.
std::string plainWord(std::string_view name);
/// The words of a name, in lower case: "release", "inventory" of "ReleaseInventory" or "release_inventory".
std::vector<std::string> identifierWords(std::string_view name);
/// Whether a name says that something is taken back: "cancelHotel", "TransOutRevert", "refund".
bool soundsLikeUndo(std::string_view name);
/// Whether it can mean nothing else: "refund", but not "deleteFile".
bool isPlainlyUndo(std::string_view name);
/// Whether a name is that of what takes back the other: "CancelHotel" and "BookHotel", "WithdrawCompensation" and "Withdraw".
bool isUndoOf(std::string_view undo, std::string_view action);

} // namespace alidade
