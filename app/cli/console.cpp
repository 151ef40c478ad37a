#include "app/cli/console.h"

#include "exporters/escape.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace alidade {
namespace {

constexpr std::chrono::milliseconds progressInterval{100};
constexpr std::size_t progressColumns = 79;

bool wantsColor()
{
    const char *noColor = std::getenv("NO_COLOR"), *terminal = std::getenv("TERM");
    return !(noColor && *noColor) && !(terminal && std::string_view(terminal) == "dumb");
}

/// "2 errors, 1 warning"
std::string countsText(const Diagnostics &diagnostics)
{
    std::string text;
    for (Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        const auto count =
            std::count_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic &d) { return d.severity == severity; });
        if (count > 0)
            text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(toText(severity)) +
                    (count == 1 ? "" : "s");
    }
    return text;
}

} // namespace

Console::Console()
    : m_isOutputTerminal(isatty(STDOUT_FILENO)), m_isErrorTerminal(isatty(STDERR_FILENO)),
      m_useColor(m_isOutputTerminal && wantsColor())
{}

Console::~Console() { clearProgress(); }

void Console::message(const std::string &text)
{
    const std::lock_guard lock(m_mutex);
    clearLine();
    std::fprintf(stderr, "%s\n", terminalText(text).c_str());
}

Progress Console::progress()
{
    if (!m_isErrorTerminal)
        return {};
    return Progress([this](const ProgressReport &report) { show(report); });
}

void Console::clearProgress()
{
    const std::lock_guard lock(m_mutex);
    clearLine();
}

void Console::report(const std::string &source, const Diagnostics &diagnostics)
{
    const bool isWorthALine =
        std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic &d) { return d.severity != Severity::note; });
    if (m_isVerbose) {
        for (const Diagnostic &diagnostic : diagnostics)
            message(source + ": " + toText(diagnostic));
    } else if (isWorthALine) {
        const auto first = std::max_element(diagnostics.begin(), diagnostics.end(),
                                            [](const Diagnostic &l, const Diagnostic &r) { return l.severity < r.severity; });
        message(source + ": " + countsText(diagnostics) + "; first: " + toText(*first) +
                (diagnostics.size() > 1 ? " (-v lists all)" : ""));
    }
}

void Console::show(const ProgressReport &report)
{
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastShown < progressInterval)
        return;
    m_lastShown = now;
    std::string line(report.step);
    if (report.total > 0)
        line += " " + std::to_string(report.done) + "/" + std::to_string(report.total);
    else if (report.done > 0)
        line += " " + std::to_string(report.done);
    if (report.done > 0 || report.total > 0)
        line += " " + std::string(report.unit);
    line.resize(std::min(line.size(), progressColumns));
    std::fprintf(stderr, "\r\x1b[K%s", terminalText(line).c_str());
    std::fflush(stderr);
    m_hasLine = true;
}

void Console::clearLine()
{
    if (m_hasLine)
        std::fputs("\r\x1b[K", stderr);
    m_hasLine = false;
}

} // namespace alidade
