#pragma once

#include "importers/helm/value.h"

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace alidade::helm {

/// What is wrong in a template, and in which of its lines.
class TemplateFault : public std::runtime_error {
public:
    TemplateFault(int atLine, const std::string &message) : std::runtime_error(message), line(atLine) {}
    int line;
};

struct Pipeline;

/// An argument of a command: a value with the fields that are taken from it (".Values.image", "$x.name", "(…).kind").
struct Operand {
    enum class Kind : std::uint8_t { literal, dot, variable, function, pipeline };
    Kind kind = Kind::dot;
    Value literal = {};
    std::string name = {};                ///< of the variable or function
    std::vector<std::string> fields = {}; ///< taken one after the other
    std::shared_ptr<const Pipeline> pipeline = {};
};

/// Commands that each get the result of the one before as last argument, and the variables that it is kept in.
struct Pipeline {
    std::vector<std::string> variables;
    bool isAssignment = false; ///< `=` to a variable that is there, not `:=`
    std::vector<std::vector<Operand>> commands;
    int line = 0;
};

/// A part of a template.
struct Node {
    enum class Kind : std::uint8_t { text, action, branch, range, with, call, breakOut, next };
    Kind kind = Kind::text;
    int line = 0;
    std::string text = {}; ///< of a text; the name of a called template
    Pipeline pipeline = {};
    std::vector<Node> body = {};
    std::vector<Node> otherwise = {};
};

/// A parsed file: what it prints, and the templates that it defines.
struct Template {
    std::vector<Node> body;
    std::map<std::string, std::vector<Node>> defined;
};

/// Parses Go's text/template language. Throws TemplateFault.
Template parseTemplate(std::string_view text, int firstLine = 1);

} // namespace alidade::helm
