#include "qml/importing/problems.h"

#include "qml/session/corewords.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace alidade {
namespace {

ProblemPlace placeOf(const QString &source, const Diagnostic &diagnostic)
{
    ProblemPlace place;
    place.source = source;
    place.file = QString::fromStdString(diagnostic.file);
    place.line = diagnostic.line;
    place.message = coreText(diagnostic.message);
    return place;
}

} // namespace

void Problems::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::architectureChanged, this, [this](const Change &change) {
            if (change.factsChanged || change.revision.id == 0)
                read();
        });
        // An import that found nothing new may still have understood less.
        connect(session->sources(), &SourceList::countChanged, this, &Problems::read);
        connect(session, &Session::wordsChanged, this, &Problems::regroup);
    }
    read();
    Q_EMIT changed();
}

void Problems::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    regroup();
    Q_EMIT changed();
}

void Problems::read()
{
    if (!m_session)
        return;
    m_session->readProblems([self = QPointer(this), request = ++m_request](std::vector<SourceProblems> problems) {
        if (self && self->m_request == request)
            self->setProblems(std::move(problems));
    });
}

void Problems::setProblems(std::vector<SourceProblems> problems)
{
    m_problems = std::move(problems);
    regroup();
}

void Problems::regroup()
{
    const QString wanted = m_filter.trimmed();
    std::map<QString, Group> groups;
    m_placeCount = 0;
    for (const SourceProblems &source : m_problems) {
        for (const Diagnostic &diagnostic : source.diagnostics) {
            const ProblemPlace place = placeOf(source.source, diagnostic);
            if (!place.message.contains(wanted, Qt::CaseInsensitive) && !place.file.contains(wanted, Qt::CaseInsensitive))
                continue;
            Group &group = groups[reasonOf(QString::fromStdString(diagnostic.message))];
            group.severity = std::max(group.severity, diagnostic.severity);
            m_placeCount += diagnostic.severity == Severity::note ? 0 : 1;
            if (++group.places <= mostPlaces)
                group.shown.append(QVariant::fromValue(place));
        }
    }
    beginResetModel();
    m_groups.clear();
    for (auto &[reason, group] : groups) {
        const QString message = group.shown.constFirst().value<ProblemPlace>().message;
        group.reason = group.places == 1 ? message : reasonOf(message);
        m_groups.push_back(std::move(group));
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &l, const Group &r) {
        return l.severity != r.severity ? l.severity > r.severity : l.places > r.places;
    });
    endResetModel();
    Q_EMIT countChanged();
}

QVariant Problems::data(const QModelIndex &index, int role) const
{
    const Group &group = m_groups.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case ReasonRole: return group.reason;
    case SeverityRole: return QString::fromStdString(std::string(toText(group.severity)));
    case PlaceCountRole: return static_cast<int>(group.places);
    case PlacesRole: return group.shown;
    default: return {};
    }
}

QHash<int, QByteArray> Problems::roleNames() const
{
    return {{ReasonRole, "reason"}, {SeverityRole, "severity"}, {PlaceCountRole, "placeCount"}, {PlacesRole, "places"}};
}

QString Problems::reasonOf(QString message)
{
    // The opening quote stands before a word, the closing one after it: an apostrophe within a word is neither.
    static const QRegularExpression varying(
        QStringLiteral("\"[^\"]*\"|“[^”]*”|`[^`]*`|(?<!\\w)'[^']*'(?!\\w)|\\b\\d[\\d.,]*\\b"));
    return message.replace(varying, QStringLiteral("…"));
}

} // namespace alidade
