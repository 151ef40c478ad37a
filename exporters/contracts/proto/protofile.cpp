#include "exporters/contracts/proto/protofile.h"

namespace alidade {

namespace {

std::string quoted(const std::string &text)
{
    std::string result = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c == '\n' || c == '\r' ? ' ' : c;
    }
    return result + "\"";
}

std::string optionText(const std::string &name, const std::string &value) { return "option " + name + " = " + value + ";"; }

class ProtoText {
public:
    std::string write(const NewProtoFile &file)
    {
        comment(file.comment);
        line("syntax = \"proto3\";");
        line("");
        line("package " + file.package + ";");
        if (!file.imports.empty())
            line("");
        for (const std::string &import : file.imports)
            line("import " + quoted(import) + ";");
        if (!file.options.empty())
            line("");
        for (const auto &[name, value] : file.options)
            line(optionText(name, value));
        for (const NewProtoService &each : file.services)
            service(each);
        for (const NewProtoMessage &each : file.messages)
            message(each);
        for (const NewProtoEnum &each : file.enums)
            words(each);
        return std::move(m_text);
    }

private:
    void line(const std::string &text) { m_text += text.empty() ? "\n" : std::string(m_depth * 2, ' ') + text + "\n"; }

    void comment(const std::string &text)
    {
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            std::string part = text.substr(begin, end - begin);
            while (!part.empty() && (part.back() == ' ' || part.back() == '\r'))
                part.pop_back();
            line(part.empty() ? "//" : "// " + part);
            begin = end + 1;
        }
    }

    void open(const std::string &text)
    {
        line(text + " {");
        ++m_depth;
    }

    void close()
    {
        --m_depth;
        line("}");
    }

    void reserved(const NewProtoReserved &each)
    {
        std::string numbers, names;
        for (const auto &[first, last] : each.numbers)
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(first) +
                       (first == last         ? std::string()
                        : last >= 536'870'911 ? std::string(" to max")
                                              : " to " + std::to_string(last));
        for (const std::string &name : each.names)
            names += (names.empty() ? "" : ", ") + quoted(name);
        if (!numbers.empty())
            line("reserved " + numbers + ";");
        if (!names.empty())
            line("reserved " + names + ";");
    }

    void field(const NewProtoField &each)
    {
        comment(each.comment);
        std::string options;
        const auto option = [&](const std::string &text) { options += (options.empty() ? " [" : ", ") + text; };
        if (!each.jsonName.empty())
            option("json_name = " + quoted(each.jsonName));
        if (each.isDeprecated)
            option("deprecated = true");
        for (const std::string &behavior : each.behaviors)
            option("(google.api.field_behavior) = " + behavior);
        const std::string label = each.isRepeated ? "repeated " : each.isOptional ? "optional " : "";
        line(label + each.type + " " + each.name + " = " + std::to_string(each.number) + options +
             (options.empty() ? ";" : "];"));
    }

    void message(const NewProtoMessage &each)
    {
        if (m_depth == 0)
            line("");
        comment(each.comment);
        if (each.fields.empty() && each.messages.empty() && each.enums.empty() && each.reserved.numbers.empty() &&
            each.reserved.names.empty() && !each.isDeprecated)
            return line("message " + each.name + " {}");
        open("message " + each.name);
        if (each.isDeprecated)
            line("option deprecated = true;");
        reserved(each.reserved);
        for (const NewProtoEnum &inner : each.enums)
            words(inner);
        for (const NewProtoMessage &inner : each.messages)
            message(inner);
        std::set<std::string> oneofs;
        for (const NewProtoField &own : each.fields) {
            if (own.oneof.empty()) {
                field(own);
            } else if (oneofs.insert(own.oneof).second) {
                open("oneof " + own.oneof);
                for (const NewProtoField &member : each.fields) {
                    if (member.oneof == own.oneof)
                        field(member);
                }
                close();
            }
        }
        close();
    }

    void words(const NewProtoEnum &each)
    {
        if (m_depth == 0)
            line("");
        comment(each.comment);
        open("enum " + each.name);
        if (each.isDeprecated)
            line("option deprecated = true;");
        std::set<std::int32_t> numbers;
        bool hasAlias = false;
        for (const auto &[name, number] : each.values)
            hasAlias = !numbers.insert(number).second || hasAlias;
        if (hasAlias)
            line("option allow_alias = true;");
        reserved(each.reserved);
        for (const auto &[name, number] : each.values)
            line(name + " = " + std::to_string(number) + ";");
        close();
    }

    void service(const NewProtoService &each)
    {
        line("");
        comment(each.comment);
        open("service " + each.name);
        for (const NewProtoMethod &method : each.methods)
            this->method(method);
        close();
    }

    void method(const NewProtoMethod &each)
    {
        comment(each.comment);
        const std::string head = "rpc " + each.name + "(" + (each.isClientStreaming ? "stream " : "") + each.input +
                                 ") returns (" + (each.isServerStreaming ? "stream " : "") + each.output + ")";
        if (each.routes.empty() && !each.isDeprecated && each.idempotency.empty())
            return line(head + ";");
        open(head);
        if (each.isDeprecated)
            line("option deprecated = true;");
        if (!each.idempotency.empty())
            line("option idempotency_level = " + each.idempotency + ";");
        if (!each.routes.empty()) {
            open("option (google.api.http) =");
            route(each.routes.front());
            for (std::size_t i = 1; i < each.routes.size(); ++i) {
                open("additional_bindings");
                route(each.routes[i]);
                close();
            }
            --m_depth;
            line("};");
        }
        close();
    }

    void route(const NewProtoRoute &each)
    {
        static const std::set<std::string> plain{"get", "put", "post", "delete", "patch"};
        if (plain.contains(each.method))
            line(each.method + ": " + quoted(each.path));
        else
            line("custom { kind: " + quoted(each.method) + " path: " + quoted(each.path) + " }");
        if (!each.body.empty())
            line("body: " + quoted(each.body));
        if (!each.responseBody.empty())
            line("response_body: " + quoted(each.responseBody));
    }

    std::string m_text;
    std::size_t m_depth = 0;
};

} // namespace

std::string protoText(const NewProtoFile &file) { return ProtoText().write(file); }

} // namespace alidade
