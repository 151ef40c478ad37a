#include "importers/code/sagas/sagawork.h"

#include "importers/code/facttext.h"
#include "importers/code/urltext.h"

#include <algorithm>

namespace alidade {
namespace {

/// Functions within functions that are looked into for what a step does.
constexpr int maxDepth = 3;

/// "/shop.v1.Stock/Reserve" or without the first '/': a method of gRPC with the package of its service.
bool isRpcMethod(std::string_view text)
{
    if (text.starts_with('/'))
        text.remove_prefix(1);
    const std::size_t slash = text.find('/');
    const auto isName = [](std::string_view name) {
        return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        });
    };
    return slash != std::string_view::npos && isName(text.substr(0, slash)) && isName(text.substr(slash + 1)) &&
           text.substr(0, slash).find('.') != std::string_view::npos &&
           text.substr(slash + 1).find('.') == std::string_view::npos;
}

} // namespace

std::string functionName(const std::string &written)
{
    const std::size_t at = written.find_last_of(".:>");
    return at == std::string::npos ? written : written.substr(at + 1);
}

Place SagaWork::placeOf(CodePlace call) const { return {m_base.files()[call.file].path, m_base.call(call).line}; }

std::optional<std::string> SagaWork::text(std::size_t file, const Call &call, std::size_t argument)
{
    if (argument >= call.arguments.size())
        return std::nullopt;
    const Frame frame{file, call.scope, nullptr, noCall, call.line};
    const std::vector<std::string> texts = m_folding.texts(call.arguments[argument].value, frame);
    return texts.size() == 1 ? std::optional(texts.front()) : std::nullopt;
}

std::optional<SagaCall> SagaWork::addressed(std::size_t file, const Call &call, std::size_t argument, bool isRpc)
{
    const std::optional<std::string> url = text(file, call, argument);
    if (!url || url->empty() || *url == unknownText)
        return std::nullopt;
    SagaCall result;
    result.evidence = {placeOf({static_cast<std::uint32_t>(file), 0})};
    result.evidence.front().line = call.line;
    const std::string path = splitUrl(*url).path;
    if (isRpc) {
        std::string_view method = path.empty() ? std::string_view(*url) : std::string_view(path);
        result.participant = url->substr(0, url->size() - method.size());
        if (method.starts_with('/'))
            method.remove_prefix(1);
        result.operation = {EndpointKind::grpc, std::string(method)};
    } else {
        result.participant = url->substr(0, url->size() - std::min(path.size(), url->size()));
        result.operation = {EndpointKind::http, "POST " + shownPath(path)};
    }
    if (!saysSomething(result.participant))
        result.participant.clear();
    return result;
}

bool SagaWork::take(const CallFact &fact, SagaCall &call) const
{
    if (fact.role == CallRole::store || (fact.operation.empty() && fact.target.empty()))
        return false;
    const std::string path = splitUrl(fact.target).path;
    call.participant = fact.target.substr(0, fact.target.size() - (fact.target.ends_with(path) ? path.size() : 0));
    const bool isRoute = fact.protocol == "http";
    if (fact.role == CallRole::produce)
        call.operation = {EndpointKind::topic, fact.operation};
    else if (fact.protocol == "grpc" || isRoute)
        call.operation = {isRoute ? EndpointKind::http : EndpointKind::grpc, fact.operation};
    else
        call.operation = {std::nullopt, fact.operation};
    if (call.operation.name.empty())
        call.operation.kind.reset();
    return true;
}

bool SagaWork::find(std::size_t file, std::string_view scope, std::size_t first, std::size_t end, SagaCall &call, int depth)
{
    const CodeFile &code = m_base.files()[file];
    for (std::size_t i = first; i < end; ++i) {
        const Call &one = code.calls[i];
        if (one.scope != scope)
            continue;
        for (const CallFact &fact : m_calls) {
            if (fact.place.line == one.line && fact.place.file == code.path && take(fact, call))
                return true;
        }
        for (std::size_t a = 0; a < one.arguments.size(); ++a) {
            const auto &parts = one.arguments[a].value.parts;
            if (parts.size() != 1 || parts.front().kind != Part::Kind::text || !isRpcMethod(parts.front().text))
                continue;
            const std::string &method = parts.front().text;
            call.operation = {EndpointKind::grpc, method.substr(method.starts_with('/') ? 1 : 0)};
            call.participant.clear();
            return true;
        }
    }
    for (std::size_t i = first; i < end && depth < maxDepth; ++i) {
        const Call &one = code.calls[i];
        if (one.scope != scope || one.kind != Call::Kind::call)
            continue;
        for (const CodePlace callee : m_base.callees(file, one)) {
            const Definition &definition = m_base.definition(callee);
            const std::vector<Call> &calls = m_base.files()[callee.file].calls;
            if (!definition.isType && find(callee.file, definition.name, 0, calls.size(), call, depth + 1))
                return true;
        }
    }
    return false;
}

SagaCall SagaWork::performed(std::size_t file, std::size_t first, std::size_t end)
{
    SagaCall call;
    const CodeFile &code = m_base.files()[file];
    if (first >= end)
        return call;
    call.evidence = {{code.path, code.calls[first].line}};
    if (!find(file, code.calls[first].scope, first, end, call, 0)) {
        const Call &last = code.calls[end - 1];
        call.operation.name = last.name;
    }
    return call;
}

std::vector<CodePlace> SagaWork::definitionsOf(std::size_t file, std::string_view scope, const std::string &function) const
{
    Call call;
    call.scope = scope;
    const std::size_t at = function.find_last_of(".:>");
    call.name = functionName(function);
    if (at != std::string::npos)
        call.receiver = function.substr(0, function.find_last_not_of(".:->", at) + 1);
    if (call.receiver == "this" || call.receiver == "self")
        call.receiver.clear();
    std::vector<CodePlace> found = m_base.callees(file, call);
    if (found.empty() && call.receiver.empty() && !ownerOf(scope).empty())
        found = m_base.definitions(m_base.unitOf(file), std::string(ownerOf(scope)) + "." + call.name);
    if (found.empty() && !call.receiver.empty()) { // a method of one name is that method
        found = m_base.methodsNamed(call.name);
        if (found.size() != 1)
            found.clear();
    }
    std::erase_if(found, [&](CodePlace place) { return m_base.definition(place).isType; });
    return found;
}

bool SagaWork::isFunction(std::size_t file, std::string_view scope, const std::string &name) const
{
    return !definitionsOf(file, scope, name).empty();
}

SagaCall SagaWork::performedBy(std::size_t file, std::string_view scope, const std::string &function, int line)
{
    SagaCall call;
    call.operation.name = functionName(function);
    call.evidence = {{m_base.files()[file].path, line}};
    for (const CodePlace place : definitionsOf(file, scope, function)) {
        const Definition &definition = m_base.definition(place);
        const CodeFile &code = m_base.files()[place.file];
        if (code.isTest)
            continue;
        call.evidence.push_back({code.path, definition.line});
        if (find(place.file, definition.name, 0, code.calls.size(), call, 1))
            break;
    }
    return call;
}

} // namespace alidade
