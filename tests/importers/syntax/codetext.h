#pragma once

#include "importers/syntax/syntax.h"

#include <string>

namespace alidade::test {

/// "'http://' host ':80'", "${ADDR:-'b:1'}", "http.Get()#3", "?": an expression for comparing as text.
inline std::string textOf(const std::vector<Part> &parts)
{
    std::string text;
    for (const Part &part : parts) {
        text += text.empty() ? "" : " ";
        switch (part.kind) {
        case Part::Kind::text: text += "'" + part.text + "'"; break;
        case Part::Kind::name: text += part.text; break;
        case Part::Kind::setting:
            text += "${" + part.text + (part.fallback.empty() ? "" : ":-" + textOf(part.fallback)) + "}";
            break;
        case Part::Kind::call: text += part.text + "()"; break;
        case Part::Kind::unknown: text += "?"; break;
        }
    }
    return text;
}

inline std::string textOf(const Expression &expression)
{
    return textOf(expression.parts) + (expression.call == noCall ? "" : "#" + std::to_string(expression.call));
}

/// "3 #0 main: http.Get('http://a') -> resp", one line a call; ".Get on #1" when the receiver is a call.
inline std::string callsOf(const CodeFile &file)
{
    static const char *const kinds[] = {"", "new ", "literal ", "@"};
    std::string text;
    for (std::size_t i = 0; i < file.calls.size(); ++i) {
        const Call &call = file.calls[i];
        text += std::to_string(call.line) + " #" + std::to_string(i) + " " + (call.scope.empty() ? "" : call.scope + ": ") +
                kinds[static_cast<int>(call.kind)] + (call.receiver.empty() ? "" : call.receiver + ".") + call.name + "(";
        for (std::size_t k = 0; k < call.arguments.size(); ++k)
            text += (k == 0 ? "" : ", ") + call.arguments[k].name + (call.arguments[k].name.empty() ? "" : ": ") +
                    textOf(call.arguments[k].value);
        text += ")" + (call.receiverCall == noCall ? "" : " on #" + std::to_string(call.receiverCall)) +
                (call.assignedTo.empty() ? "" : " -> " + call.assignedTo) + (call.target.empty() ? "" : " at " + call.target) +
                "\n";
    }
    return text;
}

/// "3 main: conn grpc.ClientConn = grpc.Dial()#0", one line a binding; "[0]" for the first parameter.
inline std::string bindingsOf(const CodeFile &file)
{
    std::string text;
    for (const Binding &binding : file.bindings)
        text += std::to_string(binding.line) + " " + (binding.scope.empty() ? "" : binding.scope + ": ") + binding.name +
                (binding.parameter < 0 ? "" : "[" + std::to_string(binding.parameter) + "]") +
                (binding.type.empty() ? "" : " " + binding.type) + (binding.isConst ? " const" : "") +
                (binding.value == Expression{} ? "" : " = " + textOf(binding.value)) + "\n";
    return text;
}

/// "3-9 Server.Start", "11-12 type Server: Base", one line a definition.
inline std::string definitionsOf(const CodeFile &file)
{
    std::string text;
    for (const Definition &definition : file.definitions) {
        text += std::to_string(definition.line) + "-" + std::to_string(definition.lastLine) +
                (definition.isType ? " type " : " ") + definition.name;
        for (std::size_t i = 0; i < definition.bases.size(); ++i)
            text += (i == 0 ? ": " : ", ") + definition.bases[i];
        text += "\n";
    }
    return text;
}

inline std::string addressesOf(const CodeFile &file)
{
    std::string text;
    for (const AddressText &address : file.addresses)
        text += std::to_string(address.line) + " " + (address.scope.empty() ? "" : address.scope + ": ") +
                textOf(address.value.parts) + "\n";
    return text;
}

inline std::string importsOf(const CodeFile &file)
{
    std::string text;
    for (const ImportLine &import : file.imports) {
        text += std::to_string(import.line) + " " + import.path + (import.alias.empty() ? "" : " as " + import.alias);
        for (const std::string &name : import.names)
            text += " " + name;
        text += "\n";
    }
    return text;
}

/// "4-6 main: kind in 'a', 'b'", "none of" for the other lines.
inline std::string branchesOf(const CodeFile &file)
{
    std::string text;
    for (const Branch &branch : file.branches) {
        text += std::to_string(branch.line) + "-" + std::to_string(branch.lastLine) + " " + branch.scope + ": " +
                textOf(branch.subject.parts) + (branch.isOther ? " none of" : " in");
        for (std::size_t i = 0; i < branch.values.size(); ++i)
            text += (i == 0 ? " " : ", ") + (branch.values[i].parts.empty() ? "''" : textOf(branch.values[i].parts));
        text += "\n";
    }
    return text;
}

} // namespace alidade::test
