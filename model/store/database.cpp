#include "model/store/database.h"

#include <sqlite3.h>

#include <cerrno>

namespace alidade {
namespace {

constexpr int busyTimeoutMs = 5000;
constexpr int longestTextBytes = 64 << 20;

/// A quota or a limit on file sizes is a full disk to the user; SQLite only calls ENOSPC one. It does not remember the
/// system's reason when a commit fails, but errno still has it then.
int plainCode(sqlite3 *connection, int code)
{
    if (code != SQLITE_IOERR_WRITE)
        return code;
    int reason = connection ? sqlite3_system_errno(connection) : 0;
    if (reason == 0)
        reason = errno;
    return reason == EFBIG || reason == EDQUOT || reason == ENOSPC ? SQLITE_FULL : code;
}

[[noreturn]] void fail(sqlite3 *connection, int code)
{
    throw DatabaseError(plainCode(connection, code), connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code));
}

void check(sqlite3 *connection, int code)
{
    if (code != SQLITE_OK)
        fail(connection, code);
}

void harden(sqlite3 *connection)
{
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, busyTimeoutMs);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
}

} // namespace

Statement::Statement(sqlite3 *connection, std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    check(connection, sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
    m_statement.reset(statement);
}

void Statement::Finalize::operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }

bool Statement::step()
{
    int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    sqlite3 *connection = sqlite3_db_handle(m_statement.get());
    DatabaseError error(plainCode(connection, code), sqlite3_errmsg(connection));
    sqlite3_reset(m_statement.get());
    throw error;
}

void Statement::run()
{
    while (step()) {}
    reset();
}

void Statement::reset() { sqlite3_reset(m_statement.get()); }

std::string Statement::text(int column) const { return std::string(blob(column)); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement.get(), column); }

std::string_view Statement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement.get(), column);
    int size = sqlite3_column_bytes(m_statement.get(), column);
    return bytes ? std::string_view(static_cast<const char *>(bytes), static_cast<std::size_t>(size)) : std::string_view();
}

void Statement::bindOne(int position, std::string_view value)
{
    if (value.size() > static_cast<std::size_t>(longestTextBytes))
        throw DatabaseError(SQLITE_TOOBIG, "a text is too long to be stored");
    // A null pointer would bind NULL, not the empty text.
    sqlite3_bind_text(m_statement.get(), position, value.data() ? value.data() : "", static_cast<int>(value.size()),
                      SQLITE_STATIC);
}

void Statement::bindOne(int position, std::int64_t value) { sqlite3_bind_int64(m_statement.get(), position, value); }

void Statement::bindOne(int position, double value) { sqlite3_bind_double(m_statement.get(), position, value); }

void Statement::bindOne(int position, const std::vector<unsigned char> &blob)
{
    sqlite3_bind_blob64(m_statement.get(), position, blob.empty() ? reinterpret_cast<const unsigned char *>("") : blob.data(),
                        blob.size(), SQLITE_STATIC);
}

Database::Database(const std::string &file, Mode mode)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
    if (mode == Mode::readOnly)
        flags |= SQLITE_OPEN_READONLY;
    else
        flags |= SQLITE_OPEN_READWRITE | (mode == Mode::readWrite ? 0 : SQLITE_OPEN_CREATE);
    sqlite3 *connection = nullptr;
    int code = sqlite3_open_v2(mode == Mode::memory ? ":memory:" : file.c_str(), &connection, flags, nullptr);
    m_connection.reset(connection);
    check(connection, code);
    harden(connection);
}

void Database::Close::operator()(sqlite3 *connection) const { sqlite3_close_v2(connection); }

void Database::run(const char *sql) const
{
    check(m_connection.get(), sqlite3_exec(m_connection.get(), sql, nullptr, nullptr, nullptr));
}

std::int64_t Database::integer(std::string_view sql) const
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) const
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.text(0) : std::string();
}

Database copyInMemory(const Database &source)
{
    Database copy({}, Database::Mode::memory);
    constexpr int allPages = -1;
    if (sqlite3_backup *backup = sqlite3_backup_init(copy.connection(), "main", source.connection(), "main")) {
        sqlite3_backup_step(backup, allPages);
        sqlite3_backup_finish(backup); // leaves what went wrong with the copy
    }
    check(copy.connection(), sqlite3_errcode(copy.connection()));
    return copy;
}

ReadTransaction::ReadTransaction(const Database &database) : m_database(database) { m_database.run("BEGIN"); }

ReadTransaction::~ReadTransaction() { sqlite3_exec(m_database.connection(), "COMMIT", nullptr, nullptr, nullptr); }

Transaction::Transaction(const Database &database) : m_database(database) { m_database.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction()
{
    // After some failures (disk full) SQLite has already rolled back; then there is nothing left to do.
    if (m_isOpen && !sqlite3_get_autocommit(m_database.connection()))
        sqlite3_exec(m_database.connection(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.run("COMMIT");
    m_isOpen = false;
}

} // namespace alidade
