#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QVariantList>

namespace alidade {

/// The language of the screens. "" follows the system; the choice is kept and takes effect at once.
class Language : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString choice READ choice WRITE setChoice NOTIFY changed)
    Q_PROPERTY(QVariantList options READ options NOTIFY changed)

public:
    static Language *create(QQmlEngine *engine, QJSEngine *);

    QString choice() const;
    void setChoice(const QString &choice);
    /// { value, text } of each choice; languages are named in themselves.
    QVariantList options() const;

    /// A label of the history in this language; see alidade::historyLabel().
    Q_INVOKABLE QString ofLabel(const QString &stored) const;

    /// Installs the translation of the chosen language, or of `override` for this run only.
    static void install(const QString &override = {});

Q_SIGNALS:
    void changed();

private:
    explicit Language(QQmlEngine *engine) : m_engine(engine) {}

    QQmlEngine *m_engine;
};

} // namespace alidade
