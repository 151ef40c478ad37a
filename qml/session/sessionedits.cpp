#include "qml/session/corewords.h"
#include "qml/session/sessionstate.h"

#include <algorithm>

namespace alidade {

/// Does `work` on the store thread if a workspace is open; what it throws becomes a message.
void Session::post(std::function<void(Workspace &)> work)
{
    m_state->store.post([this, work = std::move(work)](std::optional<Workspace> &workspace) {
        if (!workspace)
            return;
        try {
            work(*workspace);
        } catch (const std::exception &error) {
            QMetaObject::invokeMethod(this,
                                      [this, text = QString::fromUtf8(error.what())] { showMessage(coreText(text), true); });
        }
    });
}

void Session::write(std::function<Change(Workspace &)> work)
{
    post([this, work = std::move(work)](Workspace &workspace) {
        Change change = work(workspace);
        if (change.revision.id != 0)
            publish(workspace, std::move(change));
    });
}

void Session::edit(const QString &label, std::vector<Edit> edits)
{
    write([label = label.toStdString(), edits = std::move(edits)](Workspace &workspace) { return workspace.edit(label, edits); });
}

void Session::edit(std::function<std::pair<QString, std::vector<Edit>>(const Architecture &)> make)
{
    write([make = std::move(make)](Workspace &workspace) {
        const auto [label, edits] = make(workspace.architecture());
        return workspace.edit(label.toStdString(), edits);
    });
}

void Session::undo()
{
    write([](Workspace &workspace) { return workspace.canUndo() ? workspace.undo() : Change{}; });
}

void Session::redo()
{
    write([](Workspace &workspace) { return workspace.canRedo() ? workspace.redo() : Change{}; });
}

void Session::goTo(qint64 revision)
{
    write([this, revision](Workspace &workspace) {
        const std::vector<Revision> history = workspace.history();
        const auto done = std::count_if(history.begin(), history.end(), [](const Revision &r) { return !r.isUndone; });
        const auto target = std::find_if(history.begin(), history.end(), [&](const Revision &r) { return r.id == revision; });
        auto steps = (revision == 0 ? 0 : target - history.begin() + 1) - done;
        Change all;
        if (revision != 0 && target == history.end())
            return all;
        try {
            for (; steps != 0; steps += steps < 0 ? 1 : -1) {
                Change one = steps < 0 ? workspace.undo() : workspace.redo();
                all.revision = one.revision;
                all.factsChanged = all.factsChanged || one.factsChanged;
                all.decisions.insert(all.decisions.end(), one.decisions.begin(), one.decisions.end());
            }
        } catch (const std::exception &) {
            if (all.revision.id != 0)
                publish(workspace, all); // the steps before are done
            throw;
        }
        return all;
    });
}

void Session::renameSystem(const QString &name)
{
    edit(tr("Rename the system to %1").arg(name), {RenameSystem{name.toStdString()}});
}

void Session::removeSource(const QString &id)
{
    post([this, id = id.toStdString()](Workspace &workspace) {
        const Change change = workspace.removeSource(id);
        if (change.revision.id == 0)
            return;
        publish(workspace, change);
        QMetaObject::invokeMethod(this, [this] { showMessage(tr("The source was removed. Undo brings it back.")); });
    });
}

} // namespace alidade
