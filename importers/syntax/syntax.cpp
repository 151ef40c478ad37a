#include "importers/syntax/syntax.h"

#include "importers/syntax/languages.h"
#include "importers/syntax/parse.h"

#include <algorithm>

namespace alidade {

std::string_view languageOfPath(std::string_view path)
{
    for (const Language &language : languages()) {
        for (const std::string_view ending : language.endings) {
            if (!ending.empty() && path.ends_with(ending))
                return language.name;
        }
    }
    return {};
}

std::optional<CodeFile> readCode(std::string_view text, std::string_view path, std::string_view language, std::stop_token stop)
{
    CodeFile file;
    file.path = path;
    file.language = language;
    const auto known = std::find_if(languages().begin(), languages().end(),
                                    [&](const Language &candidate) { return candidate.name == language; });
    if (known == languages().end())
        return file;
    if (text.size() > maxCodeBytes) {
        file.isCut = true;
        return file;
    }
    const ReadLimits limits(stop);
    if (!known->read(text, limits, file))
        return std::nullopt;
    file.faultLine = limits.faultLine();
    return file;
}

} // namespace alidade
