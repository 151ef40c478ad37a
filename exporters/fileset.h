#pragma once

#include <string>
#include <vector>

namespace alidade {

/// A file that an exporter wants to exist; writing it is the caller's business.
struct OutputFile {
    std::string path; ///< relative to the export folder, only [A-Za-z0-9._/-]
    std::string content;
};

using FileSet = std::vector<OutputFile>;

} // namespace alidade
