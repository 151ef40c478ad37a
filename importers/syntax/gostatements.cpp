#include "importers/syntax/gonodes.h"
#include "importers/syntax/goreader.h"

#include <algorithm>

namespace alidade {

namespace {

bool isOnePart(const Expression &expression, Part::Kind kind)
{
    return expression.parts.size() == 1 && expression.parts.front().kind == kind;
}

/// "err != nil", "s.lastErr != nil && n > 0".
bool asksForError(std::string_view condition)
{
    const std::size_t sign = condition.find("!= nil");
    if (sign == std::string_view::npos)
        return false;
    std::string_view name = condition.substr(0, sign);
    while (name.ends_with(' '))
        name.remove_suffix(1);
    return name.ends_with("err") || name.ends_with("Err") || name.ends_with("rror");
}

} // namespace

std::vector<Expression> GoReader::readList()
{
    std::vector<Expression> values;
    if (goGrammar().kinds[node()] != GoNode::list) {
        values.push_back(value());
        return values;
    }
    m_walker->eachChild([&] {
        if (ts_node_is_named(node()) && goGrammar().kinds[node()] != GoNode::skipped)
            values.push_back(value());
    });
    return values;
}

/// The left side of an assignment; "" for what gets no name.
std::vector<std::string> GoReader::readNames()
{
    std::vector<std::string> names;
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || goGrammar().kinds[node()] == GoNode::skipped)
            return;
        std::string name = written(node());
        names.push_back(name == "_" ? std::string() : std::move(name));
    });
    return names;
}

void GoReader::readSpec(bool isConst)
{
    const GoGrammar &go = goGrammar();
    std::vector<std::string> names;
    std::vector<Expression> values;
    std::string type;
    const int start = line();
    m_walker->eachChild([&] {
        const TSFieldId field = m_walker->field();
        if (field == go.name && ts_node_is_named(node()))
            names.emplace_back(m_piece->textOf(node()));
        else if (field == go.type)
            type = readType();
        else if (field == go.value)
            values = readList();
    });
    assign(names, std::move(values), type, isConst, start);
}

void GoReader::readAssignment()
{
    const GoGrammar &go = goGrammar();
    std::vector<std::string> names;
    std::vector<Expression> values;
    std::string_view sign;
    const int start = line();
    m_walker->eachChild([&] {
        const TSFieldId field = m_walker->field();
        if (field == go.left)
            names = readNames();
        else if (field == go.operatorSign)
            sign = m_piece->textOf(node());
        else if (field == go.right)
            values = readList();
    });
    if (sign == "+=" && names.size() == 1 && values.size() == 1)
        values.front() = joined(nameExpression(names.front()), std::move(values.front()));
    assign(names, std::move(values), {}, false, start);
}

void GoReader::readRange()
{
    const GoGrammar &go = goGrammar();
    std::vector<std::string> names;
    const int start = line();
    m_walker->eachChild([&] {
        if (m_walker->field() == go.left)
            names = readNames();
        else if (m_walker->field() == go.right && names.size() == 2)
            bind(names.back(), value(), {}, false, start);
        else if (m_walker->field() == go.right)
            static_cast<void>(value());
    });
}

void GoReader::assign(const std::vector<std::string> &names, std::vector<Expression> values, const std::string &type,
                      bool isConst, int line)
{
    const bool isShared = names.size() > 1 && values.size() == 1; // `conn, err := dial()`: the first name gets the result
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty())
            continue;
        const std::size_t from = isShared ? 0 : i;
        Expression value = from < values.size() ? std::move(values[from]) : Expression();
        if (names[i] != "err")
            bind(names[i], std::move(value), type, isConst, line);
        if (isShared)
            break;
    }
    if (names.size() == 2)
        m_lookedUp = {names[0], names[1]};
}

void GoReader::bind(const std::string &name, Expression value, const std::string &type, bool isConst, int line)
{
    if (name.empty() || name == "_" || settlesSetting(name, value))
        return;
    if (value.call != noCall && value.parts.size() == 1 && m_file.calls[value.call].assignedTo.empty())
        m_file.calls[value.call].assignedTo = name;
    m_file.bindings.push_back({m_scope, name, type, std::move(value), -1, isConst, line});
}

/// Whether the assignment only says what counts while a setting is not set, which its binding then tells:
/// `if addr == "" { addr = "b:1" }` after `addr := os.Getenv("A")`, and
/// `if v := os.Getenv("A"); v != "" { addr = v }` or `if os.Getenv("A") != "" { addr = os.Getenv("A") }` after
/// `addr := "b:1"`.
bool GoReader::settlesSetting(const std::string &name, const Expression &value)
{
    const auto earlier = [this](const std::string &wanted) {
        const auto found = std::find_if(m_file.bindings.rbegin(), m_file.bindings.rend(), [&](const Binding &binding) {
            return binding.name == wanted && (binding.scope == m_scope || binding.scope.empty());
        });
        return found == m_file.bindings.rend() ? nullptr : &*found;
    };
    if (name == m_missing) {
        Binding *binding = earlier(name);
        if (binding == nullptr || !isOnePart(binding->value, Part::Kind::setting) ||
            !binding->value.parts.front().fallback.empty())
            return false;
        binding->value.parts.front().fallback = value.parts;
        return true;
    }
    const bool isGiven = isOnePart(value, Part::Kind::name) || isOnePart(value, Part::Kind::setting);
    if (m_given.empty() || name == m_given || !isGiven || value.parts.front().text != m_given)
        return false;
    Binding *binding = earlier(name);
    const Binding *given = isOnePart(value, Part::Kind::name) ? earlier(m_given) : nullptr;
    const Expression &setting = given == nullptr ? value : given->value;
    if (binding == nullptr || binding->parameter >= 0 || !isOnePart(setting, Part::Kind::setting) ||
        !(isOnePart(binding->value, Part::Kind::text) || isOnePart(binding->value, Part::Kind::name)))
        return false;
    binding->value = settingExpression(setting.parts.front().text, std::move(binding->value));
    return true;
}

void GoReader::readReturn()
{
    m_walker->eachChild([&] {
        if (!ts_node_is_named(node()) || goGrammar().kinds[node()] == GoNode::skipped)
            return;
        const int start = line();
        std::vector<Expression> values = readList();
        for (std::size_t i = 0; i < values.size() && m_closures == 0; ++i) {
            Expression &value = values[i];
            const bool isNothing =
                isOnePart(value, Part::Kind::name) && (value.parts.front().text == "nil" || value.parts.front().text == "err");
            if (!isNothing && !isOnePart(value, Part::Kind::unknown))
                m_file.bindings.push_back(
                    {m_scope, i == 0 ? "return" : "return." + std::to_string(i), {}, std::move(value), -1, false, start});
        }
    });
}

void GoReader::addBranch(Branch branch, TSNode lines, bool isElse)
{
    branch.scope = m_scope;
    branch.isOther = branch.isOther != isElse;
    branch.line = m_piece->lineOf(lines);
    branch.lastLine = m_piece->lastLineOf(lines);
    m_file.branches.push_back(std::move(branch));
}

void GoReader::readIf()
{
    const GoGrammar &go = goGrammar();
    std::optional<Branch> compared;
    std::string missing = m_missing, given = m_given;
    bool isOnError = false;
    m_walker->eachChild([&] {
        const TSFieldId field = m_walker->field();
        if (field == go.condition) {
            isOnError = asksForError(m_piece->textOf(node()));
            m_compared.reset();
            const Expression condition = value();
            compared = std::exchange(m_compared, {});
            const bool isAsked = compared && compared->values.size() == 1 && compared->values.front().parts.empty() &&
                                 compared->subject.parts.front().kind != Part::Kind::call;
            if (isAsked)
                (compared->isOther ? m_given : m_missing) = compared->subject.parts.front().text;
            else if (isOnePart(condition, Part::Kind::name) && condition.parts.front().text == m_lookedUp.second)
                m_given = m_lookedUp.first;
            else if (m_piece->textOf(node()) == "!" + m_lookedUp.second)
                m_missing = m_lookedUp.first;
        } else if (field == go.consequence || field == go.alternative) {
            if (compared)
                addBranch(*compared, node(), field == go.alternative);
            if (field == go.alternative)
                std::swap(m_given, m_missing);
            if (isOnError && field == go.consequence)
                readAside(Aside::Kind::onError, [this] { visit(); });
            else
                visit();
        } else {
            visit();
        }
    });
    m_missing = std::move(missing);
    m_given = std::move(given);
}

void GoReader::readSwitch()
{
    const GoGrammar &go = goGrammar();
    Branch branch, others;
    m_walker->eachChild([&] {
        const GoNode kind = go.kinds[node()];
        if (m_walker->field() == go.value)
            branch.subject = others.subject = value();
        else if (kind == GoNode::expressionCase)
            readCase(branch, others);
        else if (kind == GoNode::defaultCase) {
            others.isOther = true;
            if (!others.subject.parts.empty() && !others.values.empty()) // a default that stands before cases is rare
                addBranch(others, node(), false);
            visitChildren();
        } else {
            visit();
        }
    });
}

void GoReader::readCase(Branch &branch, Branch &others)
{
    m_compared.reset();
    branch.values.clear();
    std::optional<Branch> compared;
    m_walker->eachChild([&] {
        if (m_walker->field() == goGrammar().value) {
            branch.values = readList();
            compared = std::exchange(m_compared, {});
        } else {
            visit();
        }
    });
    const bool isKnown = std::all_of(branch.values.begin(), branch.values.end(), [](const Expression &value) {
        return value.parts.empty() || isOnePart(value, Part::Kind::text) || isOnePart(value, Part::Kind::name);
    });
    if (!branch.subject.parts.empty() && isKnown)
        addBranch(branch, node(), false);
    else if (branch.subject.parts.empty() && compared && branch.values.size() == 1)
        addBranch(std::move(*compared), node(), false);
    others.values.insert(others.values.end(), branch.values.begin(), branch.values.end());
}

} // namespace alidade
