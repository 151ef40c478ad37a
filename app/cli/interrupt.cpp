#include "app/cli/interrupt.h"

#include "app/cli/command.h"

#include <pthread.h>
#include <unistd.h>

namespace alidade {

// The signals are blocked and a thread waits for them, because request_stop() may not be called in a signal handler.
// SIGUSR1 tells that thread to end.
Interrupt::Interrupt()
{
    sigemptyset(&m_signals);
    for (int signal : {SIGINT, SIGTERM, SIGUSR1})
        sigaddset(&m_signals, signal);
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_previous);
    m_waiter = std::thread(&Interrupt::wait, this);
}

Interrupt::~Interrupt()
{
    pthread_kill(m_waiter.native_handle(), SIGUSR1);
    m_waiter.join();
    pthread_sigmask(SIG_SETMASK, &m_previous, nullptr);
}

void Interrupt::wait()
{
    for (int signal = 0; sigwait(&m_signals, &signal) == 0 && signal != SIGUSR1;) {
        if (!m_stop.request_stop())
            _exit(exitInterrupted);
    }
}

} // namespace alidade
