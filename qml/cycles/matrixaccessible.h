#pragma once

class QAccessibleInterface;
class QObject;
class QString;

namespace alidade {

/// A MatrixView as a table in the accessibility tree: its children are the rows, each with a cell for every dependency, then the
/// column heads. Any other cell is reached through the table interface. A factory for QAccessible.
QAccessibleInterface *makeMatrixAccessible(const QString &className, QObject *object);

} // namespace alidade
