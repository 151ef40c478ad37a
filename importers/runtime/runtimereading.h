#pragma once

#include "importers/engines/httpclient.h"
#include "model/diagnostic.h"
#include "model/profile.h"
#include "model/progress.h"
#include "model/runtime.h"

#include <optional>

namespace alidade {

/// What was read of a running process from one place: its metrics or a profile.
struct RuntimeReading {
    std::string place; ///< file or URL, without the query of it
    std::optional<RuntimeMetrics> metrics;
    std::optional<Profile> profile;
    Diagnostics diagnostics;

    /// What the process calls itself; empty when it does not.
    const std::string &name() const;
};

/// Whether a text is the URL of something to read, and no file.
bool isRuntimeUrl(std::string_view text);

/// Reads a file or gets a URL (http or https): metrics in the text format of Prometheus or OpenMetrics, the JSON of /debug/vars,
/// a profile for pprof; as they are, gzip or zstd. The content says what it is. A URL with `seconds=N` is waited for so much
/// longer. Throws Error, Cancelled.
RuntimeReading readRuntime(const std::string &place, const HttpOptions &http, const Progress &progress,
                           const std::stop_token &stop);

/// The same for bytes that are at hand, inflated. Throws Error, Cancelled.
RuntimeReading readRuntimeBytes(std::string_view bytes, const std::stop_token &stop = {});

} // namespace alidade
