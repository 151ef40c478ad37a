#include "qml/session/evidence.h"
#include "qml/session/sessionstate.h"

#include <algorithm>

namespace alidade {
namespace {

const Source *sourceNamed(const Architecture &architecture, const QString &name)
{
    const auto found = std::find_if(architecture.sources.begin(), architecture.sources.end(),
                                    [name = name.toStdString()](const Source &source) { return source.name == name; });
    return found == architecture.sources.end() ? nullptr : &*found;
}

} // namespace

QString Session::editor() const { return editorCommand(); }

void Session::setEditor(const QString &command)
{
    if (command.trimmed() == editorCommand())
        return;
    setEditorCommand(command);
    Q_EMIT editorChanged();
}

void Session::openEvidence(const QString &source, const QString &file, int line)
{
    const Source *found = sourceNamed(*architecture(), source);
    if (found && found->kind == "git") {
        showMessage(
            tr("%1 was read from commit %2, not from files on disk.").arg(file, QString::fromStdString(found->revision).left(12)),
            true);
        return;
    }
    // A folder may be on a drive that answers slowly.
    m_state->reading.start([this, source, file, line, place = found ? *found : Source()] {
        const QString path = placeInSource(place, file);
        QMetaObject::invokeMethod(this, [this, source, file, line, path] {
            if (path.isEmpty())
                showMessage(tr("%1 is not in the imported folder of %2 any more. Import it again.").arg(file, source), true);
            else if (!openInEditor(path, line))
                showMessage(tr("No program opens %1. Name your editor in the settings, for instance \"code -g {file}:{line}\".")
                                .arg(path),
                            true);
        });
    });
}

void Session::readSnippet(const QString &source, const QString &file, int line, std::function<void(SnippetText)> done)
{
    const Source *found = sourceNamed(*architecture(), source);
    if (!found) {
        done({.lines = {}, .failure = tr("the source is gone")});
        return;
    }
    m_state->reading.start([this, place = *found, file = file.toStdString(), line, done = std::move(done)] {
        SnippetText snippet = m_state->snippets.read(place, file, line, m_state->ending.get_token());
        QMetaObject::invokeMethod(this, [done, snippet = std::move(snippet)] { done(snippet); });
    });
}

void Session::readProblems(std::function<void(std::vector<SourceProblems>)> done)
{
    m_state->store.post([this, done = std::move(done)](std::optional<Workspace> &workspace) {
        std::vector<SourceProblems> problems;
        QString failure;
        try {
            if (workspace) {
                for (const SourceSummary &summary : workspace->sources())
                    problems.push_back({QString::fromStdString(summary.source.name), workspace->diagnostics(summary.source.id)});
            }
        } catch (const std::exception &error) {
            failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(this, [this, done, failure, problems = std::move(problems)] {
            if (!failure.isEmpty())
                showMessage(failure, true);
            done(problems);
        });
    });
}

} // namespace alidade
