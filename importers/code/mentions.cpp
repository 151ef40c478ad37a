#include "importers/code/mentions.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace alidade {

namespace {

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// "Listener" of "Listener.listen".
std::string_view outermost(std::string_view scope) { return scope.substr(0, scope.find('.')); }

/// "AddBroker" of "BrokerExtensions.AddBroker": an extension method of C# is called by its own name alone.
std::string_view innermost(std::string_view scope) { return scope.substr(scope.rfind('.') + 1); }

/// Annotations that change nothing of what runs.
bool isForCompilers(std::string_view annotation)
{
    static constexpr std::array<std::string_view, 7> names{"Override", "Deprecated", "SuppressWarnings", "SafeVarargs",
                                                           "Nullable", "NotNull",    "NonNull"};
    return std::find(names.begin(), names.end(), annotation) != names.end();
}

class Mentions {
public:
    Mentions(const CodeBase &base, const std::vector<std::size_t> &libraries)
    {
        for (const std::size_t unit : libraries) {
            for (const std::size_t file : base.units()[unit].files)
                addBlocks(unit, base.files()[file]);
        }
        for (const std::size_t unit : libraries) {
            for (const std::size_t file : base.units()[unit].files) {
                const CodeFile &code = base.files()[file];
                if (code.language == "java" || code.language == "kotlin")
                    addFoundByFrameworks(code);
            }
        }
    }

    /// All that a file of the program names.
    void read(const CodeFile &file)
    {
        for (const ImportLine &import : file.imports) {
            for (const std::string &name : import.names)
                addWords(name);
        }
        for (const Call &call : file.calls)
            add(call);
        for (const Binding &binding : file.bindings)
            add(binding);
        for (const Definition &definition : file.definitions)
            add(definition);
    }

    std::vector<std::pair<std::size_t, std::string_view>> follow()
    {
        std::vector<std::pair<std::size_t, std::string_view>> found;
        while (!m_open.empty()) {
            const Block &block = m_blocks.at(m_open.back());
            m_open.pop_back();
            for (const auto &[unit, definition] : block.definitions) {
                add(*definition);
                found.emplace_back(unit, definition->name);
            }
            for (const Call *call : block.calls)
                add(*call);
            for (const Binding *binding : block.bindings)
                add(*binding);
        }
        return found;
    }

private:
    /// What stands in the functions and types of the libraries that go by one name.
    struct Block {
        std::vector<std::pair<std::size_t, const Definition *>> definitions;
        std::vector<const Call *> calls;
        std::vector<const Binding *> bindings;
    };

    void addBlocks(std::size_t unit, const CodeFile &file)
    {
        const bool hasExtensions = file.language == "csharp";
        const auto add = [&](std::string_view scope, const auto &to) {
            to(m_blocks[outermost(scope)]);
            if (const std::string_view method = innermost(scope); hasExtensions && method.size() < scope.size())
                to(m_blocks[method]);
        };
        for (const Definition &definition : file.definitions)
            add(definition.name, [&](Block &block) { block.definitions.emplace_back(unit, &definition); });
        for (const Call &call : file.calls)
            add(call.scope.empty() ? call.target : call.scope, [&](Block &block) { block.calls.push_back(&call); });
        for (const Binding &binding : file.bindings)
            add(binding.scope, [&](Block &block) { block.bindings.push_back(&binding); });
    }

    /// What no code names because a framework finds it: by an annotation, or by a type from elsewhere that it extends.
    void addFoundByFrameworks(const CodeFile &file)
    {
        for (const Call &call : file.calls) {
            if (call.kind == Call::Kind::annotation && !isForCompilers(call.name))
                addWords(outermost(call.target));
        }
        for (const Definition &definition : file.definitions) {
            if (std::any_of(definition.bases.begin(), definition.bases.end(),
                            [this](const std::string &base) { return !m_blocks.contains(base.substr(0, base.find('<'))); }))
                addWords(outermost(definition.name));
        }
    }

    void addWords(std::string_view text)
    {
        for (std::size_t start = 0; start < text.size();) {
            std::size_t end = start;
            while (end < text.size() && isNamePart(text[end]))
                ++end;
            const std::string_view word = text.substr(start, end - start);
            if (!word.empty() && m_blocks.contains(word) && m_words.insert(word).second)
                m_open.push_back(word);
            start = end + 1;
        }
    }

    void add(const Expression &expression)
    {
        for (const Part &part : expression.parts) {
            if (part.kind == Part::Kind::name)
                addWords(part.text);
        }
    }

    void add(const Call &call)
    {
        addWords(call.receiver);
        addWords(call.name);
        for (const Argument &argument : call.arguments)
            add(argument.value);
    }

    void add(const Binding &binding)
    {
        if (binding.name == "this") // one extension method of a class does not name the others
            return;
        addWords(binding.type);
        add(binding.value);
    }

    void add(const Definition &definition)
    {
        for (const std::string &base : definition.bases)
            addWords(base);
    }

    std::unordered_map<std::string_view, Block> m_blocks; ///< by outermost name; empty for what stands in no function
    std::unordered_set<std::string_view> m_words;
    std::vector<std::string_view> m_open;
};

} // namespace

std::vector<std::pair<std::size_t, std::string_view>>
mentionedDefinitions(const CodeBase &base, const std::vector<std::size_t> &own, const std::vector<std::size_t> &libraries)
{
    if (libraries.empty())
        return {};
    Mentions mentions(base, libraries);
    for (const std::size_t unit : own) {
        for (const std::size_t file : base.units()[unit].files)
            mentions.read(base.files()[file]);
    }
    return mentions.follow();
}

} // namespace alidade
