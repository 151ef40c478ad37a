#include "qml/live/runtimewords.h"

#include "exporters/runtime.h"

#include <QCoreApplication>
#include <QStringList>

namespace alidade {
namespace {

struct RuntimeWords {
    Q_DECLARE_TR_FUNCTIONS(RuntimeWords)
};

QString termWord(AdviceTerm term)
{
    switch (term) {
    case AdviceTerm::containerMemory: return RuntimeWords::tr("memory limit of the container");
    case AdviceTerm::outsideMemory: return RuntimeWords::tr("outside of the Go runtime");
    case AdviceTerm::reserve: return RuntimeWords::tr("reserve");
    case AdviceTerm::otherGoMemory: return RuntimeWords::tr("stacks and tables of the Go runtime");
    case AdviceTerm::liveHeap: return RuntimeWords::tr("live heap");
    case AdviceTerm::growth: return QStringLiteral("(1 + GOGC/100)");
    case AdviceTerm::peak: return RuntimeWords::tr("peak");
    case AdviceTerm::room: return RuntimeWords::tr("room for the heap");
    case AdviceTerm::collectorShare: return RuntimeWords::tr("CPU time of the collector");
    case AdviceTerm::wantedShare: return RuntimeWords::tr("wanted");
    case AdviceTerm::cpuLimit: return RuntimeWords::tr("CPU limit of the container");
    case AdviceTerm::memoryLimit:
    case AdviceTerm::gcPercent:
    case AdviceTerm::maxProcs: break;
    }
    return QString::fromUtf8(toText(term).data(), static_cast<int>(toText(term).size()));
}

QString noteText(AdviceNote note)
{
    switch (note) {
    case AdviceNote::noMemoryLimit:
        return RuntimeWords::tr("No memory limit of the container is known, so there is nothing to reckon from.");
    case AdviceNote::noCpuLimit:
        return RuntimeWords::tr("No CPU limit of the container is known; GOMAXPROCS may stay at the number of CPUs.");
    case AdviceNote::notMeasured: return RuntimeWords::tr("What is needed for this was not measured.");
    case AdviceNote::outsideUnknown:
        return RuntimeWords::tr("Memory outside of the Go runtime (C code) was not measured and is taken as none.");
    case AdviceNote::softLimit:
        return RuntimeWords::tr("The limit is soft: Go may go beyond it, and it does not count memory that C code takes.");
    case AdviceNote::liveHeapTooLarge:
        return RuntimeWords::tr(
            "What is live does not fit: no setting helps, the container needs more memory or the program must hold less.");
    case AdviceNote::gcPercentAssumed: return RuntimeWords::tr("GOGC was not measured and is taken as 100, its default.");
    case AdviceNote::liveHeapEstimated:
        return RuntimeWords::tr("The live heap was reckoned from the goal of the next collection.");
    case AdviceNote::collectorOff: return RuntimeWords::tr("GOGC is off: whatever is live, the heap grows up to GOMEMLIMIT.");
    case AdviceNote::collectorOften: return RuntimeWords::tr("The collector takes much CPU time; its share falls as GOGC rises.");
    case AdviceNote::fits: return RuntimeWords::tr("It fits as it is.");
    case AdviceNote::roundedUp: return RuntimeWords::tr("Rounded up, and at least 2, as Go does by itself from 1.25 on.");
    case AdviceNote::goIgnoresLimit:
        return RuntimeWords::tr(
            "Go before 1.25 does not look at the CPU limit: it runs as many threads as the machine has CPUs.");
    case AdviceNote::goKnowsLimit: return RuntimeWords::tr("Go from 1.25 on takes the CPU limit into account by itself.");
    case AdviceNote::goVersionUnknown: break;
    }
    return RuntimeWords::tr("The version of Go is not known; before 1.25 it does not look at the CPU limit.");
}

QString signText(char operation)
{
    switch (operation) {
    case '*': return QStringLiteral("×");
    case '/': return QStringLiteral("÷");
    case '-': return QStringLiteral("−");
    default: return QString(QLatin1Char(operation));
    }
}

} // namespace

QString arithmeticText(const RuntimeAdvice &advice)
{
    QStringList lines;
    for (const AdviceStep &step : advice.steps) {
        const QString amount = RuntimeWords::tr("%1 %2", "a term and its amount")
                                   .arg(termWord(step.term), QString::fromStdString(adviceAmount(step)));
        if (step.operation == ' ' || lines.isEmpty())
            lines.append(amount);
        else
            lines.last() += QLatin1Char(' ') + signText(step.operation) + QLatin1Char(' ') + amount;
    }
    return lines.join(QLatin1Char('\n'));
}

QString notesText(const RuntimeAdvice &advice)
{
    QStringList lines;
    for (const AdviceNote note : advice.notes)
        lines.append(noteText(note));
    return lines.join(QLatin1Char('\n'));
}

QString profileTypeWord(const std::string &type)
{
    if (type == "inuse_space")
        return RuntimeWords::tr("Memory in use");
    if (type == "inuse_objects")
        return RuntimeWords::tr("Objects in use");
    if (type == "alloc_space")
        return RuntimeWords::tr("Memory allocated");
    if (type == "alloc_objects")
        return RuntimeWords::tr("Objects allocated");
    if (type == "cpu")
        return RuntimeWords::tr("CPU time");
    if (type == "samples")
        return RuntimeWords::tr("Samples");
    if (type == "goroutine" || type == "goroutines")
        return RuntimeWords::tr("Goroutines");
    if (type == "contentions")
        return RuntimeWords::tr("Waits for a lock");
    if (type == "delay")
        return RuntimeWords::tr("Time waited for locks");
    return QString::fromStdString(type);
}

} // namespace alidade
