#include "model/store/opening.h"

#include "model/store/decisionrows.h"
#include "model/store/schema.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace alidade {
namespace {

constexpr std::string_view magic{"SQLite format 3\0", 16};
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

void checkVersion(const Database &database, const std::filesystem::path &file, bool mayMigrate)
{
    if (database.integer("PRAGMA application_id") != applicationId)
        throw Error(file.string() + " is an SQLite database, but not an Alidade workspace.");
    std::int64_t version = database.integer("PRAGMA user_version");
    if (version > currentVersion())
        throw Error(file.string() + " was written by a newer Alidade (file version " + std::to_string(version) +
                    ", this program reads up to " + std::to_string(currentVersion()) + "). Update Alidade to open it.");
    if (version < currentVersion() && !mayMigrate)
        throw Error(file.string() + " was written by an older Alidade. Open it once for writing to bring it up to date.");
}

/// A workspace in a folder that may not be written has nowhere to put the files that WAL needs; as nobody can be
/// writing it there, it may be read as it stands.
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

Database connect(const std::filesystem::path &file, Workspace::Access access)
{
    // An absolute path can be taken neither for a URI nor for ":memory:".
    std::filesystem::path path = std::filesystem::absolute(file);
    if (access == Workspace::Access::readWrite)
        return Database(path.string(), Database::Mode::readWrite);
    std::error_code ignored;
    bool hasLog = std::filesystem::exists(path.string() + "-wal", ignored);
    bool isFolderWritable = ::access(path.parent_path().c_str(), W_OK) == 0;
    return Database(hasLog || isFolderWritable ? path.string() : immutableUri(path), Database::Mode::readOnly);
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
        checkVersion(database, file, mayWrite);
        if (std::string fault = foreignObject(database); !fault.empty())
            throw Error("Cannot open " + file.string() + ": " + fault + ". Do not trust this file, or restore it from a copy.");
        checkIsWhole(database);
        if (mayWrite) {
            migrate(database);
            database.run("PRAGMA journal_mode = WAL");
        }
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
