#pragma once

#include "model/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace alidade {

/// What SQLite said, kept apart from Error so that the caller can put the file name and the advice around it.
class DatabaseError : public Error {
public:
    DatabaseError(int code, const std::string &message) : Error(message), m_code(code) {}
    /// SQLite's primary result code.
    int code() const { return m_code & 0xff; }

private:
    int m_code;
};

/// A prepared statement. Parameters are bound from 1, columns are read from 0, as in SQLite.
class Statement {
public:
    Statement(sqlite3 *connection, std::string_view sql);

    /// Binds all parameters in order; text must live until the next step().
    template <typename... Values> Statement &bind(const Values &...values)
    {
        reset();
        int position = 0;
        (bindOne(++position, values), ...);
        return *this;
    }
    /// Goes to the next row; false at the end.
    bool step();
    /// Runs a statement that gives no rows, so that it can be bound again.
    void run();
    void reset();

    std::string text(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view blob(int column) const; ///< valid until the next step

private:
    void bindOne(int position, std::string_view value);
    void bindOne(int position, const std::string &value) { bindOne(position, std::string_view(value)); }
    void bindOne(int position, const char *value) { bindOne(position, std::string_view(value)); }
    void bindOne(int position, std::int64_t value);
    void bindOne(int position, int value) { bindOne(position, static_cast<std::int64_t>(value)); }
    void bindOne(int position, bool value) { bindOne(position, static_cast<std::int64_t>(value)); }
    void bindOne(int position, double value);
    void bindOne(int position, const std::vector<unsigned char> &blob);

    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// A connection to one SQLite file, hardened against files from strangers: defensive mode, no trusted schema, no
/// memory map, bounded lengths. Throws DatabaseError.
class Database {
public:
    enum class Mode { create, readWrite, readOnly, memory };
    Database(const std::string &file, Mode mode);

    Statement prepare(std::string_view sql) const { return Statement(m_connection.get(), sql); }
    void run(const char *sql) const;
    std::int64_t integer(std::string_view sql) const; ///< first column of the first row
    std::string text(std::string_view sql) const;     ///< first column of the first row; "" when there is none
    sqlite3 *connection() const { return m_connection.get(); }

private:
    struct Close {
        void operator()(sqlite3 *connection) const;
    };
    std::unique_ptr<sqlite3, Close> m_connection;
};

/// All that `source` holds at this moment, in memory.
Database copyInMemory(const Database &source);

/// Everything read while it lives is of one moment, whatever another process writes meanwhile.
class ReadTransaction {
public:
    explicit ReadTransaction(const Database &database);
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;
    ~ReadTransaction();

private:
    const Database &m_database;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back when it goes out of scope without commit().
class Transaction {
public:
    explicit Transaction(const Database &database);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    void commit();

private:
    const Database &m_database;
    bool m_isOpen = true;
};

} // namespace alidade
