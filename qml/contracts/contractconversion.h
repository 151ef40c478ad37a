#pragma once

#include "exporters/contracts/openapi.h"
#include "model/openapi.h"
#include "qml/contracts/codemodel.h"
#include "qml/contracts/contractpart.h"

#include <QUrl>

namespace alidade {

/// The chosen contract in the other language, what was lost on the way, and how it differs from the file that is there.
class ContractConversion : public alidade::ContractPart {
    Q_OBJECT
    QML_ELEMENT
    /// "openapi3.1" or "openapi3.0".
    Q_PROPERTY(QString target READ target WRITE setTarget NOTIFY wishChanged)
    Q_PROPERTY(bool asJson READ isJson WRITE setJson NOTIFY wishChanged)
    /// Whether `code` shows the difference from the file that is there.
    Q_PROPERTY(bool showsDifference READ isDifference WRITE setDifference NOTIFY wishChanged)
    Q_PROPERTY(bool canConvert READ canConvert NOTIFY changed)
    /// An OpenAPI document becomes a proto; else a proto becomes an OpenAPI document.
    Q_PROPERTY(bool isToProto READ isToProto NOTIFY changed)
    Q_PROPERTY(alidade::CodeModel *code READ code CONSTANT)
    /// { element, what, why, isDropped, place } per loss, by place.
    Q_PROPERTY(QVariantList ledger READ ledger NOTIFY changed)
    /// The file of the same API in the workspace: { source, file, line, text }; empty when there is none.
    Q_PROPERTY(QVariantMap existing READ existing NOTIFY changed)
    Q_PROPERTY(int addedCount READ addedCount NOTIFY changed)
    Q_PROPERTY(int removedCount READ removedCount NOTIFY changed)
    /// What a file would be called.
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)

public:
    using ContractPart::ContractPart;

    QString target() const
    {
        return m_options.version == OpenApiVersion::v30 ? QStringLiteral("openapi3.0") : QStringLiteral("openapi3.1");
    }
    void setTarget(const QString &target);
    bool isJson() const { return m_options.asJson; }
    void setJson(bool json);
    bool isDifference() const { return m_isDifference; }
    void setDifference(bool difference);
    bool canConvert() const { return m_canConvert; }
    bool isToProto() const { return m_isToProto; }
    CodeModel *code() { return &m_code; }
    QVariantList ledger() const { return m_ledger; }
    QVariantMap existing() const { return m_existing; }
    int addedCount() const { return m_added; }
    int removedCount() const { return m_removed; }
    QString fileName() const;

    /// Writes the converted contract to a file on this machine, in one step; a message tells how it went. A proto keeps the
    /// numbers of the lock beside it (FILE.lock.json), which is written, too.
    Q_INVOKABLE void write(const QUrl &file);

Q_SIGNALS:
    void wishChanged();
    void changed();

private:
    void refresh(const std::optional<ChosenContract> &chosen) override;
    void showCode();

    ConversionOptions m_options;
    bool m_isDifference = false, m_canConvert = false, m_isToProto = false;
    int m_added = 0, m_removed = 0;
    CodeModel m_code;
    std::shared_ptr<const CodeText> m_preview, m_difference;
    std::string m_text, m_package;
    std::shared_ptr<const OpenApiSet> m_document; ///< what becomes a proto
    QVariantList m_ledger;
    QVariantMap m_existing;
};

} // namespace alidade
