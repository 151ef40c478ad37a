#include "qml/cycles/cutwords.h"

#include <QCoreApplication>

namespace alidade {
namespace {

struct CutWords {
    Q_DECLARE_TR_FUNCTIONS(CutWords)
};

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

/// "3 import lines and 1 requirement in 2 files"
QString amount(const CutStep &step)
{
    const QString imports = step.importLines == 0 ? QString()
                            : step.isTestOnly     ? CutWords::tr("%n import line(s) in tests", nullptr, step.importLines)
                                                  : CutWords::tr("%n import line(s)", nullptr, step.importLines);
    const QString sites = step.callSites == 0 ? QString()
                          : step.isBuild      ? CutWords::tr("%n requirement(s)", nullptr, step.callSites)
                                              : CutWords::tr("%n place(s)", nullptr, step.callSites);
    const QString what = imports.isEmpty() && sites.isEmpty() ? CutWords::tr("a requirement that no import uses")
                         : imports.isEmpty()                  ? sites
                         : sites.isEmpty()                    ? imports
                                                              : CutWords::tr("%1 and %2").arg(imports, sites);
    return step.files > 1 ? CutWords::tr("%1 in %n file(s)", nullptr, static_cast<int>(step.files)).arg(what) : what;
}

QString remedy(const CutStep &step, const QString &from, const QString &to)
{
    switch (step.remedy) {
    case CutStep::Remedy::none: break;
    case CutStep::Remedy::dropWhatBringsIt: return CutWords::tr("find what brings %1 in, and drop it").arg(to);
    case CutStep::Remedy::moveTests:
        return CutWords::tr("only tests need it: move them, or what they share, to a module of their own");
    case CutStep::Remedy::invertModules:
        return CutWords::tr("introduce an interface in %1 that %2 fulfils, or move what both need to a module below them")
            .arg(from, to);
    case CutStep::Remedy::useContract:
        return CutWords::tr("depend on a contract or a small client module instead of the code of %1").arg(to);
    case CutStep::Remedy::publishEvent:
        return CutWords::tr("publish an event that %2 subscribes to, or let the caller of %1 pass the answer along")
            .arg(from, to);
    case CutStep::Remedy::splitData:
        return CutWords::tr("give the data one owner, and let %1 keep its own copy from events").arg(from);
    case CutStep::Remedy::joinMessages:
        return CutWords::tr("let %1 stop reacting to %2, or join the two messages into one").arg(from, to);
    }
    return {};
}

} // namespace

QString cutAdvice(const CycleReport &report, const Cut &cut)
{
    const GroupedView &view = report.view;
    QString advice;
    const auto add = [&advice](const QString &sentence) {
        advice = advice.isEmpty() ? sentence : CutWords::tr("%1 %2", "two sentences").arg(advice, sentence);
    };
    for (const CutStep &step : cut.steps) {
        const QString from = text(view.names[view.edges[step.edge].from]), to = text(view.names[view.edges[step.edge].to]);
        const QString what = remedy(step, from, to);
        add(step.movable == none ? CutWords::tr("%1 → %2: %3; %4.").arg(from, to, amount(step), what)
                                 : CutWords::tr("%1 → %2: %3; %4; or move %5 to %6.")
                                       .arg(from, to, amount(step), what, text(report.architecture->nodes[step.movable].name),
                                            text(view.names[step.moveTo])));
    }
    if (cut.edges.size() > cut.steps.size())
        add(CutWords::tr("And %n more dependency(ies).", nullptr, static_cast<int>(cut.edges.size() - cut.steps.size())));
    return advice;
}

QString modeName(CycleMode mode)
{
    switch (mode) {
    case CycleMode::sync: return CutWords::tr("Sync");
    case CycleMode::mixed: return CutWords::tr("Mixed");
    case CycleMode::async: return CutWords::tr("Async");
    case CycleMode::build: return CutWords::tr("Build");
    }
    return {};
}

QString modeName(Mode mode)
{
    switch (mode) {
    case Mode::sync: return CutWords::tr("Sync");
    case Mode::async: return CutWords::tr("Async");
    case Mode::data: return CutWords::tr("Data");
    case Mode::build: return CutWords::tr("Build");
    case Mode::telemetry: return CutWords::tr("Telemetry");
    }
    return {};
}

} // namespace alidade
