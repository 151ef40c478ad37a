#include "model/comparison.h"

namespace alidade {

std::string_view toText(ChangeKind kind)
{
    return kind == ChangeKind::added ? "added" : kind == ChangeKind::removed ? "removed" : "changed";
}

} // namespace alidade
