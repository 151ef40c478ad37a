#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace alidade {

/// Turns Ctrl-C and SIGTERM into a stop request while it lives; the second one ends the program at once. Make it before
/// any other thread, and in one place at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void wait();

    std::stop_source m_stop;
    sigset_t m_signals{}, m_previous{};
    std::thread m_waiter;
};

} // namespace alidade
