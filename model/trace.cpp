#include "model/trace.h"

#include <algorithm>

namespace alidade {

void Trace::merge(const Trace &other)
{
    isCut = isCut || other.isCut;
    spans.insert(spans.end(), other.spans.begin(), other.spans.end());
    // Both halves of a shared span (Zipkin) have one id, so only the same half counts as the same.
    std::ranges::sort(spans);
    const auto isSame = [](const TraceSpan &l, const TraceSpan &r) { return l.id == r.id && l.kind == r.kind; };
    spans.erase(std::unique(spans.begin(), spans.end(), isSame), spans.end());
    if (spans.size() > maxSpans) {
        spans.resize(maxSpans);
        isCut = true;
    }
}

} // namespace alidade
