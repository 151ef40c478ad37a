#include "model/store/opening.h"

#include "model/store/decisionrows.h"
#include "model/store/schema.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace alidade {
namespace {

constexpr std::string_view magic{"SQLite format 3\0", 16};
constexpr std::uintmax_t maxQuietCopy = std::uintmax_t{256} << 20; ///< larger files are read through SQLite where they can be
constexpr std::string_view damagedAdvice = " Restore it from a copy, or import its sources into a new workspace.";

void setUp(const Database &database)
{
    database.run("PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;");
}

/// Looks at the file before SQLite does, so that what is no workspace at all is told in plain words.
void checkIsDatabase(const std::filesystem::path &file)
{
    struct stat status {};
    if (stat(file.c_str(), &status) != 0)
        throw Error(errno == ENOENT ? "There is no file " + file.string() + "."
                                    : "Cannot open " + file.string() + ": " + std::strerror(errno) + ".");
    if (S_ISDIR(status.st_mode))
        throw Error(file.string() + " is a folder, not a workspace file. Import it as a source instead.");
    if (!S_ISREG(status.st_mode))
        throw Error(file.string() + " is not a regular file.");
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error("Cannot read " + file.string() + ": " + std::strerror(errno) + ". Ask for permission to read it.");
    std::string start(magic.size(), '\0');
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    if (stream.gcount() == 0)
        throw Error(file.string() + " is empty. Delete it and make a new workspace.");
    if (start != magic)
        throw Error(file.string() + " is not an Alidade workspace.");
}

void checkIsWhole(const Database &database)
{
    std::string fault = database.text("PRAGMA quick_check(1)");
    if (fault != "ok")
        throw DatabaseError(SQLITE_CORRUPT, fault);
}

/// Throws Error when the file is no workspace or newer than this program.
void checkVersion(const Database &database, const std::filesystem::path &file)
{
    if (database.integer("PRAGMA application_id") != applicationId)
        throw Error(file.string() + " is an SQLite database, but not an Alidade workspace.");
    std::int64_t version = database.integer("PRAGMA user_version");
    if (version > currentVersion())
        throw Error(file.string() + " was written by a newer Alidade (file version " + std::to_string(version) +
                    ", this program reads up to " + std::to_string(currentVersion()) + "). Update Alidade to open it.");
}

/// The name under which SQLite reads the file as it stands, without any lock.
std::string immutableUri(const std::filesystem::path &file)
{
    std::string uri = "file:";
    for (char c : file.string()) {
        bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
                       c == '_' || c == '.';
        char code[4];
        std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
        uri += isPlain ? std::string(1, c) : std::string(code);
    }
    return uri + "?immutable=1";
}

/// What is different once somebody has written the file, or still does.
struct FileState {
    ino_t number = 0;
    off_t size = 0;
    std::int64_t seconds = 0, nanoseconds = 0;
    bool hasLog = false; ///< SQLite's log or journal lies beside it
    friend bool operator==(const FileState &, const FileState &) = default;
};

FileState stateOf(const std::string &file)
{
    struct stat status {};
    if (stat(file.c_str(), &status) != 0)
        return {};
    std::error_code ignored;
    const bool hasLog = std::filesystem::exists(file + "-wal", ignored) || std::filesystem::exists(file + "-journal", ignored);
    return {status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec, hasLog};
}

/// Reading a file through SQLite leaves the files beside it with which SQLite notices other programs, for which a folder
/// that may not be written has no place; but somebody else may write there. So a file that nobody has open is read into
/// memory as it stands; nothing when it did not stand still.
std::optional<Database> copyOfQuietFile(const std::filesystem::path &path)
{
    const FileState before = stateOf(path.string());
    if (before.hasLog)
        return {};
    try {
        Database copy = copyInMemory(Database(immutableUri(path), Database::Mode::readOnly));
        if (stateOf(path.string()) == before)
            return copy;
    } catch (const DatabaseError &) {
        if (stateOf(path.string()) == before)
            throw;
    }
    return {};
}

Database connect(const std::filesystem::path &file, Workspace::Access access)
{
    // An absolute path can be taken neither for a URI nor for ":memory:"; SQLite's own files lie beside the real one.
    std::error_code error;
    std::filesystem::path path = std::filesystem::canonical(file, error);
    if (error)
        path = std::filesystem::absolute(file);
    if (access == Workspace::Access::readWrite)
        return Database(path.string(), Database::Mode::readWrite);
    const bool isFolderWritable = ::access(path.parent_path().c_str(), W_OK) == 0;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    constexpr int tries = 3;
    for (int i = 0; i < tries && (!isFolderWritable || size <= maxQuietCopy); ++i) {
        if (std::optional<Database> copy = copyOfQuietFile(path))
            return *std::move(copy);
    }
    return Database(path.string(), Database::Mode::readOnly); // the writer's log and locks are there to read with
}

/// Makes the entry of a new file in its folder survive a power cut.
void syncFolder(const std::filesystem::path &file)
{
    int folder = open(std::filesystem::absolute(file).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder);
        close(folder);
    }
}

} // namespace

Database createFile(const std::filesystem::path &file, const std::string &systemName)
{
    int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0)
        throw Error(errno == EEXIST ? file.string() + " already exists. Open it, or choose another name."
                                    : "Cannot make " + file.string() + ": " + std::strerror(errno) + ".");
    close(descriptor);
    try {
        Database database(std::filesystem::absolute(file).string(), Database::Mode::create);
        setUp(database);
        migrate(database);
        database.run("PRAGMA journal_mode = WAL");
        applyEdits(database, {RenameSystem{systemName}}, {});
        syncFolder(file);
        return database;
    } catch (const DatabaseError &error) {
        for (const char *ending : {"", "-wal", "-shm"})
            unlink((file.string() + ending).c_str());
        throw Error("Cannot make " + file.string() + ": " + explain(error));
    }
}

Database openFile(const std::filesystem::path &file, Workspace::Access access)
{
    checkIsDatabase(file);
    bool mayWrite = access == Workspace::Access::readWrite;
    try {
        Database database = connect(file, access);
        setUp(database);
        checkVersion(database, file);
        if (std::string fault = foreignObject(database); !fault.empty())
            throw Error("Cannot open " + file.string() + ": " + fault + ". Do not trust this file, or restore it from a copy.");
        checkIsWhole(database);
        if (!mayWrite && database.integer("PRAGMA user_version") < currentVersion()) {
            database = copyInMemory(database); // an older file that is only read stays as it is
            setUp(database);
        }
        migrate(database);
        if (mayWrite)
            database.run("PRAGMA journal_mode = WAL");
        return database;
    } catch (const DatabaseError &error) {
        throw Error("Cannot open " + file.string() + ": " + explain(error));
    }
}

Database openMemory()
{
    Database database({}, Database::Mode::memory);
    setUp(database);
    migrate(database);
    return database;
}

std::string explain(const DatabaseError &error)
{
    switch (error.code()) {
    case SQLITE_FULL: return "the disk is full. Nothing was changed; free some space and try again.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program is using the file. Close it there and try again.";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "the file may not be written. Open it read-only, or copy it to a folder that you may write to.";
    case SQLITE_CANTOPEN: return "the file or the files beside it cannot be opened. Look at the permissions of its folder.";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return "the file is damaged (" + std::string(error.what()) + ")." + std::string(damagedAdvice);
    case SQLITE_IOERR: return "reading or writing the file failed (" + std::string(error.what()) + "). Nothing was changed.";
    default: return std::string(error.what()) + ".";
    }
}

} // namespace alidade
