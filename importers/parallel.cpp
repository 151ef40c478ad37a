#include "importers/parallel.h"

#include "model/error.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace alidade {

void forEachIndex(std::size_t count, std::stop_token stop, const std::function<void(std::size_t)> &work)
{
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::once_flag failed;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++)
                work(i);
        } catch (...) {
            next = count;
            std::call_once(failed, [&] { failure = std::current_exception(); });
        }
    };
    {
        // Below a few items a thread, starting threads costs more than they save.
        static constexpr std::size_t itemsPerThread = 8;
        const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t threads = std::min(cores, count / itemsPerThread + 1);
        std::vector<std::jthread> workers;
        for (std::size_t i = 1; i < threads; ++i)
            workers.emplace_back(run);
        run();
    }
    if (failure)
        std::rethrow_exception(failure);
    if (stop.stop_requested())
        throw Cancelled();
}

} // namespace alidade
