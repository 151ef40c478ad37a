#pragma once

#include <filesystem>

namespace alidade {

/// The right to write a workspace file, held by one process at a time: flock() on "FILE-lock", which says who has it.
/// The kernel releases it when the process ends, however it ends.
class WriterLock {
public:
    WriterLock() = default;
    /// Throws Error that names who holds it.
    explicit WriterLock(const std::filesystem::path &workspace);
    WriterLock(WriterLock &&other) noexcept;
    WriterLock &operator=(WriterLock &&other) noexcept;
    ~WriterLock();

private:
    std::filesystem::path m_file;
    int m_descriptor = -1;
};

} // namespace alidade
