#pragma once

#include "importers/importer.h"

#include <map>

namespace alidade::helm {

/// Bounds of packed charts: an archive of a few bytes may hold gigabytes.
struct PackedLimits {
    static constexpr std::uint64_t packedBytes = 4U << 20U; ///< of one archive
    static constexpr std::size_t bytes = 16U << 20U;        ///< of what one holds
    static constexpr std::size_t files = 2000;              ///< in one
    static constexpr std::size_t allBytes = 128U << 20U;    ///< of what all of a tree hold
};

/// A file of an archive.
struct PackedFile {
    std::string path; ///< without the directory of the chart: "templates/deployment.yaml"
    std::string text;
};

/// The files of a chart that `helm package` made: a gzipped tar whose files all lie in one directory. Links and what leaves that
/// directory are left out. Throws Error when it is none, or too large.
std::vector<PackedFile> unpackChart(std::string_view archive);

/// The name of the chart that an archive holds, by its own name: "order" of "order-1.2.0.tgz".
std::string_view nameOfArchive(std::string_view file);

/// Whether a file is a packed part of a chart: "charts/order-1.2.0.tgz" beside a Chart.yaml.
bool isPackedPart(const Tree &tree, std::string_view path);

/// A tree in which the packed parts of charts are directories called like their archives:
/// "shop/charts/order-1.2.0.tgz/templates/deployment.yaml". Parts that are stores or brokers by their names stay packed:
/// what they run is known, and their templates would say no more.
class UnpackedTree : public Tree {
public:
    explicit UnpackedTree(const ImportContext &context);

private:
    std::string readBytes(const TreeFile &file, std::uint64_t limit) const override;
    void add(const std::string &archive, std::vector<PackedFile> files);

    const Tree &m_base;
    std::map<std::string, std::string, std::less<>> m_unpacked; ///< by path
};

} // namespace alidade::helm
