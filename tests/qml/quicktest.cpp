#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQuickTest>

/// Gives the tests the style and the import path that the application has.
class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { QQuickStyle::setStyle(QStringLiteral("Basic")); }
    void qmlEngineAvailable(QQmlEngine *engine) { engine->addImportPath(QStringLiteral(":/qt/qml")); }
};

QUICK_TEST_MAIN_WITH_SETUP(alidade, Setup)

#include "quicktest.moc"
