#pragma once

#include "qml/session/session.h"

#include <QPointer>

namespace alidade {

/// The lines around a place in a source, for a view. It reads when it is active and its place changes; what was read for an
/// earlier place is dropped.
class Snippet : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY placeChanged)
    Q_PROPERTY(QString source READ source WRITE setSource NOTIFY placeChanged)
    Q_PROPERTY(QString file READ file WRITE setFile NOTIFY placeChanged)
    Q_PROPERTY(int line READ line WRITE setLine NOTIFY placeChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY placeChanged)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    Q_PROPERTY(QStringList lines READ lines NOTIFY changed)
    Q_PROPERTY(int firstLine READ firstLine NOTIFY changed)
    /// Why there are no lines, in the language of the screens; empty when there are, or while reading.
    Q_PROPERTY(QString failure READ failure NOTIFY changed)

public:
    using QObject::QObject;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString source() const { return m_source; }
    void setSource(const QString &source);
    QString file() const { return m_file; }
    void setFile(const QString &file);
    int line() const { return m_line; }
    void setLine(int line);
    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    bool isReading() const { return m_isReading; }
    QStringList lines() const { return m_text.lines; }
    int firstLine() const { return m_text.firstLine; }
    QString failure() const;

Q_SIGNALS:
    void placeChanged();
    void changed();

private:
    void readSoon();
    void read();

    QPointer<Session> m_session;
    QString m_source, m_file;
    int m_line = 0;
    bool m_isActive = false, m_isReading = false, m_isAsked = false;
    int m_request = 0; ///< the last one; answers to others are late
    SnippetText m_text;
};

} // namespace alidade
