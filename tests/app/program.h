#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace alidade::test {

/// A directory with files in it, gone with the object.
class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "alidade-test-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no temporary directory");
        m_path = name;
    }
    explicit Folder(const std::map<std::string, std::string> &files) : Folder()
    {
        for (const auto &[path, content] : files)
            write(path, content);
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;

    void write(const std::string &path, const std::string &content) const
    {
        std::filesystem::create_directories((m_path / path).parent_path());
        std::ofstream(m_path / path, std::ios::binary) << content;
    }
    std::string read(const std::string &path) const
    {
        std::ifstream stream(m_path / path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    bool has(const std::string &path) const { return std::filesystem::exists(m_path / path); }
    std::string operator/(const std::string &path) const { return (m_path / path).string(); }
    std::string path() const { return m_path.string(); }

private:
    std::filesystem::path m_path;
};

struct Outcome {
    int exitCode = -1; ///< 128 + signal when it was killed
    std::string output, errors;
};

/// Runs the built command line program with these arguments.
inline Outcome alidade(const std::vector<std::string> &arguments, const std::string &input = {},
                       const std::string &program = BINARY_DIR "/bin/alidade")
{
    const Folder folder;
    folder.write("in", input);
    const std::string in = folder / "in", out = folder / "out", errors = folder / "errors";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, in.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, errors.c_str(), O_WRONLY | O_CREAT, 0600);
    std::vector<char *> vector{const_cast<char *>(program.c_str())};
    for (const std::string &argument : arguments)
        vector.push_back(const_cast<char *>(argument.c_str()));
    vector.push_back(nullptr);
    pid_t child = 0;
    ::setenv("ALIDADE_CACHE_DIR", "", 0); // no cache of who runs the tests
    const int error = posix_spawn(&child, program.c_str(), &actions, nullptr, vector.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error)
        throw std::runtime_error(program + " cannot be started");
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), folder.read("out"), folder.read("errors")};
}

} // namespace alidade::test
