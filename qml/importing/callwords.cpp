#include "qml/importing/callwords.h"

#include "qml/session/sentencetable.h"

#include <QCoreApplication>

namespace alidade {
namespace {

struct CallWords {
    Q_DECLARE_TR_FUNCTIONS(CallWords)
};

/// The reasons of the model; of two that fit, the earlier one is meant. Where a name is, "%1" and "%2" stand.
constexpr const char *patterns[] = {
    QT_TRANSLATE_NOOP("CallWords", "%1, and %2"),
    QT_TRANSLATE_NOOP("CallWords", "%1 is set nowhere and has no fallback"),
    QT_TRANSLATE_NOOP("CallWords", "%1 are set nowhere and have no fallback"),
    QT_TRANSLATE_NOOP("CallWords", "nothing in the system is called '%1'"),
    QT_TRANSLATE_NOOP("CallWords", "the code does not say where it goes"),
    QT_TRANSLATE_NOOP("CallWords", "no service serves %1"),
    QT_TRANSLATE_NOOP("CallWords", "many services serve %1"),
    QT_TRANSLATE_NOOP("CallWords", "%1 both serve %2"),
    QT_TRANSLATE_NOOP("CallWords", "%1 all serve %2"),
    QT_TRANSLATE_NOOP("CallWords", "a person decided that it does not count"),
    QT_TRANSLATE_NOOP("CallWords", "a person said that it goes to %1, which is not there"),
    QT_TRANSLATE_NOOP("CallWords", "a person said that it goes to %1"),
    QT_TRANSLATE_NOOP("CallWords", "a person said so"),
    QT_TRANSLATE_NOOP("CallWords", "a person set it apart"),
    QT_TRANSLATE_NOOP("CallWords", "same name but for its spelling"),
    QT_TRANSLATE_NOOP("CallWords", "same name without its ending"),
    QT_TRANSLATE_NOOP("CallWords", "same name"),
    QT_TRANSLATE_NOOP("CallWords", "same image %1"),
    QT_TRANSLATE_NOOP("CallWords", "its image is named so"),
    QT_TRANSLATE_NOOP("CallWords", "same directory %1 as before"),
    QT_TRANSLATE_NOOP("CallWords", "same directory %1"),
    QT_TRANSLATE_NOOP("CallWords", "another name that a source gives it"),
    QT_TRANSLATE_NOOP("CallWords", "an address that means it"),
    QT_TRANSLATE_NOOP("CallWords", "code uses a %1, and no source deploys one"),
};

const SentenceTable &table()
{
    static const SentenceTable all("CallWords", patterns);
    return all;
}

/// Both halves of "A, and B" are reasons of their own; where A is none, the comma belongs to something else.
QString translated(const QString &english, bool mayBeTwo)
{
    std::optional<SentenceTable::Found> found = table().find(english);
    if (found && found->pattern == 0) {
        const QStringList halves =
            mayBeTwo ? QStringList{translated(found->parts[0], false), translated(found->parts[1], false)} : QStringList();
        if (mayBeTwo && !halves[0].isEmpty() && !halves[1].isEmpty())
            found->parts = halves;
        else
            found = table().find(english, 1);
    }
    return found ? table().text(*found) : QString();
}

} // namespace

QString callWord(const OpenCall &call)
{
    const QString what = QString::fromStdString(call.operation);
    const QString protocol = QString::fromStdString(call.protocol);
    switch (call.role) {
    case CallRole::request:
        return !what.isEmpty()       ? CallWords::tr("calls %1").arg(what)
               : !protocol.isEmpty() ? CallWords::tr("calls over %1").arg(protocol)
                                     : CallWords::tr("calls somebody");
    case CallRole::produce: return what.isEmpty() ? CallWords::tr("publishes messages") : CallWords::tr("publishes %1").arg(what);
    case CallRole::consume: return what.isEmpty() ? CallWords::tr("receives messages") : CallWords::tr("receives %1").arg(what);
    case CallRole::store:
        return what.isEmpty() && protocol.isEmpty() ? CallWords::tr("keeps data")
                                                    : CallWords::tr("keeps data in %1").arg(what.isEmpty() ? protocol : what);
    }
    return {};
}

QString originWord(NameOrigin origin)
{
    switch (origin) {
    case NameOrigin::annotation: return CallWords::tr("service comment");
    case NameOrigin::workload: return CallWords::tr("Kubernetes workload");
    case NameOrigin::composeService: return CallWords::tr("Compose service");
    case NameOrigin::command: return CallWords::tr("program");
    case NameOrigin::dockerfile: return CallWords::tr("Dockerfile");
    case NameOrigin::host: return CallWords::tr("address");
    default: break;
    }
    return QString::fromStdString(std::string(toText(origin)));
}

QString reasonWord(const std::string &english)
{
    const QString text = QString::fromStdString(english);
    const QString words = translated(text, true);
    return words.isEmpty() ? text : words;
}

} // namespace alidade
