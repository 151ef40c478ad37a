#include "importers/syntax/languages.h"

namespace alidade {

namespace {

constexpr std::array table{
    Language{"go", {".go"}, readGoCode},
};

} // namespace

std::span<const Language> languages() { return table; }

} // namespace alidade
