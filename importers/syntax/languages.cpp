#include "importers/syntax/languages.h"

namespace alidade {

namespace {

constexpr std::array table{
    Language{"go", {".go"}, readGoCode},
    Language{"java", {".java"}, readJavaCode},
    Language{"kotlin", {".kt", ".kts"}, readKotlinCode},
    Language{"python", {".py"}, readPythonCode},
    Language{"javascript", {".js", ".jsx", ".mjs", ".cjs"}, readJavaScriptCode},
    Language{"typescript", {".ts", ".tsx", ".mts", ".cts"}, readTypeScriptCode},
    Language{"csharp", {".cs"}, readCSharpCode},
    Language{"ruby", {".rb", ".ru"}, readRubyCode},
    Language{"php", {".php"}, readPhpCode},
    Language{"rust", {".rs"}, readRustCode},
};

} // namespace

std::span<const Language> languages() { return table; }

} // namespace alidade
