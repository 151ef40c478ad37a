#include "qml/contracts/contractconversion.h"

#include "model/error.h"
#include "qml/contracts/contractplace.h"
#include "qml/contracts/counterpart.h"
#include "qml/contracts/linediff.h"
#include "qml/session/corewords.h"

#include <QSaveFile>

namespace alidade {

namespace {

constexpr int linesAround = 3; ///< that are shown around a difference

struct Converted {
    ConvertedContract contract;
    std::shared_ptr<CodeText> preview = std::make_shared<CodeText>(), difference;
    int added = 0, removed = 0;
    QVariantMap existing;
};

/// The differing lines with a few around them; what is left out between two of them is a gap.
std::shared_ptr<CodeText> differenceText(const std::vector<DiffLine> &lines, CodeLanguage language, Converted &converted)
{
    auto code = std::make_shared<CodeText>();
    std::vector<bool> isShown(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == DiffLine::Kind::same)
            continue;
        ++(lines[i].kind == DiffLine::Kind::added ? converted.added : converted.removed);
        for (std::size_t j = i < linesAround ? 0 : i - linesAround; j < std::min(lines.size(), i + linesAround + 1); ++j)
            isShown[j] = true;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!isShown[i]) {
            if (i > 0 && isShown[i - 1])
                code->addLine("", CodeLanguage::plain, 0, CodeLine::Mark::gap);
            continue;
        }
        const DiffLine &line = lines[i];
        const CodeLine::Mark mark = line.kind == DiffLine::Kind::added     ? CodeLine::Mark::added
                                    : line.kind == DiffLine::Kind::removed ? CodeLine::Mark::removed
                                                                           : CodeLine::Mark::none;
        code->addLine(line.text, language, line.after > 0 ? line.after : line.before, mark);
    }
    return code;
}

QVariantList ledgerRows(const std::vector<LedgerEntry> &ledger, const std::string &source)
{
    QVariantList rows;
    for (const LedgerEntry &entry : ledger)
        rows.append(QVariantMap{{QStringLiteral("element"), text(entry.element)},
                                {QStringLiteral("what"), coreText(entry.what)},
                                {QStringLiteral("why"), coreText(entry.why)},
                                {QStringLiteral("isDropped"), entry.loss == LedgerEntry::Loss::dropped},
                                {QStringLiteral("place"), placeRow(source, entry.file, entry.line)}});
    return rows;
}

} // namespace

void ContractConversion::setTarget(const QString &target)
{
    const OpenApiVersion version = target == QLatin1String("openapi3.0") ? OpenApiVersion::v30 : OpenApiVersion::v31;
    if (std::exchange(m_options.version, version) == version)
        return;
    Q_EMIT wishChanged();
    refreshSoon();
}

void ContractConversion::setJson(bool json)
{
    if (std::exchange(m_options.asJson, json) == json)
        return;
    Q_EMIT wishChanged();
    refreshSoon();
}

void ContractConversion::setDifference(bool difference)
{
    m_isDifference = difference;
    Q_EMIT wishChanged();
    showCode();
}

void ContractConversion::showCode() { m_code.set(m_isDifference && m_difference ? m_difference : m_preview); }

QString ContractConversion::fileName() const
{
    return (m_package.empty() ? QStringLiteral("contract") : text(m_package)) + QStringLiteral(".openapi.") +
           (m_options.asJson ? QStringLiteral("json") : QStringLiteral("yaml"));
}

void ContractConversion::refresh(const std::optional<ChosenContract> &chosen)
{
    m_canConvert = chosen && (*chosen)->kind == "proto";
    if (!m_canConvert) {
        stop();
        m_preview.reset(), m_difference.reset(), m_ledger.clear(), m_existing.clear();
        m_text.clear();
        showCode();
        Q_EMIT changed();
        return;
    }
    run([this, chosen = *chosen, sources = library()->sources(), options = m_options](std::stop_token stop) {
        auto made = std::make_shared<Converted>();
        for (ConvertedContract &each : convertToOpenApi(packageAlone(chosen.source->set, chosen->name), options)) {
            if (each.package == chosen->name)
                made->contract = std::move(each);
        }
        const CodeLanguage language = options.asJson ? CodeLanguage::json : CodeLanguage::yaml;
        made->preview->addFile(made->contract.text, language);
        if (const std::optional<Counterpart> other = findCounterpart(chosen, sources, stop)) {
            const Evidence &place = chosen.architecture->contracts[other->contract].evidence;
            made->existing = placeRow(place.source, place.file, 0);
            made->difference = differenceText(
                diffLines(other->source->text(place.file).value_or(std::string()), made->contract.text), language, *made);
        }
        return [this, made, source = chosen->evidence.source] {
            m_text = std::move(made->contract.text);
            m_package = made->contract.package;
            m_preview = made->preview;
            m_difference = made->difference;
            m_ledger = ledgerRows(made->contract.ledger, source);
            m_existing = made->existing;
            m_added = made->added;
            m_removed = made->removed;
            showCode();
            Q_EMIT changed();
        };
    });
}

void ContractConversion::write(const QUrl &file)
{
    if (!file.isLocalFile()) {
        library()->session()->showMessage(tr("%1 is not on this machine.").arg(file.toDisplayString()), true);
        return;
    }
    const QString path = file.toLocalFile();
    library()->session()->runTask<bool>(
        tr("Write %1").arg(path),
        [path, bytes = QByteArray::fromStdString(m_text)](const Progress &, std::stop_token) {
            QSaveFile target(path);
            if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
                throw Error("Cannot write " + path.toStdString() + ": " + target.errorString().toStdString());
            return true;
        },
        [session = library()->session(), path](bool) { session->showMessage(tr("Wrote %1.").arg(path)); });
}

} // namespace alidade
