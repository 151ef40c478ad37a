#include "importers/proxy/blocktext.h"
#include "importers/proxy/proxyreading.h"
#include "importers/proxy/proxywords.h"

namespace alidade {

namespace {

/// The value of a line such as `.host = "orders"`, however it is spaced; empty for other lines.
std::string valueOf(const Directive &directive, std::string_view name)
{
    std::string line;
    for (const std::string &word : directive.words)
        line += word;
    std::erase(line, '"');
    const std::string start = std::string(name) + "=";
    return line.starts_with(start) ? withoutTemplates(std::string_view(line).substr(start.size())) : std::string();
}

} // namespace

/// Of a VCL text only the backends count: `backend NAME { .host = "…"; .port = "…"; }`. Subroutines are code, whose
/// braces match like those of blocks, except in long strings: what is wrong there is nothing to report.
ProxyReading readVarnish(const ProxyTexts &texts, Diagnostics &)
{
    ProxyReading reading;
    for (const ProxyText &text : texts) {
        Diagnostics ofCode;
        const std::vector<Directive> directives = readDirectives(text.text, text.file, {.hasSlashComments = true}, ofCode);
        for (std::size_t i = 0; i < directives.size(); ++i) {
            if (directives[i].words.size() != 2 || directives[i].words[0] != "backend")
                continue;
            ProxyTarget target;
            std::string port;
            for (std::size_t j = i + 1; j < directives.size() && directives[j].parent == i; ++j) {
                if (std::string host = valueOf(directives[j], ".host"); !host.empty()) {
                    target.address = std::move(host);
                    target.place = {text.file, directives[j].line};
                }
                if (std::string number = valueOf(directives[j], ".port"); !number.empty())
                    port = std::move(number);
            }
            if (isOnMachine(target.address))
                continue;
            target.address += port.empty() ? "" : ":" + port;
            target.protocol = "http";
            target.detail = "backend " + directives[i].words[1] + ": " + target.address;
            addTo(reading, std::move(target));
        }
    }
    return reading;
}

} // namespace alidade
