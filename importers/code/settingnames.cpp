#include "importers/code/settingnames.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr std::size_t longestName = 80;

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool isInName(char c) { return isCapital(c) || c == '_' || (c >= '0' && c <= '9'); }

/// "PAYMENT_ADDR", "PORT"; a local name may have a class before it: "Keys.PAYMENT_ADDR".
bool isVariable(std::string_view text)
{
    return text.size() > 2 && text.size() <= longestName && isCapital(text.front()) &&
           std::all_of(text.begin(), text.end(), isInName);
}

/// Keys of clouds and seeds of one-time passwords are written like variables: "AKIA6O4M2QXJ7KD5VEXA". They stay here.
bool mayBeSecret(std::string_view word)
{
    constexpr std::size_t shortestSecret = 16;
    return word.size() >= shortestSecret && word.find('_') == std::string_view::npos &&
           word.find_first_of("0123456789") != std::string_view::npos;
}

class Collector {
public:
    explicit Collector(std::set<std::string, std::less<>> &names) : m_names(names) {}

    void add(std::string_view name)
    {
        if (!name.empty() && name.size() <= longestName && m_names.find(name) == m_names.end())
            m_names.emplace(name);
    }

    void addWord(std::string_view text)
    {
        if (const std::string_view word = text.substr(text.rfind('.') + 1); isVariable(word))
            add(word);
    }

    /// The names in "http://${PAYMENT_ADDR}/", "$PAYMENT_ADDR", "env:PAYMENT_ADDR,required".
    void addWords(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            while (end < text.size() && isInName(text[end]))
                ++end;
            if (const std::string_view word = text.substr(at, end - at); isVariable(word) && !mayBeSecret(word))
                add(word);
            at = end + 1;
        }
    }

    /// The keys in `config["payment"]["addr"]`.
    void addKeys(std::string_view text)
    {
        constexpr std::string_view open = "[\"", close = "\"]";
        std::string keys;
        for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
            at += open.size();
            keys.append(keys.empty() ? "" : ".").append(text.substr(at, text.find(close, at) - at));
        }
        add(keys);
    }

    void read(const std::vector<Part> &parts)
    {
        for (const Part &part : parts) {
            switch (part.kind) {
            case Part::Kind::setting: add(part.text); break;
            case Part::Kind::text: addWords(part.text); break;
            default:
                addWord(part.text);
                addKeys(part.text);
                break;
            }
            read(part.fallback);
        }
    }

private:
    std::set<std::string, std::less<>> &m_names;
};

} // namespace

void addSettingNames(const CodeFile &file, std::set<std::string, std::less<>> &names)
{
    Collector collector(names);
    for (const Call &call : file.calls) {
        collector.addWord(call.receiver);
        for (const Argument &argument : call.arguments) {
            collector.addWord(argument.name);
            collector.read(argument.value.parts);
        }
    }
    for (const Binding &binding : file.bindings) {
        collector.addWord(binding.name);
        collector.read(binding.value.parts);
    }
    for (const AddressText &address : file.addresses)
        collector.read(address.value.parts);
    for (const Branch &branch : file.branches)
        collector.read(branch.subject.parts);
}

} // namespace alidade
