#include "importers/cache/codebytes.h"

#include "model/bytes.h"

namespace alidade {

namespace {

/// Fallbacks within fallbacks: deeper ones are no work of a front-end.
constexpr int maxFallbacks = 16;

std::uint64_t callNumber(std::size_t call) { return call == noCall ? 0 : call + 1; }

class CodeWriter {
public:
    std::string write(const CodeFile &file)
    {
        m_bytes.text(file.package);
        m_bytes.number((file.isGenerated ? 1U : 0U) | (file.isTest ? 2U : 0U) | (file.isCut ? 4U : 0U));
        line(file.faultLine);
        each(file.imports, [this](const ImportLine &import) {
            m_bytes.text(import.path);
            m_bytes.text(import.alias);
            texts(import.names);
            line(import.line);
        });
        each(file.calls, [this](const Call &call) { write(call); });
        each(file.bindings, [this](const Binding &binding) {
            m_bytes.repeated(binding.scope);
            m_bytes.text(binding.name);
            m_bytes.text(binding.type);
            write(binding.value);
            m_bytes.number(static_cast<std::uint64_t>(binding.parameter) + 1);
            m_bytes.number(binding.isConst ? 1 : 0);
            line(binding.line);
        });
        each(file.definitions, [this](const Definition &definition) {
            m_bytes.text(definition.name);
            m_bytes.number(definition.isType ? 1 : 0);
            texts(definition.bases);
            line(definition.line);
            line(definition.lastLine);
        });
        each(file.addresses, [this](const AddressText &address) {
            write(address.value);
            m_bytes.repeated(address.scope);
            line(address.line);
        });
        each(file.branches, [this](const Branch &branch) {
            m_bytes.repeated(branch.scope);
            write(branch.subject);
            each(branch.values, [this](const Expression &value) { write(value); });
            m_bytes.number(branch.isOther ? 1 : 0);
            line(branch.line);
            line(branch.lastLine);
        });
        each(file.asides, [this](const Aside &aside) {
            m_bytes.number(static_cast<std::uint64_t>(aside.kind));
            m_bytes.number(aside.firstCall);
            m_bytes.number(aside.endCall);
        });
        return m_bytes.take();
    }

private:
    template <typename List, typename Write> void each(const List &list, Write writeOne)
    {
        m_bytes.number(list.size());
        for (const auto &item : list)
            writeOne(item);
    }

    void line(int number) { m_bytes.number(static_cast<std::uint64_t>(number < 0 ? 0 : number)); }

    void texts(const std::vector<std::string> &list)
    {
        each(list, [this](const std::string &text) { m_bytes.text(text); });
    }

    void write(const Call &call)
    {
        m_bytes.number(static_cast<std::uint64_t>(call.kind));
        m_bytes.text(call.receiver);
        m_bytes.text(call.name);
        m_bytes.number(callNumber(call.receiverCall));
        each(call.arguments, [this](const Argument &argument) {
            m_bytes.text(argument.name);
            write(argument.value);
        });
        m_bytes.repeated(call.scope);
        m_bytes.text(call.assignedTo);
        m_bytes.text(call.target);
        line(call.line);
    }

    void write(const Expression &expression)
    {
        write(expression.parts);
        m_bytes.number(callNumber(expression.call));
    }

    void write(const std::vector<Part> &parts)
    {
        each(parts, [this](const Part &part) {
            m_bytes.number(static_cast<std::uint64_t>(part.kind));
            m_bytes.text(part.text);
            write(part.fallback);
        });
    }

    ByteWriter m_bytes;
};

class CodeReader {
public:
    explicit CodeReader(std::string_view bytes) : m_bytes(bytes) {}

    std::optional<CodeFile> read()
    {
        CodeFile file;
        file.package = m_bytes.text();
        const std::uint64_t flags = m_bytes.number(7);
        file.isGenerated = (flags & 1U) != 0;
        file.isTest = (flags & 2U) != 0;
        file.isCut = (flags & 4U) != 0;
        file.faultLine = m_bytes.line();
        each(file.imports, [this](ImportLine &import) {
            import.path = m_bytes.text();
            import.alias = m_bytes.text();
            texts(import.names);
            import.line = m_bytes.line();
        });
        each(file.calls, [this](Call &call) { read(call); });
        each(file.bindings, [this](Binding &binding) { read(binding); });
        each(file.definitions, [this](Definition &definition) {
            definition.name = m_bytes.text();
            definition.isType = m_bytes.flag();
            texts(definition.bases);
            definition.line = m_bytes.line();
            definition.lastLine = m_bytes.line();
        });
        each(file.addresses, [this](AddressText &address) {
            read(address.value);
            address.scope = m_bytes.repeated();
            address.line = m_bytes.line();
        });
        each(file.branches, [this](Branch &branch) { read(branch); });
        const std::size_t calls = file.calls.size();
        each(file.asides, [this, calls](Aside &aside) {
            aside.kind = static_cast<Aside::Kind>(m_bytes.number(static_cast<std::uint64_t>(Aside::Kind::onError)));
            aside.firstCall = static_cast<std::size_t>(m_bytes.number(calls));
            aside.endCall = static_cast<std::size_t>(m_bytes.number(calls));
        });
        if (!m_bytes.isGood() || !m_bytes.isAtEnd() || m_mostCall > file.calls.size())
            return std::nullopt;
        return file;
    }

private:
    template <typename Item, typename Read> void each(std::vector<Item> &list, Read readOne)
    {
        const std::size_t count = m_bytes.count();
        for (std::size_t i = 0; i < count && m_bytes.isGood(); ++i)
            readOne(list.emplace_back());
    }

    void texts(std::vector<std::string> &list)
    {
        each(list, [this](std::string &text) { text = m_bytes.text(); });
    }

    /// The index of a call: those that it may name are not all read yet.
    std::size_t call()
    {
        const auto number = static_cast<std::size_t>(m_bytes.number());
        m_mostCall = std::max(m_mostCall, number);
        return number == 0 ? noCall : number - 1;
    }

    void read(Call &made)
    {
        made.kind = static_cast<Call::Kind>(m_bytes.number(static_cast<std::uint64_t>(Call::Kind::annotation)));
        made.receiver = m_bytes.text();
        made.name = m_bytes.text();
        made.receiverCall = call();
        each(made.arguments, [this](Argument &argument) {
            argument.name = m_bytes.text();
            read(argument.value);
        });
        made.scope = m_bytes.repeated();
        made.assignedTo = m_bytes.text();
        made.target = m_bytes.text();
        made.line = m_bytes.line();
    }

    void read(Binding &binding)
    {
        binding.scope = m_bytes.repeated();
        binding.name = m_bytes.text();
        binding.type = m_bytes.text();
        read(binding.value);
        binding.parameter = m_bytes.line() - 1;
        binding.isConst = m_bytes.flag();
        binding.line = m_bytes.line();
    }

    void read(Branch &branch)
    {
        branch.scope = m_bytes.repeated();
        read(branch.subject);
        each(branch.values, [this](Expression &value) { read(value); });
        branch.isOther = m_bytes.flag();
        branch.line = m_bytes.line();
        branch.lastLine = m_bytes.line();
    }

    void read(Expression &expression)
    {
        read(expression.parts, 0);
        expression.call = call();
    }

    void read(std::vector<Part> &parts, int depth)
    {
        if (depth > maxFallbacks)
            return m_bytes.fail();
        each(parts, [this, depth](Part &part) {
            part.kind = static_cast<Part::Kind>(m_bytes.number(static_cast<std::uint64_t>(Part::Kind::unknown)));
            part.text = m_bytes.text();
            read(part.fallback, depth + 1);
        });
    }

    ByteReader m_bytes;
    std::size_t m_mostCall = 0; ///< the highest index of a call that was named, plus one
};

} // namespace

std::string codeBytes(const CodeFile &file) { return CodeWriter().write(file); }

std::optional<CodeFile> codeOfBytes(std::string_view bytes) { return CodeReader(bytes).read(); }

} // namespace alidade
