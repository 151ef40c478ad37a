#include "qml/contracts/contractlibrary.h"

#include "model/error.h"
#include "qml/contracts/contractplace.h"
#include "qml/session/corewords.h"

#include <QPointer>

#include <algorithm>

namespace alidade {

namespace {

/// Whether nothing has changed that contracts or the services and contexts that they belong to depend on.
bool belongsAlike(const Architecture &before, const Architecture &now)
{
    const Decisions &l = before.decisions, &r = now.decisions;
    return before.sources == now.sources && l.contexts == r.contexts && l.membership == r.membership &&
           l.identities == r.identities;
}

} // namespace

ContractLibrary::ContractLibrary(QObject *parent) : QObject(parent) {}

ContractLibrary::~ContractLibrary() = default;

void ContractLibrary::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::architectureChanged, this, &ContractLibrary::take);
    Q_EMIT sessionChanged();
    take();
}

/// Takes the new architecture; reads the sources that are new or were imported again.
void ContractLibrary::take()
{
    const auto before = std::exchange(m_architecture, m_session->architecture());
    if (!belongsAlike(*before, *m_architecture))
        m_contracts = libraryContracts(*m_architecture);
    std::set<std::string> wanted;
    for (const Contract &contract : m_architecture->contracts)
        wanted.insert(contract.evidence.source);
    std::erase_if(m_readings, [&](const auto &each) {
        const bool isGone = !wanted.contains(each.first);
        if (isGone && each.second.isReading)
            m_session->tasks()->cancelTask(each.second.task);
        return isGone;
    });
    for (const Source &source : m_architecture->sources) {
        const auto known = m_readings.find(source.name);
        if (wanted.contains(source.name) && (known == m_readings.end() || known->second.source != source))
            read(source);
    }
    findCurrent();
    if (m_entry == nullptr) {
        m_current = m_contracts.empty() ? QString() : text(contractKey(m_architecture->contracts[m_contracts.front().contract]));
        findCurrent();
    }
    countLint();
    rebuild();
    Q_EMIT sourcesChanged();
    Q_EMIT currentChanged();
}

void ContractLibrary::read(const Source &source)
{
    Reading &reading = m_readings[source.name];
    if (reading.isReading)
        m_session->tasks()->cancelTask(reading.task);
    reading.source = source;
    reading.isReading = true;
    reading.isStopped = false;
    reading.request = ++m_requests;
    Session *session = m_session;
    // The work itself brings its result: a task that is stopped at its end does not come back.
    const auto bring = [self = QPointer(this), session, name = source.name, request = reading.request](auto read) {
        QMetaObject::invokeMethod(session, [self, name, request, read] {
            if (self)
                self->setRead(name, request, read);
        });
    };
    reading.task = session->runTask<bool>(
        tr("Read the contracts of %1").arg(text(source.name)),
        [bring, source](const Progress &progress, std::stop_token stop) {
            try {
                bring(std::make_shared<const ReadSource>(readSource(source, progress, stop)));
            } catch (const Cancelled &) {
                bring(std::shared_ptr<const ReadSource>());
                throw;
            }
            return true;
        },
        [](bool) {});
}

void ContractLibrary::setRead(const std::string &source, int request, std::shared_ptr<const ReadSource> read)
{
    const auto found = m_readings.find(source);
    if (found == m_readings.end() || found->second.request != request)
        return; // imported again meanwhile
    found->second.isReading = false;
    found->second.isStopped = read == nullptr;
    if (read)
        found->second.read = std::move(read);
    countLint();
    rebuild();
    Q_EMIT sourcesChanged();
    Q_EMIT currentChanged();
}

void ContractLibrary::readAgain(const QString &source)
{
    if (const auto found = m_readings.find(source.toStdString()); found != m_readings.end()) {
        read(Source(found->second.source));
        Q_EMIT sourcesChanged();
    }
}

void ContractLibrary::retranslate()
{
    rebuild();
    Q_EMIT sourcesChanged();
    Q_EMIT currentChanged();
}

void ContractLibrary::countLint()
{
    m_lint.clear();
    for (const auto &[name, reading] : m_readings) {
        if (!reading.read)
            continue;
        std::map<std::string_view, std::string_view> packages; // by file
        for (const ProtoFile &file : reading.read->set.schema.files) {
            if (file.module >= 0)
                packages.emplace(file.place, file.package);
        }
        for (const ContractFinding &finding : reading.read->lint) {
            if (const auto file = packages.find(finding.file); file != packages.end())
                ++m_lint["proto\n" + std::string(file->second)];
        }
    }
}

void ContractLibrary::rebuild()
{
    std::map<std::string, std::size_t> findings;
    for (const Contract &contract : m_architecture->contracts) {
        if (const auto found = m_lint.find(contract.kind + '\n' + contract.name); found != m_lint.end())
            findings.emplace(contractKey(contract), found->second);
    }
    m_rows.set(m_architecture, m_contracts,
               libraryRows(*m_architecture, m_contracts, m_filter.toStdString(), m_folded, findings));
    Q_EMIT changed();
}

void ContractLibrary::setFilter(const QString &filter)
{
    if (std::exchange(m_filter, filter) != filter)
        rebuild();
}

void ContractLibrary::setCurrent(const QString &key)
{
    if (std::exchange(m_current, key) == key)
        return;
    findCurrent();
    Q_EMIT currentChanged();
}

void ContractLibrary::toggle(const QString &key) { setFolded(key, !m_folded.contains(key.toStdString())); }

void ContractLibrary::setFolded(const QString &key, bool folded)
{
    const LibraryRow *row = m_rows.row(m_rows.rowOf(key));
    if (row == nullptr || row->kind == LibraryRow::Kind::contract)
        return;
    const bool isNew = folded ? m_folded.insert(key.toStdString()).second : m_folded.erase(key.toStdString()) > 0;
    if (isNew)
        rebuild();
}

void ContractLibrary::findCurrent()
{
    const auto found = std::find_if(m_contracts.begin(), m_contracts.end(), [&, key = m_current.toStdString()](const auto &each) {
        return contractKey(m_architecture->contracts[each.contract]) == key;
    });
    m_entry = found == m_contracts.end() ? nullptr : &*found;
}

std::optional<ChosenContract> ContractLibrary::chosen() const
{
    if (!m_entry)
        return std::nullopt;
    ChosenContract chosen{m_architecture, m_entry->contract, m_entry->service, nullptr};
    if (const auto found = m_readings.find(chosen->evidence.source); found != m_readings.end())
        chosen.source = found->second.read;
    return chosen;
}

std::map<std::string, std::shared_ptr<const ReadSource>> ContractLibrary::sources() const
{
    std::map<std::string, std::shared_ptr<const ReadSource>> all;
    for (const auto &[name, reading] : m_readings) {
        if (reading.read)
            all.emplace(name, reading.read);
    }
    return all;
}

std::string ContractLibrary::serviceOf(std::size_t contract) const
{
    const auto found =
        std::find_if(m_contracts.begin(), m_contracts.end(), [&](const auto &each) { return each.contract == contract; });
    return found == m_contracts.end() ? std::string() : found->service;
}

QString ContractLibrary::name() const
{
    const auto it = chosen();
    return !it ? QString() : (*it)->name.empty() ? tr("(no package)") : text((*it)->name);
}

QString ContractLibrary::kind() const
{
    const auto it = chosen();
    return it ? text((*it)->kind) : QString();
}

QString ContractLibrary::version() const
{
    const auto it = chosen();
    return it ? text((*it)->version) : QString();
}

QString ContractLibrary::language() const
{
    const auto it = chosen();
    return it ? languageName((*it)->kind) : QString();
}

QString ContractLibrary::service() const
{
    const auto it = chosen();
    return it ? text(it->service) : QString();
}

QVariantMap ContractLibrary::place() const
{
    const auto it = chosen();
    return it ? placeRow((*it)->evidence.source, (*it)->evidence.file, (*it)->evidence.line) : QVariantMap();
}

int ContractLibrary::lintCount() const
{
    const auto it = chosen();
    const auto found = it ? m_lint.find((*it)->kind + '\n' + (*it)->name) : m_lint.end();
    return found == m_lint.end() ? 0 : static_cast<int>(found->second);
}

bool ContractLibrary::isBusy() const
{
    return std::any_of(m_readings.begin(), m_readings.end(), [](const auto &each) { return each.second.isReading; });
}

QVariantList ContractLibrary::failures() const
{
    QVariantList rows;
    for (const auto &[name, reading] : m_readings) {
        const bool hasFailed = reading.read && !reading.read->failure.empty();
        if (reading.isReading || (!hasFailed && !reading.isStopped))
            continue;
        const QString why = reading.isStopped ? tr("Reading %1 was stopped.").arg(text(name))
                                              : tr("%1 cannot be read: %2").arg(text(name), coreText(reading.read->failure));
        rows.append(QVariantMap{{QStringLiteral("source"), text(name)}, {QStringLiteral("text"), why}});
    }
    return rows;
}

} // namespace alidade
