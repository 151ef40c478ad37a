#include "app/cli/token.h"

#include "app/cli/output.h"
#include "model/error.h"

#include <cstdlib>

namespace alidade {

std::string tokenFrom(const std::string &file, const char *variable)
{
    std::string token;
    if (!file.empty())
        token = readFile(file);
    else if (const char *value = std::getenv(variable))
        token = value;
    token = token.substr(0, token.find_first_of("\r\n"));
    if (!file.empty() && token.empty())
        throw Error(file + " holds no token.");
    return token;
}

} // namespace alidade
