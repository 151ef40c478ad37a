#pragma once

#include "qml/contracts/changerows.h"
#include "qml/contracts/contractpart.h"

namespace alidade {

/// What broke in the chosen contract since an older version, by who breaks, and what people accepted of it.
class ContractChanges : public alidade::ContractPart {
    Q_OBJECT
    QML_ELEMENT
    /// { kind: "head" | "tag" | "branch" | "source", name, value } per version that may be the older one.
    Q_PROPERTY(QVariantList versions READ versions NOTIFY versionsChanged)
    /// The older version that was compared with, as it was named; empty before.
    Q_PROPERTY(QString older READ older NOTIFY changed)
    /// "FILE", "PACKAGE", "WIRE_JSON" or "WIRE"; empty for what buf.yaml says.
    Q_PROPERTY(QString rules READ rules WRITE setRules NOTIFY rulesChanged)
    Q_PROPERTY(bool isComparing READ isComparing NOTIFY changed)
    /// See changeRows().
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    Q_PROPERTY(int changeCount READ changeCount NOTIFY changed)
    Q_PROPERTY(int brokenCount READ brokenCount NOTIFY changed)
    Q_PROPERTY(int acceptedCount READ acceptedCount NOTIFY changed)
    /// What could not be read of the older version: lines "file:line: …".
    Q_PROPERTY(QStringList problems READ problems NOTIFY changed)

public:
    explicit ContractChanges(QObject *parent = nullptr);

    QVariantList versions() const { return m_versions; }
    QString older() const;
    QString rules() const { return m_rules; }
    void setRules(const QString &rules);
    bool isComparing() const { return m_task != 0; }
    QVariantList rows() const { return m_report.rows; }
    int changeCount() const { return m_report.changes; }
    int brokenCount() const { return m_report.broken; }
    int acceptedCount() const { return m_report.accepted; }
    QStringList problems() const;

    /// Compares with a version of `versions`, a revision, or a folder that was typed.
    Q_INVOKABLE void compare(const QString &older);
    Q_INVOKABLE void cancel();
    /// Writes down that the change is known; `until` is "2026-12-31" or empty for good. False when the date is none.
    Q_INVOKABLE bool accept(const QVariantMap &change, const QString &reason, const QString &owner, const QString &until);
    Q_INVOKABLE void forget(const QVariantMap &change);

Q_SIGNALS:
    void versionsChanged();
    void rulesChanged();
    void changed();

private:
    void refresh(const std::optional<ChosenContract> &chosen) override;
    void readVersions(const ChosenContract &chosen);

    std::shared_ptr<const ContractComparison> m_comparison;
    ChangeReport m_report;
    QVariantList m_versions;
    std::string m_versionsOf; ///< id and revision of the source that they belong to
    QString m_rules;
    int m_task = 0; ///< of the comparison that runs
    int m_request = 0;
};

} // namespace alidade
