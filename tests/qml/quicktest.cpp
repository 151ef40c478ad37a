#include "qml/session/session.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQuickTest>

/// Gives the tests the style and the import path that the application has, and a session without a workspace.
class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { QQuickStyle::setStyle(QStringLiteral("Basic")); }
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral(":/qt/qml"));
        engine->rootContext()->setContextProperty(QStringLiteral("testSession"), &m_session);
    }

private:
    alidade::Session m_session; ///< for tests of whole screens
};

QUICK_TEST_MAIN_WITH_SETUP(alidade, Setup)

#include "quicktest.moc"
