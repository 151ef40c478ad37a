#pragma once

#include "importers/proxy/proxyreading.h"

#include <string>

namespace alidade::test {

/// What a proxy reader made of its files, one fact a line.
inline std::string textOf(const ProxyReading &reading)
{
    std::string text;
    for (const ProxyTarget &target : reading.targets)
        text += std::to_string(target.place.line) + " " + (target.protocol.empty() ? "-" : target.protocol) + " " +
                target.address + (target.rpc.empty() ? "" : " rpc " + target.rpc) + "\n";
    for (const ProxyRoute &route : reading.routes)
        text += std::to_string(route.place.line) + " takes " + route.path + "\n";
    return text;
}

/// Reads one file of a product; a message fails the comparison.
inline std::string readText(ProxyProduct product, const std::string &text)
{
    Diagnostics diagnostics;
    std::string result = textOf(readProxy(product, {{"proxy.conf", text}}, diagnostics));
    for (const Diagnostic &diagnostic : diagnostics)
        result += toText(diagnostic) + "\n";
    return result;
}

} // namespace alidade::test
