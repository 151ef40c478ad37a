#pragma once

#include <QString>

namespace alidade {

/// A label of the history in the language of the screens. A workspace keeps each label as it was written: by the command line
/// and the store in English, by a person in the language of that person's screens. What was written in English is known again
/// by its pattern; any other label is shown as it is kept, as the names in it are.
QString historyLabel(const QString &stored);

} // namespace alidade
