#include "qml/contracts/contracttext.h"

#include "model/error.h"
#include "qml/contracts/contractplace.h"
#include "qml/contracts/counterpart.h"

namespace alidade {

namespace {

struct Read {
    std::shared_ptr<CodeText> text = std::make_shared<CodeText>();
    std::vector<std::string> files, missing;
    std::optional<Counterpart> counterpart;
    Tracks tracks;
    std::string protoSource, openApiSource;
};

std::vector<std::string> filesOf(const ChosenContract &chosen)
{
    std::vector<std::string> files;
    if (chosen->kind == "proto") {
        for (const ProtoFile *file : filesOf(chosen.source->set, chosen->name))
            files.push_back(file->place);
    }
    if (files.empty())
        files.push_back(chosen->evidence.file); // a document, or a file that is not valid
    return files;
}

void readText(const ChosenContract &chosen, Read &read)
{
    const std::vector<std::string> files = filesOf(chosen);
    for (const std::string &file : files) {
        const std::optional<std::string> content = chosen.source->text(file);
        (content ? read.files : read.missing).push_back(file);
        if (!content)
            continue;
        if (files.size() > 1)
            read.text->addHeading(file);
        read.text->addFile(*content, codeLanguage(file));
    }
}

void readTracks(const ChosenContract &chosen, const ReadSources &sources, const std::stop_token &stop, Read &read)
{
    read.counterpart = findCounterpart(chosen, sources, stop);
    if (!read.counterpart)
        return;
    const Contract &other = chosen.architecture->contracts[read.counterpart->contract];
    const bool isProto = chosen->kind == "proto";
    const Contract &proto = isProto ? *chosen : other, &document = isProto ? other : *chosen;
    const ReadSource &protoSource = isProto ? *chosen.source : *read.counterpart->source;
    const ReadSource &documentSource = isProto ? *read.counterpart->source : *chosen.source;
    Diagnostics none;
    const std::vector<YamlNode> parsed =
        readYaml(documentSource.text(document.evidence.file).value_or(std::string()), document.evidence.file, none);
    if (parsed.empty())
        return;
    read.tracks = alignTracks(packageAlone(protoSource.set, proto.name), proto.name, parsed.front(), document.evidence.file);
    read.protoSource = protoSource.source.name;
    read.openApiSource = documentSource.source.name;
}

QString stateName(TrackRow::State state)
{
    switch (state) {
    case TrackRow::State::same: return QStringLiteral("same");
    case TrackRow::State::differs: return QStringLiteral("differs");
    case TrackRow::State::onlyProto: return QStringLiteral("onlyProto");
    case TrackRow::State::onlyOpenApi: return QStringLiteral("onlyOpenApi");
    case TrackRow::State::elsewhere: return QStringLiteral("elsewhere");
    }
    return {};
}

QString kindName(TrackRow::Kind kind)
{
    switch (kind) {
    case TrackRow::Kind::heading: return QStringLiteral("heading");
    case TrackRow::Kind::operation: return QStringLiteral("operation");
    case TrackRow::Kind::part: return QStringLiteral("part");
    case TrackRow::Kind::type: return QStringLiteral("type");
    case TrackRow::Kind::field: return QStringLiteral("field");
    }
    return {};
}

QString noteText(const TrackRow::Note &note)
{
    const QString expected = text(note.expected), found = text(note.found);
    const bool isSet = note.found == "true";
    switch (note.difference) {
    case TrackRow::Difference::route: return ContractText::tr("The proto maps to %1, the document says %2.").arg(expected, found);
    case TrackRow::Difference::status:
        return ContractText::tr("The proto answers with %1, the document with %2.").arg(expected, found);
    case TrackRow::Difference::type: return ContractText::tr("The proto maps to %1, the document says %2.").arg(expected, found);
    case TrackRow::Difference::required:
        return isSet ? ContractText::tr("Only the document requires it.") : ContractText::tr("Only the proto requires it.");
    case TrackRow::Difference::deprecated:
        return isSet ? ContractText::tr("Only the document calls it deprecated.")
                     : ContractText::tr("Only the proto calls it deprecated.");
    }
    return {};
}

} // namespace

QVariantList ContractText::tracks() const
{
    QVariantList rows;
    rows.reserve(static_cast<qsizetype>(m_tracks.rows.size()));
    for (const TrackRow &row : m_tracks.rows) {
        QStringList notes;
        for (const TrackRow::Note &note : row.notes)
            notes.append(noteText(note));
        if (row.state == TrackRow::State::onlyProto)
            notes.append(tr("The document does not have it."));
        else if (row.state == TrackRow::State::onlyOpenApi)
            notes.append(tr("The proto does not have it."));
        rows.append(QVariantMap{{QStringLiteral("kind"), kindName(row.kind)},
                                {QStringLiteral("state"), stateName(row.state)},
                                {QStringLiteral("proto"), alidade::text(row.proto)},
                                {QStringLiteral("openApi"), alidade::text(row.openApi)},
                                {QStringLiteral("protoPlace"), placeRow(m_protoSource, row.protoFile, row.protoLine)},
                                {QStringLiteral("openApiPlace"), placeRow(m_openApiSource, row.openApiFile, row.openApiLine)},
                                {QStringLiteral("notes"), notes}});
    }
    return rows;
}

void ContractText::refresh(const std::optional<ChosenContract> &chosen)
{
    if (!chosen) {
        stop();
        m_code.set(nullptr);
        m_files.clear();
        m_tracks = {};
        m_counterpart.clear();
        Q_EMIT changed();
        return;
    }
    run([this, chosen = *chosen, sources = library()->sources()](std::stop_token stop) {
        auto read = std::make_shared<Read>();
        readText(chosen, *read);
        readTracks(chosen, sources, stop, *read);
        return [this, chosen, read] {
            m_files.clear();
            for (const std::string &file : read->files)
                m_files.append(alidade::text(file));
            m_failure = read->missing.empty()
                            ? QString()
                            : tr("%1 is not in %2 any more. Import it again.")
                                  .arg(alidade::text(read->missing.front()), alidade::text(chosen->evidence.source));
            m_counterpart.clear();
            if (read->counterpart) {
                const Contract &other = chosen.architecture->contracts[read->counterpart->contract];
                m_counterpart = tr("%1 %2").arg(languageName(other.kind), alidade::text(other.name));
            }
            m_tracks = std::move(read->tracks);
            m_protoSource = read->protoSource;
            m_openApiSource = read->openApiSource;
            m_code.set(read->text);
            Q_EMIT changed();
        };
    });
}

} // namespace alidade
