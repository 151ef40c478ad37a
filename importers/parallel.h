#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace alidade {

/// Calls `work(i)` for every i below `count`, on as many threads as there are cores, in no particular order, and
/// returns when all are done. Throws Cancelled soon after a stop request, or the first exception of `work`.
void forEachIndex(std::size_t count, std::stop_token stop, const std::function<void(std::size_t)> &work);

} // namespace alidade
