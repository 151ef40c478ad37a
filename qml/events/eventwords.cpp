#include "qml/events/eventwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <array>

namespace alidade {
namespace {

struct EventWords {
    Q_DECLARE_TR_FUNCTIONS(EventWords)
};

constexpr std::array kinds{BoardItemKind::event,          BoardItemKind::command, BoardItemKind::aggregate, BoardItemKind::policy,
                           BoardItemKind::externalSystem, BoardItemKind::hotSpot, BoardItemKind::readModel};

QString namesOf(const StormFinding &finding)
{
    QStringList names;
    for (const std::string &name : finding.names)
        names.append(QString::fromStdString(name));
    return QLocale().createSeparatedList(names);
}

} // namespace

QString noteKindText(BoardItemKind kind)
{
    switch (kind) {
    case BoardItemKind::event: return EventWords::tr("Event");
    case BoardItemKind::command: return EventWords::tr("Command");
    case BoardItemKind::aggregate: return EventWords::tr("Aggregate");
    case BoardItemKind::policy: return EventWords::tr("Policy");
    case BoardItemKind::externalSystem: return EventWords::tr("External system");
    case BoardItemKind::hotSpot: return EventWords::tr("Hot spot");
    case BoardItemKind::readModel: break;
    }
    return EventWords::tr("Read model");
}

QString noteText(const StormItem &item)
{
    const QString text = QString::fromStdString(item.text);
    const bool isFoundPolicy = item.kind == BoardItemKind::policy && item.isFound && !item.isDecided;
    return isFoundPolicy ? EventWords::tr("Whenever %1").arg(text) : text;
}

QString stormRuleText(const std::string &rule)
{
    if (rule == "event-unconsumed")
        return EventWords::tr("Nobody consumes it");
    if (rule == "event-unpublished")
        return EventWords::tr("Nobody publishes it");
    if (rule == "choreography-cycle")
        return EventWords::tr("Runs in a circle");
    if (rule == "event-lost-on-crash")
        return EventWords::tr("Lost on a crash");
    return EventWords::tr("No way back");
}

QString stormFindingText(const StormFinding &finding, const QString &item)
{
    const QString names = namesOf(finding);
    if (finding.rule == "event-unconsumed")
        return EventWords::tr("%1 publishes %2, which nobody is known to consume.").arg(names, item);
    if (finding.rule == "event-unpublished")
        return EventWords::tr("%1 waits for %2, which nobody is known to publish.").arg(names, item);
    if (finding.rule == "choreography-cycle")
        return EventWords::tr("The chain of events returns to its start: %1.").arg(names);
    if (finding.rule == "event-lost-on-crash")
        return EventWords::tr("%1 changes its data and publishes %2 in two moves: a crash between them loses the event.")
            .arg(names, item);
    return EventWords::tr("%1 says that something was refused, and %2, which acted before it, does not hear of it.")
        .arg(item, names);
}

QString stormAdviceText(const StormFinding &finding)
{
    if (finding.rule == "event-unconsumed")
        return EventWords::tr("Consume it, import the source of whoever does, or do not publish it.");
    if (finding.rule == "event-unpublished")
        return EventWords::tr("Publish it, or import the source of whoever does.");
    if (finding.rule == "choreography-cycle")
        return EventWords::tr("Break the circle, or say what ends it.");
    if (finding.rule == "event-lost-on-crash")
        return EventWords::tr("Write the event to an outbox in the same transaction, or publish from the database's log.");
    return EventWords::tr("Let the service consume the event and undo what it did, or say that nothing is to be undone.");
}

StormWords stormWords()
{
    StormWords words;
    for (const BoardItemKind kind : kinds)
        words.kinds.emplace(kind, noteKindText(kind).toStdString());
    words.whenever = EventWords::tr("Whenever %1").arg(QStringLiteral("{}")).toStdString();
    words.inNoContext = EventWords::tr("In no context").toStdString();
    return words;
}

} // namespace alidade
