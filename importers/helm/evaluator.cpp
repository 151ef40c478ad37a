#include "importers/helm/evaluator.h"

#include "importers/helm/functions.h"
#include "importers/tree.h"
#include "model/error.h"

#include <algorithm>
#include <set>

namespace alidade::helm {

namespace {

/// A limit was reached: nothing more of this template is evaluated.
class LimitReached : public TemplateFault {
public:
    using TemplateFault::TemplateFault;
};

/// Text that remembers from which line of the template each of its lines comes.
class Output {
public:
    void write(std::string_view text, int line, bool isTemplateText)
    {
        for (const char c : text) {
            const bool isBlank = c == ' ' || c == '\t' || c == '\r';
            if (c == '\n') {
                if (lines.back() == 0)
                    lines.back() = line;
                lines.push_back(0);
                line += isTemplateText ? 1 : 0;
            } else if (!isBlank && lines.back() == 0) {
                lines.back() = line;
            }
        }
        this->text += text;
    }

    std::string text;
    std::vector<int> lines{0};
};

/// Whether a path fits a pattern of .Files.Glob: '*' within one directory, "**" over several.
bool fits(std::string_view path, std::string_view pattern, int &steps)
{
    constexpr int mostSteps = 10'000;
    if (++steps > mostSteps)
        return false;
    if (pattern.empty())
        return path.empty();
    if (pattern.starts_with("**"))
        return fits(path, pattern.substr(2), steps) || (!path.empty() && fits(path.substr(1), pattern, steps)) ||
               (pattern.starts_with("**/") && fits(path, pattern.substr(3), steps));
    if (pattern.front() == '*')
        return fits(path, pattern.substr(1), steps) ||
               (!path.empty() && path.front() != '/' && fits(path.substr(1), pattern, steps));
    return !path.empty() && (pattern.front() == '?' || pattern.front() == path.front()) &&
           fits(path.substr(1), pattern.substr(1), steps);
}

} // namespace

/// One rendering: the variables, the output and what went wrong.
class Evaluator::Run {
public:
    Run(Evaluator &evaluator, const Value &root) : m_evaluator(evaluator) { m_variables.emplace_back("", root); }

    Rendering render(const std::vector<Node> &body, const Value &data)
    {
        try {
            execute(body, data);
        } catch (const LimitReached &fault) {
            m_faults.push_back(fault);
        } catch (const TemplateFault &fault) {
            m_faults.push_back(fault);
        }
        return {std::move(m_output.text), std::move(m_output.lines), std::move(m_faults)};
    }

private:
    enum class Flow { on, breakOut, next };

    void step(int line, std::size_t bytes = 0);
    void addFault(const TemplateFault &fault);
    void stepThrough(const Value &value);
    void stepFor(const std::string &function, const std::vector<Value> &arguments);
    Flow execute(const std::vector<Node> &nodes, const Value &dot);
    Flow execute(const Node &node, const Value &dot);
    Flow executeRange(const Node &node, const Value &dot);
    Flow executeItem(const Node &node, const Value &key, const Value &item);
    void print(const Node &node, const Value &dot);
    void callTemplate(const Node &node, const Value &dot);
    Value evaluateSafely(const Pipeline &pipeline, const Value &dot);
    Value evaluate(const Pipeline &pipeline, const Value &dot, bool isBinding = true);
    Value evaluate(const std::vector<Operand> &command, const Value &dot, const Value *piped);
    Value evaluate(const Operand &operand, const Value &dot, const std::vector<Value> &arguments = {});
    Value evaluateLogic(const std::vector<Operand> &command, const Value &dot, const Value *piped, bool isAnd);
    Value call(const std::string &name, const std::vector<Value> &arguments);
    Value callNative(const std::string &object, const std::string &method, const std::vector<Value> &arguments);
    Value include(const std::string &name, const Value &data);
    Value renderText(const std::string &text, const Value &data);
    Value inner(const std::vector<Node> &body, const Value &data);
    void bind(const Pipeline &pipeline, const Value &value);
    Value &variable(const std::string &name);

    Evaluator &m_evaluator;
    Output m_output;
    std::vector<std::pair<std::string, Value>> m_variables;
    std::vector<TemplateFault> m_faults;
    int m_line = 0;
    int m_depth = 0;
    int m_nesting = 0;
};

void Evaluator::Run::step(int line, std::size_t bytes)
{
    constexpr std::size_t bytesOfAStep = 64;
    m_evaluator.m_steps += 1 + bytes / bytesOfAStep;
    if (m_evaluator.m_stop.stop_requested())
        throw Cancelled();
    if (m_evaluator.m_steps > m_evaluator.m_limits.steps)
        throw LimitReached(line, "The templates of this chart take too many steps");
    if (m_output.text.size() > m_evaluator.m_limits.outputBytes)
        throw LimitReached(line, "The template prints too much");
}

void Evaluator::Run::addFault(const TemplateFault &fault)
{
    constexpr std::size_t mostFaults = 100;
    if (m_faults.size() < mostFaults)
        m_faults.push_back(fault);
}

/// Going through a value costs steps: lists that hold one another twice may be endless when they are written out.
void Evaluator::Run::stepThrough(const Value &value)
{
    constexpr std::size_t bytesOfAValue = 8;
    const std::size_t weight = value.weight(m_evaluator.m_limits.weight);
    step(m_line, weight * bytesOfAValue);
    if (weight >= m_evaluator.m_limits.weight)
        throw LimitReached(m_line, "A value of this template is too large");
}

/// What a function costs before it is called: all but these go through their arguments.
void Evaluator::Run::stepFor(const std::string &function, const std::vector<Value> &arguments)
{
    static const std::set<std::string, std::less<>> quick{"coalesce", "default", "dict",   "dig",    "empty", "first", "get",
                                                          "hasKey",   "index",   "kindIs", "kindOf", "len",   "list",  "not",
                                                          "set",      "ternary", "tuple",  "typeIs", "typeOf"};
    const bool isQuick = quick.contains(function);
    const bool isTemplate = function == "include" || function == "tpl" || function == "required";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        // "set" looks for the map in what is put into it.
        if (isTemplate ? i == 0 : !isQuick || (function == "set" && i == 2) || arguments[i].isString())
            stepThrough(arguments[i]);
    }
}

Evaluator::Run::Flow Evaluator::Run::execute(const std::vector<Node> &nodes, const Value &dot)
{
    if (m_nesting >= m_evaluator.m_limits.nesting)
        throw LimitReached(m_line, "Blocks and templates are nested too deep");
    const std::size_t outer = m_variables.size();
    Flow flow = Flow::on;
    ++m_nesting;
    for (std::size_t i = 0; i < nodes.size() && flow == Flow::on; ++i)
        flow = execute(nodes[i], dot);
    --m_nesting;
    m_variables.resize(outer);
    return flow;
}

Evaluator::Run::Flow Evaluator::Run::execute(const Node &node, const Value &dot)
{
    m_line = node.line;
    step(node.line, node.text.size());
    const std::size_t outer = m_variables.size();
    Flow flow = Flow::on;
    switch (node.kind) {
    case Node::Kind::text: m_output.write(node.text, node.line, true); break;
    case Node::Kind::action: print(node, dot); return Flow::on; // its variable lives on
    case Node::Kind::call: callTemplate(node, dot); break;
    case Node::Kind::range: flow = executeRange(node, dot); break;
    case Node::Kind::branch:
    case Node::Kind::with: {
        const Value value = evaluateSafely(node.pipeline, dot);
        const bool isWith = node.kind == Node::Kind::with;
        flow = value.isTrue() ? execute(node.body, isWith ? value : dot) : execute(node.otherwise, dot);
        break;
    }
    case Node::Kind::breakOut: return Flow::breakOut;
    case Node::Kind::next: return Flow::next;
    }
    m_variables.resize(outer);
    return flow;
}

Evaluator::Run::Flow Evaluator::Run::executeRange(const Node &node, const Value &dot)
{
    Value value;
    try {
        value = evaluate(node.pipeline, dot, false);
    } catch (const LimitReached &) {
        throw;
    } catch (const TemplateFault &fault) {
        addFault(fault);
    }
    step(node.line, 8 * (value.list().size() + value.map().size()));
    Value::List keys, items;
    for (const auto &[key, item] : value.map()) {
        keys.emplace_back(key);
        items.push_back(item);
    }
    for (std::size_t i = 0; i < value.list().size(); ++i) {
        keys.emplace_back(static_cast<std::int64_t>(i));
        items.push_back(value.list()[i]);
    }
    constexpr std::int64_t mostTurns = 10'000;
    for (std::int64_t i = 0; value.isInt() && i < std::min(value.toInt(), mostTurns); ++i) {
        keys.emplace_back(i);
        items.emplace_back(i);
    }
    if (items.empty())
        return execute(node.otherwise, dot);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (executeItem(node, keys[i], items[i]) == Flow::breakOut)
            break;
    }
    return Flow::on;
}

Evaluator::Run::Flow Evaluator::Run::executeItem(const Node &node, const Value &key, const Value &item)
{
    step(node.line);
    const std::size_t outer = m_variables.size();
    const std::vector<std::string> &names = node.pipeline.variables;
    if (names.size() == 2)
        m_variables.emplace_back(names[0], key);
    if (!names.empty())
        m_variables.emplace_back(names.back(), item);
    const Flow flow = execute(node.body, item);
    m_variables.resize(outer);
    return flow;
}

void Evaluator::Run::print(const Node &node, const Value &dot)
{
    const Value value = evaluateSafely(node.pipeline, dot);
    if (node.pipeline.variables.empty()) {
        stepThrough(value);
        const std::string text = value.toText();
        step(node.line, text.size());
        m_output.write(text, node.line, false);
    }
}

/// What cannot be evaluated is null; the rest of the template goes on.
Value Evaluator::Run::evaluateSafely(const Pipeline &pipeline, const Value &dot)
{
    try {
        return evaluate(pipeline, dot);
    } catch (const LimitReached &) {
        throw;
    } catch (const TemplateFault &fault) {
        addFault(fault);
        bind(pipeline, {});
        return {};
    }
}

void Evaluator::Run::bind(const Pipeline &pipeline, const Value &value)
{
    for (const std::string &name : pipeline.variables) {
        if (pipeline.isAssignment)
            variable(name) = value;
        else if (m_variables.size() < m_evaluator.m_limits.variables)
            m_variables.emplace_back(name, value);
        else
            throw LimitReached(m_line, "The template has too many variables");
    }
}

Value &Evaluator::Run::variable(const std::string &name)
{
    const auto it = std::find_if(m_variables.rbegin(), m_variables.rend(), [&](const auto &each) { return each.first == name; });
    if (it == m_variables.rend())
        throw TemplateFault(m_line, "The variable $" + name + " is not defined");
    return it->second;
}

Value Evaluator::Run::evaluate(const Pipeline &pipeline, const Value &dot, bool isBinding)
{
    Value value;
    for (std::size_t i = 0; i < pipeline.commands.size(); ++i)
        value = evaluate(pipeline.commands[i], dot, i == 0 ? nullptr : &value);
    if (isBinding && !pipeline.variables.empty())
        bind(pipeline, value);
    return value;
}

Value Evaluator::Run::evaluate(const std::vector<Operand> &command, const Value &dot, const Value *piped)
{
    step(m_line);
    const Operand &first = command.front();
    if (first.kind == Operand::Kind::function && (first.name == "and" || first.name == "or"))
        return evaluateLogic(command, dot, piped, first.name == "and");
    std::vector<Value> arguments;
    for (std::size_t i = 1; i < command.size(); ++i)
        arguments.push_back(evaluate(command[i], dot));
    const Value last = piped ? *piped : Value(); // `piped` may be the variable that the result goes to
    if (piped)
        arguments.push_back(last);
    return evaluate(first, dot, arguments);
}

Value Evaluator::Run::evaluateLogic(const std::vector<Operand> &command, const Value &dot, const Value *piped, bool isAnd)
{
    const Value last = piped ? *piped : Value();
    Value value;
    for (std::size_t i = 1; i < command.size(); ++i) {
        value = evaluate(command[i], dot);
        if (value.isTrue() != isAnd)
            return value;
    }
    return piped ? last : value;
}

Value Evaluator::Run::evaluate(const Operand &operand, const Value &dot, const std::vector<Value> &arguments)
{
    Value value = dot;
    if (operand.kind == Operand::Kind::literal)
        value = operand.literal;
    else if (operand.kind == Operand::Kind::variable)
        value = variable(operand.name);
    else if (operand.kind == Operand::Kind::pipeline)
        value = evaluate(*operand.pipeline, dot);
    else if (operand.kind == Operand::Kind::function)
        value = call(operand.name, arguments);
    for (const std::string &field : operand.fields) {
        if (const Value::Native *native = value.native())
            value = callNative(native->name, field, arguments);
        else if (value.isMap() && field == "AsConfig" && !value.map().contains(field))
            value = toYaml(value);
        else
            value = value.field(field);
    }
    return value;
}

Value Evaluator::Run::call(const std::string &name, const std::vector<Value> &arguments)
{
    const Arguments given{arguments};
    stepFor(name, arguments);
    if (name == "include")
        return include(given.text(0), given.at(1));
    if (name == "tpl")
        return renderText(given.text(0), given.at(1));
    if (name == "required") {
        if (given.at(1).isNull() || (given.at(1).isString() && given.text(1).empty()))
            throw TemplateFault(m_line, "A value is required here: " + given.text(0));
        return given.at(1);
    }
    if (name == "fail") // its words may be made of a password
        throw TemplateFault(m_line, "The template refuses its values");
    const Function function = findFunction(name);
    if (!function)
        throw TemplateFault(m_line, "The function \"" + name + "\" is not known");
    if (name == "set" || name.find("erge") != std::string::npos) {
        for (const Value &value : arguments)
            m_evaluator.m_joints += value.height();
    }
    if (m_evaluator.m_joints > m_evaluator.m_limits.joints)
        throw LimitReached(m_line, "The templates of this chart put too many maps into one another");
    if (name.find("egex") != std::string::npos)
        step(m_line, patternCost(given.text(0), given.text(1)));
    Value result = function(given);
    if (result.height() > m_evaluator.m_limits.height)
        throw TemplateFault(m_line, "Lists and maps are nested too deep");
    step(m_line, result.string().size());
    step(m_line, 64 * (result.list().size() + result.map().size()));
    return result;
}

Value Evaluator::Run::callNative(const std::string &object, const std::string &method, const std::vector<Value> &arguments)
{
    if (!arguments.empty())
        stepThrough(arguments.front());
    const std::string argument = arguments.empty() ? std::string() : arguments.front().toText();
    if (object == "APIVersions") // everything that charts ask for is there
        return method == "Has";
    const auto readFile = [&](const std::string &path) {
        std::string text = m_evaluator.m_files.read(path);
        step(m_line, text.size());
        return text;
    };
    if (method == "Get" || method == "GetBytes")
        return readFile(argument);
    if (method == "Lines") {
        const std::vector<Value> split{Value("\n"), Value(readFile(argument))};
        return findFunction("splitList")(Arguments(split));
    }
    Value::Map found;
    for (const std::string &path : m_evaluator.m_files.paths) {
        int steps = 0;
        const bool isFound = method == "Glob" && fits(path, argument, steps);
        step(m_line, static_cast<std::size_t>(steps));
        if (isFound)
            found.emplace(path, readFile(path));
    }
    return found;
}

Value Evaluator::Run::inner(const std::vector<Node> &body, const Value &data)
{
    if (m_depth >= m_evaluator.m_limits.depth)
        throw LimitReached(m_line, "Templates call one another too deep");
    const int line = m_line;
    const int nesting = m_nesting;
    Output outer;
    std::vector<std::pair<std::string, Value>> variables{{"", data}};
    std::swap(outer, m_output);
    std::swap(variables, m_variables);
    ++m_depth;
    const auto restore = [&] {
        --m_depth;
        m_nesting = nesting;
        std::swap(variables, m_variables);
        std::swap(outer, m_output);
        m_line = line;
    };
    try {
        execute(body, data);
    } catch (...) {
        restore();
        throw;
    }
    restore();
    return std::move(outer.text);
}

Value Evaluator::Run::include(const std::string &name, const Value &data)
{
    const auto it = m_evaluator.m_defined.find(name);
    if (it == m_evaluator.m_defined.end())
        throw TemplateFault(m_line, "No template is called \"" + name + "\"");
    const std::size_t faults = m_faults.size();
    Value result = inner(it->second, data);
    for (std::size_t i = faults; i < m_faults.size(); ++i)
        m_faults[i].line = m_line; // its own line is one of another file
    return result;
}

Value Evaluator::Run::renderText(const std::string &text, const Value &data)
{
    if (text.find("{{") == std::string::npos)
        return text;
    step(m_line, text.size() * 8);
    const int line = m_line;
    try {
        return inner(parseTemplate(text, line).body, data);
    } catch (const LimitReached &) {
        throw;
    } catch (const TemplateFault &fault) {
        throw TemplateFault(line, fault.what());
    }
}

void Evaluator::Run::callTemplate(const Node &node, const Value &dot)
{
    Value data;
    if (!node.pipeline.commands.empty())
        data = evaluateSafely(node.pipeline, dot);
    try {
        const std::string text = include(node.text, data).string();
        m_output.write(text, node.line, false);
    } catch (const LimitReached &) {
        throw;
    } catch (const TemplateFault &fault) {
        addFault(fault);
    }
}

Evaluator::Evaluator(std::map<std::string, std::vector<Node>> defined, ChartFiles files, std::stop_token stop,
                     TemplateLimits limits)
    : m_defined(std::move(defined)), m_files(std::move(files)), m_stop(std::move(stop)), m_limits(limits)
{}

Evaluator::~Evaluator() = default;

Rendering Evaluator::render(const std::vector<Node> &body, const Value &data) { return Run(*this, data).render(body, data); }

} // namespace alidade::helm
