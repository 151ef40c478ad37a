#pragma once

#include "qml/contracts/contractpart.h"
#include "qml/contracts/methoduses.h"

namespace alidade {

/// Who serves and who uses each method of the chosen contract, and where that is seen.
class ContractUses : public alidade::ContractPart {
    Q_OBJECT
    QML_ELEMENT
    /// { name, isWholeService, place, serving: [{ node, evidence }], using: [{ node, evidence }] } per method.
    Q_PROPERTY(QVariantList methods READ methods NOTIFY changed)
    /// How many services use anything of it, and how many methods nobody is known to use.
    Q_PROPERTY(int consumerCount READ consumerCount NOTIFY changed)
    Q_PROPERTY(int unusedCount READ unusedCount NOTIFY changed)
    /// Only methods whose name or users hold these words.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)

public:
    using ContractPart::ContractPart;

    QVariantList methods() const;
    int consumerCount() const;
    int unusedCount() const;
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);

Q_SIGNALS:
    void changed();

private:
    void refresh(const std::optional<ChosenContract> &chosen) override;

    std::vector<MethodUses> m_methods;
    std::string m_source;
    QString m_filter;
};

} // namespace alidade
