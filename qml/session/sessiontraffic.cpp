#include "qml/session/corewords.h"
#include "qml/session/sessionstate.h"

#include <QPointer>

namespace alidade {

void Session::startReading(QObject *context, std::function<std::shared_ptr<void>(const Workspace &)> work,
                           std::function<void(const std::shared_ptr<void> &)> done)
{
    m_state->store.post(
        [this, context = QPointer(context), work = std::move(work), done = std::move(done)](std::optional<Workspace> &workspace) {
            std::shared_ptr<void> result;
            QString failure;
            try {
                if (workspace)
                    result = work(*workspace);
            } catch (const std::exception &error) {
                failure = QString::fromUtf8(error.what());
            }
            QMetaObject::invokeMethod(this, [this, context, result, failure, done] {
                if (!failure.isEmpty())
                    showMessage(coreText(failure), true);
                if (context)
                    done(result);
            });
        });
}

/// What was never recorded since the workspace was opened may be new on the map; most often nothing is.
void Session::recordTraffic(const Source &source, const TrafficSet &delta, const std::vector<Trace> &examples)
{
    m_state->store.call([&](Workspace &workspace) {
        workspace.recordTraffic(source, delta, examples);
        bool isNew = false;
        for (const TrafficEdge &edge : delta.edges)
            isNew = m_state->recordedEdges.emplace(edge.from, edge.to, edge.relation).second || isNew;
        for (const ServiceTraffic &service : delta.services)
            isNew = m_state->recordedServices.insert(service.name).second || isNew;
        if (isNew)
            publish(workspace, {.revision = {}, .factsChanged = true, .decisions = {}});
    });
    QMetaObject::invokeMethod(this, &Session::trafficChanged);
}

void Session::setRecording(std::function<void()> finish) { m_state->finishRecording = std::move(finish); }

/// Ends what records on a worker thread, then goes on here; at once when nothing records.
void Session::afterRecording(std::function<void()> then)
{
    const std::function<void()> finish = std::exchange(m_state->finishRecording, {});
    if (!finish)
        return then();
    m_state->pool.start([this, finish, then = std::move(then)] {
        finish();
        QMetaObject::invokeMethod(this, then);
    });
}

} // namespace alidade
