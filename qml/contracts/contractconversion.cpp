#include "qml/contracts/contractconversion.h"

#include "exporters/contracts/proto/protowriter.h"
#include "importers/contracts/openapi/apiset.h"
#include "model/error.h"
#include "qml/contracts/contractplace.h"
#include "qml/contracts/counterpart.h"
#include "qml/contracts/linediff.h"
#include "qml/session/corewords.h"
#include "qml/session/localfile.h"

#include <QFile>
#include <QSaveFile>

namespace alidade {

namespace {

constexpr const char *lockSuffix = ".lock.json"; ///< of the file that keeps the numbers of a proto
constexpr int linesAround = 3;                   ///< that are shown around a difference

struct Converted {
    ConvertedContract contract;
    std::shared_ptr<OpenApiSet> document;
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

void convertProto(const ChosenContract &chosen, const ConversionOptions &options, Converted &made)
{
    for (ConvertedContract &each : convertToOpenApi(packageAlone(chosen.source->set, chosen->name), options)) {
        if (each.package == chosen->name)
            made.contract = std::move(each);
    }
}

void convertApi(const ChosenContract &chosen, const std::string &lock, const std::stop_token &stop, Converted &made)
{
    Diagnostics known; // the lint tab tells them
    made.document = std::make_shared<OpenApiSet>(readApiContracts(*chosen.source->tree, chosen->evidence.file, known, {}, stop));
    if (made.document->documents.empty())
        throw Error("There is no OpenAPI document in " + chosen->evidence.file + ".");
    ConvertedApi api = convertToProto(made.document->documents.front(), readProtoLock(lock, chosen->evidence.file + lockSuffix));
    made.contract = {std::move(api.package), std::move(api.text), std::move(api.ledger)};
}

/// Puts bytes in the place of a file in one step.
void replaceFile(const QString &path, const std::string &bytes)
{
    QSaveFile target(path);
    const auto size = static_cast<qint64>(bytes.size());
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes.data(), size) != size || !target.commit())
        throw Error("Cannot write " + path.toStdString() + ": " + target.errorString().toStdString());
}

/// Writes a proto with the numbers that the lock beside it keeps.
void writeProto(const QString &path, const OpenApiDocument &document)
{
    const QString lockPath = path + QLatin1String(lockSuffix);
    QFile file(lockPath);
    if (file.exists() && !file.open(QIODevice::ReadOnly))
        throw Error("Cannot read " + lockPath.toStdString() + ": " + file.errorString().toStdString());
    const ProtoLock lock = readProtoLock(file.isOpen() ? file.readAll().toStdString() : std::string(), lockPath.toStdString());
    const ConvertedApi api = convertToProto(document, lock);
    replaceFile(path, api.text);
    replaceFile(lockPath, protoLockText(api.lock));
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
    const QString name = m_package.empty() ? QStringLiteral("contract") : text(m_package);
    if (m_isToProto)
        return name + QStringLiteral(".proto");
    return name + QStringLiteral(".openapi.") + (m_options.asJson ? QStringLiteral("json") : QStringLiteral("yaml"));
}

void ContractConversion::refresh(const std::optional<ChosenContract> &chosen)
{
    m_isToProto = chosen && (*chosen)->kind == "openapi";
    m_canConvert = m_isToProto || (chosen && (*chosen)->kind == "proto");
    if (!m_canConvert) {
        stop();
        m_preview.reset(), m_difference.reset(), m_document.reset(), m_ledger.clear(), m_existing.clear();
        m_text.clear();
        showCode();
        Q_EMIT changed();
        return;
    }
    run([this, chosen = *chosen, sources = library()->sources(), options = m_options](std::stop_token stop) {
        auto made = std::make_shared<Converted>();
        const std::optional<Counterpart> other = findCounterpart(chosen, sources, stop);
        const Evidence place = other ? chosen.architecture->contracts[other->contract].evidence : Evidence();
        if (chosen->kind == "proto")
            convertProto(chosen, options, *made);
        else
            convertApi(chosen, other ? other->source->text(place.file + lockSuffix).value_or("") : std::string(), stop, *made);
        const CodeLanguage language = chosen->kind == "openapi" ? CodeLanguage::proto
                                      : options.asJson          ? CodeLanguage::json
                                                                : CodeLanguage::yaml;
        made->preview->addFile(made->contract.text, language);
        if (other) {
            made->existing = placeRow(place.source, place.file, 0);
            const std::string before = other->source->text(place.file).value_or(std::string());
            made->difference = differenceText(diffLines(before, made->contract.text), language, *made);
        }
        return [this, made, source = chosen->evidence.source] {
            m_text = std::move(made->contract.text);
            m_package = made->contract.package;
            m_document = made->document;
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
    const QString path = localFile(file);
    library()->session()->runTask<bool>(
        tr("Write %1").arg(path),
        [path, bytes = m_text, document = m_isToProto ? m_document : nullptr](const Progress &, std::stop_token) {
            if (document)
                writeProto(path, document->documents.front());
            else
                replaceFile(path, bytes);
            return true;
        },
        [session = library()->session(), path](bool) { session->showMessage(tr("Wrote %1.").arg(path)); });
}

} // namespace alidade
