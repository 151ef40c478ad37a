#include "importers/syntax/goreader.h"

#include "importers/deployment/flags.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// What a known function does with its arguments.
enum class Deed : std::uint8_t {
    setting,   ///< reads the setting that its argument names
    format,    ///< formats with the first argument
    concat,    ///< puts the arguments together
    hostPort,  ///< host, port
    path,      ///< joins path elements
    list,      ///< joins the items of a list
    pass,      ///< gives its first argument, more or less
    firstThat, ///< gives the first argument that is not empty
};

struct KnownFunction {
    std::string_view package;
    std::string_view name; ///< "*": every function
    Deed deed;
};

constexpr std::array knownFunctions{
    KnownFunction{"os", "Getenv", Deed::setting},
    KnownFunction{"os", "LookupEnv", Deed::setting},
    KnownFunction{"syscall", "Getenv", Deed::setting},
    KnownFunction{"viper", "Get", Deed::setting},
    KnownFunction{"viper", "GetString", Deed::setting},
    KnownFunction{"viper", "GetInt", Deed::setting},
    KnownFunction{"viper", "GetBool", Deed::setting},
    KnownFunction{"viper", "GetDuration", Deed::setting},
    KnownFunction{"viper", "GetStringSlice", Deed::setting},
    KnownFunction{"fmt", "Sprintf", Deed::format},
    KnownFunction{"fmt", "Sprint", Deed::concat},
    KnownFunction{"net", "JoinHostPort", Deed::hostPort},
    KnownFunction{"path", "Join", Deed::path},
    KnownFunction{"net/url", "JoinPath", Deed::path},
    KnownFunction{"net/url", "Parse", Deed::pass},
    KnownFunction{"net/url", "ParseRequestURI", Deed::pass},
    KnownFunction{"strings", "Join", Deed::list},
    KnownFunction{"strings", "TrimSpace", Deed::pass},
    KnownFunction{"strings", "TrimSuffix", Deed::pass},
    KnownFunction{"strings", "TrimPrefix", Deed::pass},
    KnownFunction{"strings", "TrimRight", Deed::pass},
    KnownFunction{"strings", "TrimLeft", Deed::pass},
    KnownFunction{"strings", "Trim", Deed::pass},
    KnownFunction{"strings", "Split", Deed::pass},
    KnownFunction{"strings", "ToLower", Deed::pass},
    KnownFunction{"strconv", "Itoa", Deed::pass},
    KnownFunction{"aws", "String", Deed::pass},
    KnownFunction{"pointer", "String", Deed::pass},
    KnownFunction{"ptr", "To", Deed::pass},
    KnownFunction{"cmp", "Or", Deed::firstThat},
};

/// Packages under the name by which knownFunctions has them, with the ending of their import path.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> aliases{{
    {"github.com/spf13/viper", "viper"},
    {"github.com/aws/aws-sdk-go/aws", "aws"},
    {"github.com/aws/aws-sdk-go-v2/aws", "aws"},
    {"k8s.io/utils/pointer", "pointer"},
    {"k8s.io/utils/ptr", "ptr"},
    {"github.com/spf13/pflag", "flag"},
    {"github.com/namsral/flag", "flag"},
}};

/// The name of the package that an import path has by custom: "viper" of ".../viper/v2", "yaml" of "gopkg.in/yaml.v3".
std::string_view packageNameOf(std::string_view path)
{
    const auto lastOf = [](std::string_view text) { return text.substr(text.rfind('/') + 1); };
    std::string_view last = lastOf(path);
    if (last.size() > 1 && last[0] == 'v' && last.find_first_not_of("0123456789", 1) == std::string_view::npos &&
        last.size() < path.size())
        last = lastOf(path.substr(0, path.size() - last.size() - 1));
    last = last.substr(0, last.find(".v"));
    return last.starts_with("go-") ? last.substr(3) : last;
}

/// What a flag of the flag and pflag packages can be; the functions are called after it.
constexpr std::array<std::string_view, 13> flagTypes{"String",      "Bool",        "Int",    "Int32",   "Int64",
                                                     "Uint",        "Uint16",      "Uint64", "Float64", "Duration",
                                                     "StringSlice", "StringArray", "IPSlice"};

const Expression &argumentAt(const Call &call, std::size_t index)
{
    static const Expression nothing = unknownExpression();
    return index < call.arguments.size() ? call.arguments[index].value : nothing;
}

} // namespace

void GoReader::noteImport(const ImportLine &line)
{
    const auto alias = std::find_if(aliases.begin(), aliases.end(), [&](const auto &entry) { return entry.first == line.path; });
    Package package{line.path, {}};
    if (alias != aliases.end())
        package.known = alias->second;
    const std::string name(line.alias.empty() ? packageNameOf(line.path) : std::string_view(line.alias));
    const auto [found, isNew] = m_packages.insert_or_assign(name, std::move(package));
    if (found->second.known.empty())
        found->second.known = found->second.path;
    m_hasViper = m_hasViper || found->second.known == "viper";
}

/// `os.Args[1]`
bool GoReader::isCommandWord(std::string_view written) const
{
    constexpr std::string_view arguments = ".Args[1]";
    const auto package =
        written.ends_with(arguments) ? m_packages.find(written.substr(0, written.size() - arguments.size())) : m_packages.end();
    return package != m_packages.end() && package->second.path == "os";
}

/// `&cobra.Command{Use: "serve", Run: …}` and `&cli.Command{Name: "serve", Action: …}` run when the command line says so.
void GoReader::noteSubcommand(const Call &literal, TSNode lines)
{
    if (literal.name != "Command")
        return;
    Branch branch;
    bool doesRun = false;
    for (const Argument &argument : literal.arguments) {
        doesRun = doesRun || argument.name == "Run" || argument.name == "RunE" || argument.name == "Action";
        const auto text = argument.name == "Use" || argument.name == "Name" ? literalText(argument.value) : std::nullopt;
        if (text && !text->empty())
            branch.values = {textExpression(std::string_view(*text).substr(0, text->find(' ')))};
    }
    if (!doesRun || branch.values.empty())
        return;
    branch.subject = settingExpression(std::string(commandWords));
    addBranch(std::move(branch), lines, false);
}

std::optional<Expression> GoReader::foldKnown(const Call &call)
{
    const auto package = call.receiverCall == noCall ? m_packages.find(call.receiver) : m_packages.end();
    const bool isPackage = package != m_packages.end();
    if (isPackage && package->second.known == "flag" && call.name == "Arg" && literalText(argumentAt(call, 0)) == "0")
        return settingExpression(std::string(commandWords));
    if (!isPackage || package->second.known == "flag") {
        if (auto setting = foldFlag(call))
            return setting;
    }
    // What a variable calls in a file with viper is taken for a call of viper: others have no such names.
    const std::string_view from = isPackage ? std::string_view(package->second.known) : m_hasViper ? "viper" : "";
    const auto known = std::find_if(knownFunctions.begin(), knownFunctions.end(), [&](const KnownFunction &function) {
        return function.name == call.name && function.package == from && (isPackage || function.name != "Get");
    });
    if (known == knownFunctions.end() || call.arguments.empty())
        return std::nullopt;
    const Expression &first = argumentAt(call, 0);
    switch (known->deed) {
    case Deed::setting: {
        const auto name = literalText(first);
        return name ? std::optional(settingExpression(*name)) : std::nullopt;
    }
    case Deed::format: return formattedCall(call, 0);
    case Deed::concat: return joinedArguments(call, {});
    case Deed::hostPort: return joined(joined(first, textExpression(":")), argumentAt(call, 1));
    case Deed::path: return joinedArguments(call, "/");
    case Deed::list: return joinedList(call);
    case Deed::pass: return first;
    case Deed::firstThat: {
        Expression result = first;
        if (result.parts.size() == 1 && result.parts.front().kind == Part::Kind::setting)
            result.parts.front().fallback = argumentAt(call, 1).parts;
        return result;
    }
    }
    return std::nullopt;
}

/// flag.String(name, default, usage), flag.StringVar(&v, name, default, usage), and the same of flag sets; pflag adds
/// the P forms with a shorthand after the name.
std::optional<Expression> GoReader::foldFlag(const Call &call)
{
    std::string_view type = call.name;
    const bool hasShort = type.size() > 1 && type.ends_with('P');
    type.remove_suffix(hasShort ? 1 : 0);
    const bool isVar = type.ends_with("Var");
    type.remove_suffix(isVar ? 3 : 0);
    if (std::find(flagTypes.begin(), flagTypes.end(), type) == flagTypes.end())
        return std::nullopt;
    const std::size_t at = isVar ? 1 : 0;
    const std::size_t count = at + 3 + (hasShort ? 1 : 0);
    const auto name = literalText(argumentAt(call, at));
    if (call.arguments.size() != count || !name)
        return std::nullopt;
    Expression setting = settingExpression("--" + std::string(*name), argumentAt(call, count - 2));
    const Expression &variable = argumentAt(call, 0);
    if (isVar && variable.parts.size() == 1 && variable.parts.front().kind == Part::Kind::name)
        m_file.bindings.push_back({m_scope, variable.parts.front().text, {}, setting, -1, false, call.line});
    return setting;
}

Expression GoReader::formattedCall(const Call &call, std::size_t format) const
{
    const auto text = literalText(argumentAt(call, format));
    std::vector<Expression> arguments;
    for (std::size_t i = format + 1; i < call.arguments.size(); ++i)
        arguments.push_back(call.arguments[i].value);
    return text ? formatted(*text, arguments) : unknownExpression();
}

Expression GoReader::joinedArguments(const Call &call, std::string_view separator) const
{
    Expression result;
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        if (i > 0)
            result = joined(std::move(result), textExpression(separator));
        result = joined(std::move(result), call.arguments[i].value);
    }
    return result;
}

/// strings.Join([]string{…}, separator)
Expression GoReader::joinedList(const Call &call) const
{
    const Expression &list = argumentAt(call, 0);
    if (list.call == noCall || m_file.calls[list.call].kind != Call::Kind::literal)
        return list;
    return joinedArguments(m_file.calls[list.call], literalText(argumentAt(call, 1)).value_or(""));
}

} // namespace alidade
