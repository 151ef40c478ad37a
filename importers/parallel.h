#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>

namespace alidade {

/// Calls `work(i)` for every i below `count`, on as many threads as there are cores, in no particular order, and
/// returns when all are done. Throws Cancelled soon after a stop request, or the first exception of `work`.
void forEachIndex(std::size_t count, std::stop_token stop, const std::function<void(std::size_t)> &work);

/// Frees what a cancelled task has gathered on a thread of its own: of a large tree that takes longer than an answer may.
/// Nobody waits for the thread, which touches nothing but what it was given.
template <typename T> void freeAside(T &&value)
{
    static_assert(!std::is_lvalue_reference_v<T>, "to be moved here");
    try {
        std::thread([gathered = std::forward<T>(value)] { static_cast<void>(gathered); }).detach();
    } catch (const std::system_error &) { // no thread is to be had: it was freed here
    }
}

} // namespace alidade
