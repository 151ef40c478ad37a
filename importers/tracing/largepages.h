#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <sys/mman.h>

namespace alidade {

/// Asks for large pages for what is large, since tables that are read at random places otherwise wait for the processor to
/// find the page more than for memory.
template <typename T> struct LargePages {
    using value_type = T;
    static constexpr std::size_t pageSize = 2U << 20;

    LargePages() = default;
    template <typename U> LargePages(const LargePages<U> &) {}

    T *allocate(std::size_t count)
    {
        std::size_t bytes = count * sizeof(T);
        const std::size_t alignment = bytes >= pageSize ? pageSize : alignof(std::max_align_t);
        bytes = (bytes + alignment - 1) / alignment * alignment;
        void *memory = std::aligned_alloc(alignment, bytes);
        if (!memory)
            throw std::bad_alloc();
        if (bytes >= pageSize)
            madvise(memory, bytes, MADV_HUGEPAGE); // a wish; small pages will do, too
        return static_cast<T *>(memory);
    }
    void deallocate(T *memory, std::size_t) { std::free(memory); }

    friend bool operator==(LargePages, LargePages) { return true; }
};

} // namespace alidade
