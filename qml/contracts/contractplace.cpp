#include "qml/contracts/contractplace.h"

#include <QCoreApplication>

namespace alidade {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ContractPlace)
};

} // namespace

QString voiceName(Voice voice)
{
    switch (voice) {
    case Voice::designed: return Words::tr("Design");
    case Voice::coded: return Words::tr("Code");
    case Voice::deployed: return Words::tr("Manifest");
    case Voice::observed: return Words::tr("Trace");
    }
    return {};
}

QVariantMap placeRow(const std::string &source, const std::string &file, int line)
{
    const QString path = text(file);
    return {{QStringLiteral("source"), text(source)},
            {QStringLiteral("file"), path},
            {QStringLiteral("line"), line},
            {QStringLiteral("text"), line > 0 ? QStringLiteral("%1:%2").arg(path).arg(line) : path}};
}

QVariantMap evidenceRow(const Evidence &evidence)
{
    QVariantMap row = placeRow(evidence.source, evidence.file, evidence.line);
    row[QStringLiteral("voice")] = voiceName(evidence.voice);
    row[QStringLiteral("detail")] = text(evidence.detail);
    return row;
}

} // namespace alidade
