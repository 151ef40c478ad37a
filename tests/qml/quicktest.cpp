#include "qml/session/session.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QTemporaryDir>
#include <QtQuickTest>

/// Gives the tests the style and the import path that the application has, and a session without a workspace.
class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // no run sees the workspaces of an earlier one
    }
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral(":/qt/qml"));
        engine->rootContext()->setContextProperty(QStringLiteral("testSession"), &m_session);
    }

private:
    QTemporaryDir m_data;
    alidade::Session m_session; ///< for tests of whole screens
};

QUICK_TEST_MAIN_WITH_SETUP(alidade, Setup)

#include "quicktest.moc"
