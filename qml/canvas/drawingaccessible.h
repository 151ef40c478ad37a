#pragma once

class QAccessibleInterface;
class QObject;
class QString;

namespace alidade {

/// Gives a DrawingView an accessible child for each of its source's spoken items that is in view (all of them in a small
/// drawing), so that screen readers and tests find "payment, service, in Billing". Installed by the first DrawingView.
QAccessibleInterface *makeDrawingAccessible(const QString &className, QObject *object);

} // namespace alidade
