#include "model/drift.h"

namespace alidade {

std::optional<Severity> severityOf(DriftVerdict verdict)
{
    switch (verdict) {
    case DriftVerdict::observedOnly:
    case DriftVerdict::designedOnly: return Severity::warning;
    case DriftVerdict::codedOnly:
    case DriftVerdict::deployedOnly: return Severity::note;
    case DriftVerdict::agreed:
    case DriftVerdict::unjudged: break;
    }
    return std::nullopt;
}

std::string_view titleOf(DriftVerdict verdict)
{
    switch (verdict) {
    case DriftVerdict::agreed: return "agreed";
    case DriftVerdict::unjudged: return "not judged";
    case DriftVerdict::designedOnly: return "designed only";
    case DriftVerdict::codedOnly: return "coded only";
    case DriftVerdict::deployedOnly: return "deployed only";
    case DriftVerdict::observedOnly: break;
    }
    return "hidden";
}

} // namespace alidade
