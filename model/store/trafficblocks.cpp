#include "model/store/trafficblocks.h"

#include "model/store/trafficbytes.h"

namespace alidade {
namespace {

std::vector<unsigned char> blob(const std::string &bytes) { return {bytes.begin(), bytes.end()}; }

/// The sums of a block, which a line over time is drawn from.
struct BlockSum {
    double calls = 0, errors = 0;
};

/// A block with what is not written into its cells: the sums of what is no flow.
struct Addition {
    TrafficBlock cells;
    BlockSum sum;
};

void addBlock(const Database &database, std::int64_t source, std::chrono::seconds step, std::int64_t start, Addition addition)
{
    const std::int64_t seconds = step.count();
    Statement row =
        database.prepare("SELECT calls, errors, cells FROM traffic_block WHERE source = ? AND step = ? AND start = ?");
    if (row.bind(source, seconds, start).step()) {
        addition.sum.calls += row.real(0);
        addition.sum.errors += row.real(1);
        for (auto &[edge, cell] : unpackedBlock(row.blob(2), start)) {
            const auto [place, isNew] = addition.cells.try_emplace(edge, std::move(cell));
            if (!isNew)
                place->second.merge(cell);
        }
    }
    row.reset();
    database
        .prepare("INSERT INTO traffic_block VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET calls = excluded.calls, "
                 "errors = excluded.errors, cells = excluded.cells")
        .bind(source, seconds, start, addition.sum.calls, addition.sum.errors, blob(packed(addition.cells)))
        .run();
}

struct OldBlock {
    std::int64_t start = 0;
    Addition content;
};

/// Blocks of this step that begin before `before`.
std::vector<OldBlock> oldBlocks(const Database &database, std::int64_t source, std::int64_t step, std::int64_t before)
{
    std::vector<OldBlock> blocks;
    Statement rows = database.prepare(
        "SELECT start, calls, errors, cells FROM traffic_block WHERE source = ? AND step = ? AND start < ? ORDER BY start");
    rows.bind(source, step, before);
    while (rows.step())
        blocks.push_back({rows.integer(0), {unpackedBlock(rows.blob(3), rows.integer(0)), {rows.real(1), rows.real(2)}}});
    return blocks;
}

void rollUp(const Database &database, std::int64_t source, const TrafficRetention &shorter, std::chrono::seconds longer,
            std::int64_t newest)
{
    const std::int64_t before = stepStart(newest - shorter.age.count(), longer);
    std::map<std::int64_t, Addition> sums;
    for (OldBlock &block : oldBlocks(database, source, shorter.step.count(), before)) {
        Addition &sum = sums[stepStart(block.start, longer)];
        sum.sum.calls += block.content.sum.calls;
        sum.sum.errors += block.content.sum.errors;
        for (const auto &[edge, cell] : block.content.cells)
            sum.cells[edge].merge(cell);
    }
    if (sums.empty())
        return;
    for (auto &[start, sum] : sums)
        addBlock(database, source, longer, start, std::move(sum));
    database.prepare("DELETE FROM traffic_block WHERE source = ? AND step = ? AND start < ?")
        .bind(source, shorter.step.count(), before)
        .run();
}

} // namespace

void addCells(const Database &database, std::int64_t source, std::chrono::seconds step, std::span<const NumberedEdge> edges)
{
    std::map<std::int64_t, Addition> blocks;
    for (const auto &[number, edge] : edges) {
        for (const TrafficCell &cell : edge->cells) {
            Addition &block = blocks[cell.start];
            block.cells[number].merge(cell);
            if (edge->relation == TrafficRelation::flow)
                continue;
            block.sum.calls += cell.calls;
            block.sum.errors += cell.errors;
        }
    }
    for (auto &[start, block] : blocks)
        addBlock(database, source, step, start, std::move(block));
}

void rollUpBlocks(const Database &database, std::int64_t source, std::int64_t newest)
{
    for (std::size_t i = 0; i + 1 < trafficRetention.size(); ++i)
        rollUp(database, source, trafficRetention[i], trafficRetention[i + 1].step, newest);
    const TrafficRetention &longest = trafficRetention.back();
    const std::int64_t oldest = newest - std::chrono::seconds(longest.age).count();
    database.prepare("DELETE FROM traffic_block WHERE source = ? AND step = ? AND start < ?")
        .bind(source, longest.step.count(), oldest)
        .run();
    database.prepare("DELETE FROM traffic_edge WHERE source = ? AND last_seen < ?").bind(source, oldest).run();
}

} // namespace alidade
