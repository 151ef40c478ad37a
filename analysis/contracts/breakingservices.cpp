#include "analysis/contracts/breakingcheck.h"

#include <algorithm>

namespace alidade {

void BreakingCheck::checkServices()
{
    const auto check = [&](const Declared<ProtoService> &older, const Declared<ProtoService> &newer) {
        for (const ProtoMethod &was : older->methods) {
            const auto is = std::find_if(newer->methods.begin(), newer->methods.end(),
                                         [&](const ProtoMethod &each) { return each.name == was.name; });
            if (is != newer->methods.end())
                checkMethodPair(older, newer, was, *is);
            else if (runs("RPC_NO_DELETE"))
                add("RPC_NO_DELETE", {newer.file, newer->span, older.file, older->span}, protoName(older->fullName, was.name),
                    "Method " + quoted(was.name) + " of service " + quoted(newer->name) + " is gone.");
        }
    };
    for (const auto &[name, declarations] : m_old.services) {
        checkStop();
        const auto newer = m_new.services.find(name);
        if (newer != m_new.services.end())
            declarations.forEach([&](const auto &older) { check(older, newer->second.near(older.file->name)); });
    }
}

void BreakingCheck::checkMethodPair(const Declared<ProtoService> &older, const Declared<ProtoService> &newer,
                                    const ProtoMethod &was, const ProtoMethod &is)
{
    const std::string what = "Method " + quoted(is.name) + " of service " + quoted(newer->name);
    const auto check = [&](std::string_view rule, bool isSame, const ProtoSpan &oldSpan, const ProtoSpan &newSpan,
                           const std::string &change) {
        if (!isSame && runs(rule))
            add(rule, {newer.file, newSpan, older.file, oldSpan}, protoName(newer->fullName, is.name), what + change);
    };
    const auto streaming = [](bool isStreaming, const char *things) {
        return std::string(isStreaming ? " streams " : " does not stream ") + things + " now.";
    };
    const auto types = [](const char *side, const std::string &from, const std::string &to) {
        return std::string(" had ") + side + " type " + quoted(from) + " and has " + quoted(to) + ".";
    };
    check("RPC_SAME_CLIENT_STREAMING", was.isClientStreaming == is.isClientStreaming, was.span, is.span,
          streaming(is.isClientStreaming, "requests"));
    check("RPC_SAME_SERVER_STREAMING", was.isServerStreaming == is.isServerStreaming, was.span, is.span,
          streaming(is.isServerStreaming, "responses"));
    check("RPC_SAME_REQUEST_TYPE", was.inputType == is.inputType, was.inputSpan, is.inputSpan,
          types("request", was.inputType, is.inputType));
    check("RPC_SAME_RESPONSE_TYPE", was.outputType == is.outputType, was.outputSpan, is.outputSpan,
          types("response", was.outputType, is.outputType));
    static constexpr std::string_view level = "idempotency_level", unknown = "IDEMPOTENCY_UNKNOWN";
    const auto span = [](const ProtoMethod &method) {
        const ProtoOption *option = method.option(level);
        return option == nullptr ? ProtoSpan() : option->span;
    };
    const std::string oldLevel = was.optionText(level, unknown), newLevel = is.optionText(level, unknown);
    check("RPC_SAME_IDEMPOTENCY_LEVEL", oldLevel == newLevel, span(was), span(is),
          " had idempotency level " + oldLevel + " and has " + newLevel + ".");
}

} // namespace alidade
