#pragma once

#include <QQuickWindow>
#include <QTimer>

namespace alidade {

/// Waits until the window has nothing more to do (its `isIdle` holds for a while), writes what it shows to a file and
/// quits: 0 when that went well, 3 when the window never came to rest.
class Screenshot : public QObject {
public:
    Screenshot(QQuickWindow *window, const QString &file);

private:
    void check();

    QQuickWindow *m_window;
    QString m_file;
    QTimer m_timer;
    bool m_hasPainted = false;
    int m_checks = 0, m_calmChecks = 0;
};

} // namespace alidade
