#pragma once

#include "model/saga.h"

namespace alidade {

/// The durable log of a saga as SQL that PostgreSQL, MySQL 8 and SQLite understand: the tables, what the coordinator writes,
/// and what a reconciliation job asks. Times are milliseconds since 1970; `:name` stands for a parameter.
std::string sagaSql(const Saga &saga);

} // namespace alidade
