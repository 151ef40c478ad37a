#pragma once

#include "model/diagnostic.h"
#include "model/progress.h"

#include <chrono>
#include <mutex>
#include <string>

namespace alidade {

/// The terminal as the commands see it: results go to standard output, everything else goes through here to standard
/// error, with names made harmless. Progress may be reported from any thread.
class Console {
public:
    Console();
    ~Console();
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;

    /// Colours on standard output: a terminal, no NO_COLOR (no-color.org), no dumb terminal.
    bool useColor() const { return m_useColor; }
    bool isOutputTerminal() const { return m_isOutputTerminal; }
    void setVerbose(bool isVerbose) { m_isVerbose = isVerbose; }

    /// One line to standard error.
    void message(const std::string &text);
    /// One rewriting line on standard error while it is a terminal; nothing otherwise.
    Progress progress();
    /// Takes the progress line away, before anything is written below it.
    void clearProgress();
    /// How many problems a source had and the first of them, shortened; all of them when verbose.
    void report(const std::string &source, const Diagnostics &diagnostics);
    /// How many problems were told when a source was imported; all of them when verbose.
    void remind(const std::string &source, const Diagnostics &diagnostics);

private:
    void show(const ProgressReport &report);
    void clearLine();
    void list(const std::string &source, const Diagnostics &diagnostics);

    bool m_isOutputTerminal, m_isErrorTerminal, m_useColor, m_isVerbose = false;
    std::mutex m_mutex; ///< progress comes from the threads that read
    bool m_hasLine = false;
    std::chrono::steady_clock::time_point m_lastShown;
};

} // namespace alidade
