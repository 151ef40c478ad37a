#include "exporters/sagas/sagasql.h"

#include "exporters/escape.h"

namespace alidade {
namespace {

constexpr std::string_view tables = R"(-- One row a saga that was started.
CREATE TABLE saga (
    saga_id     VARCHAR(200) NOT NULL PRIMARY KEY,
    name        VARCHAR(200) NOT NULL,
    status      VARCHAR(20)  NOT NULL CHECK (status IN ('forward', 'back', 'completed', 'compensated')),
    payload     TEXT         NOT NULL,
    started_at  BIGINT       NOT NULL,
    changed_at  BIGINT       NOT NULL,
    taken_by    VARCHAR(200),              -- the coordinator that works on it
    taken_until BIGINT       NOT NULL      -- another one may take it up after this time
);

-- One row a step of it, written before the step is called and again when its answer is known.
CREATE TABLE saga_log (
    saga_id    VARCHAR(200) NOT NULL REFERENCES saga (saga_id),
    step_name  VARCHAR(200) NOT NULL,
    status     VARCHAR(20)  NOT NULL CHECK (status IN ('started', 'done', 'refused', 'undoing', 'undone')),
    retries    INTEGER      NOT NULL,
    changed_at BIGINT       NOT NULL,
    PRIMARY KEY (saga_id, step_name)
);

-- The steps of the saga in the order in which they run, and the ranks by which they are undone (0 first; none: never).
CREATE TABLE saga_step (
    name      VARCHAR(200) NOT NULL,
    step_name VARCHAR(200) NOT NULL,
    position  INTEGER      NOT NULL,
    undo_rank INTEGER,
    PRIMARY KEY (name, step_name)
);

CREATE INDEX saga_unfinished ON saga (status, taken_until);
)";

constexpr std::string_view job = R"(
-- The reconciliation job, every few seconds.
-- 1. Take up what nobody works on. Whoever changes the row has it.
UPDATE saga SET taken_by = :worker, taken_until = :now + :lease
 WHERE status IN ('forward', 'back') AND taken_until < :now;

-- 2. What is to be done next: the steps of the sagas taken, forward …
SELECT s.saga_id, s.payload, p.step_name, l.status, COALESCE(l.retries, 0) AS retries
  FROM saga s
  JOIN saga_step p ON p.name = s.name
  LEFT JOIN saga_log l ON l.saga_id = s.saga_id AND l.step_name = p.step_name
 WHERE s.taken_by = :worker AND s.status = 'forward' AND (l.status IS NULL OR l.status = 'started')
 ORDER BY s.saga_id, p.position;

-- … and back. A step that was started and never answered may have been performed: it is undone, too.
SELECT s.saga_id, s.payload, p.step_name, l.status, l.retries
  FROM saga s
  JOIN saga_step p ON p.name = s.name
  JOIN saga_log l ON l.saga_id = s.saga_id AND l.step_name = p.step_name
 WHERE s.taken_by = :worker AND s.status = 'back' AND p.undo_rank IS NOT NULL
   AND l.status IN ('started', 'done', 'undoing')
 ORDER BY s.saga_id, p.undo_rank;

-- 3. What people should look at: sagas that have been under way for too long.
SELECT saga_id, name, status, started_at FROM saga
 WHERE status IN ('forward', 'back') AND started_at < :now - :patience
 ORDER BY started_at;
)";

std::string quoted(const std::string &text)
{
    std::string out = "'";
    for (const char c : validUtf8(text)) {
        if (c == '\'')
            out += "''";
        else if (static_cast<unsigned char>(c) >= 0x20 && c != '\\')
            out += c;
        else
            out += '?'; // a line break would end the statement for some clients, a backslash is an escape in others
    }
    return out + "'";
}

} // namespace

std::string sagaSql(const Saga &saga)
{
    const std::vector<std::size_t> sequence = orderOf(saga).sequence, undos = undoSequenceOf(saga);
    std::string out(tables);
    for (std::size_t at = 0; at < sequence.size(); ++at) {
        std::string rank = "NULL";
        for (std::size_t i = 0; i < undos.size(); ++i)
            if (undos[i] == sequence[at])
                rank = std::to_string(i);
        out += "INSERT INTO saga_step (name, step_name, position, undo_rank) VALUES (" + quoted(saga.name) + ", " +
               quoted(saga.steps[sequence[at]].name) + ", " + std::to_string(at) + ", " + rank + ");\n";
    }
    return out + std::string(job);
}

} // namespace alidade
