#include "qml/evidence/snippet.h"

namespace alidade {

void Snippet::setSession(Session *session)
{
    if (m_session != session) {
        m_session = session;
        readSoon();
    }
}

void Snippet::setSource(const QString &source)
{
    if (m_source != source) {
        m_source = source;
        readSoon();
    }
}

void Snippet::setFile(const QString &file)
{
    if (m_file != file) {
        m_file = file;
        readSoon();
    }
}

void Snippet::setLine(int line)
{
    if (m_line != line) {
        m_line = line;
        readSoon();
    }
}

void Snippet::setActive(bool active)
{
    if (m_isActive != active) {
        m_isActive = active;
        readSoon();
    }
}

QString Snippet::failure() const
{
    return m_text.failure.isEmpty() ? QString() : tr("The lines cannot be shown: %1.").arg(m_text.failure);
}

/// All properties of a view are set before its place is read.
void Snippet::readSoon()
{
    Q_EMIT placeChanged();
    if (m_isAsked)
        return;
    m_isAsked = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isAsked = false;
            read();
        },
        Qt::QueuedConnection);
}

void Snippet::read()
{
    const int request = ++m_request;
    m_text = {};
    m_isReading = m_isActive && m_session && !m_file.isEmpty();
    if (m_isReading) {
        m_session->readSnippet(m_source, m_file, m_line, [self = QPointer(this), request](SnippetText text) {
            if (!self || self->m_request != request)
                return;
            self->m_text = std::move(text);
            self->m_isReading = false;
            Q_EMIT self->changed();
        });
    }
    Q_EMIT changed();
}

} // namespace alidade
