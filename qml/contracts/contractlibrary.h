#pragma once

#include "qml/contracts/librarymodel.h"
#include "qml/contracts/readsource.h"
#include "qml/session/session.h"

#include <QVariantList>

#include <map>
#include <set>

namespace alidade {

/// What the parts of the screen work on: the chosen contract, its source as it was read, and the architecture that it belongs
/// to. Immutable; workers get copies.
struct ChosenContract {
    std::shared_ptr<const Architecture> architecture;
    std::size_t contract = 0;                 ///< Architecture::contracts
    std::string service;                      ///< who serves it, or empty
    std::shared_ptr<const ReadSource> source; ///< null while it is not read

    const Contract &operator*() const { return architecture->contracts[contract]; }
    const Contract *operator->() const { return &architecture->contracts[contract]; }
};

/// The contracts of the open workspace by context and service, and the chosen one. Reads the contracts of all sources that have
/// any, each as a task that shows progress and can be cancelled; again when a source was imported again.
class ContractLibrary : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(alidade::LibraryModel *rows READ rows CONSTANT)
    Q_PROPERTY(int contractCount READ contractCount NOTIFY changed)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    /// The key of the chosen contract, or empty; what it is called, in which language, and where it stands.
    Q_PROPERTY(QString current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(QString name READ name NOTIFY currentChanged)
    Q_PROPERTY(QString kind READ kind NOTIFY currentChanged)
    Q_PROPERTY(QString version READ version NOTIFY currentChanged)
    Q_PROPERTY(QString language READ language NOTIFY currentChanged)
    Q_PROPERTY(QString service READ service NOTIFY currentChanged)
    Q_PROPERTY(QVariantMap place READ place NOTIFY currentChanged)
    /// Findings of lint in the chosen contract.
    Q_PROPERTY(int lintCount READ lintCount NOTIFY currentChanged)
    /// Sources that are being read.
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY sourcesChanged)
    /// { source, text, isStopped } per source that could not be read.
    Q_PROPERTY(QVariantList failures READ failures NOTIFY sourcesChanged)

public:
    explicit ContractLibrary(QObject *parent = nullptr);
    ~ContractLibrary() override;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    LibraryModel *rows() { return &m_rows; }
    int contractCount() const { return static_cast<int>(m_contracts.size()); }
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    QString current() const { return m_current; }
    void setCurrent(const QString &key);
    QString name() const;
    QString kind() const;
    QString version() const;
    QString language() const;
    QString service() const;
    QVariantMap place() const;
    int lintCount() const;
    bool isBusy() const;
    QVariantList failures() const;

    /// Folds or unfolds a context or service.
    Q_INVOKABLE void toggle(const QString &key);
    Q_INVOKABLE void setFolded(const QString &key, bool folded);
    /// Reads a source once more, by its name.
    Q_INVOKABLE void readAgain(const QString &source);
    /// Says everything anew in another language.
    Q_INVOKABLE void retranslate();

    // --- for the parts of the screen ---

    /// The chosen contract, unless there is none.
    std::optional<ChosenContract> chosen() const;
    /// The sources that were read, by name.
    std::map<std::string, std::shared_ptr<const ReadSource>> sources() const;
    /// The service that a contract belongs to; empty when none does.
    std::string serviceOf(std::size_t contract) const;

Q_SIGNALS:
    void sessionChanged();
    void changed();
    void currentChanged();
    void sourcesChanged();

private:
    struct Reading {
        Source source;
        std::shared_ptr<const ReadSource> read;
        int task = 0;    ///< of the TaskList while it is read
        int request = 0; ///< what other requests bring is late
        bool isReading = false, isStopped = false;
    };
    void take();
    void read(const Source &source);
    void setRead(const std::string &source, int request, std::shared_ptr<const ReadSource> read);
    void countLint();
    void rebuild();
    void findCurrent();

    Session *m_session = nullptr;
    std::shared_ptr<const Architecture> m_architecture = std::make_shared<Architecture>();
    std::vector<LibraryContract> m_contracts;
    std::map<std::string, Reading> m_readings; ///< by Source::name
    std::map<std::string, std::size_t> m_lint; ///< findings by contractKey()
    std::set<std::string> m_folded;
    LibraryModel m_rows;
    QString m_filter, m_current;
    const LibraryContract *m_entry = nullptr; ///< of m_contracts, the chosen one
    int m_requests = 0;
};

} // namespace alidade
