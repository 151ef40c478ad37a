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
constexpr std::size_t firstProblemBytes = 160; ///< of the one problem that stands for all

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

bool isWorthALine(const Diagnostics &diagnostics)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic &d) { return d.severity != Severity::note; });
}

/// The beginning of a long text, up to the end of a word.
std::string shortened(std::string text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    const std::size_t space = text.rfind(' ', bytes);
    std::size_t end = space == std::string::npos || space < bytes / 2 ? bytes : space;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end; // not inside of a character of UTF-8
    return text.substr(0, end) + " …";
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
    if (m_isVerbose) {
        list(source, diagnostics);
    } else if (isWorthALine(diagnostics)) {
        const auto first = std::max_element(diagnostics.begin(), diagnostics.end(),
                                            [](const Diagnostic &l, const Diagnostic &r) { return l.severity < r.severity; });
        message(source + ": " + countsText(diagnostics) + "; first: " + shortened(toText(*first), firstProblemBytes) +
                (diagnostics.size() > 1 ? " (-v lists all)" : ""));
    }
}

void Console::remind(const std::string &source, const Diagnostics &diagnostics)
{
    if (m_isVerbose)
        list(source, diagnostics);
    else if (isWorthALine(diagnostics))
        message(source + ": " + countsText(diagnostics) + " when it was imported (-v lists all)");
}

void Console::list(const std::string &source, const Diagnostics &diagnostics)
{
    for (const Diagnostic &diagnostic : diagnostics)
        message(source + ": " + toText(diagnostic));
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
