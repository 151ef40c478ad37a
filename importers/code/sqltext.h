#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// A table in an SQL text.
struct TableUse {
    std::string table;
    bool isWritten = false;
    friend auto operator<=>(const TableUse &, const TableUse &) = default;
};

/// Whether a text is SQL: it starts with a statement's keyword.
bool isSql(std::string_view text);

/// The tables that an SQL text reads (FROM, JOIN) or writes (INTO, UPDATE, DELETE FROM), sorted. Sub-queries and what is
/// quoted are not parsed; names of common table expressions are left out.
std::vector<TableUse> tablesIn(std::string_view sql);

} // namespace alidade
