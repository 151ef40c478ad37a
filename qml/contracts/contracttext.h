#pragma once

#include "qml/contracts/codemodel.h"
#include "qml/contracts/contractpart.h"
#include "qml/contracts/tracks.h"

namespace alidade {

/// The chosen contract as it is written, and beside it the same API in the other language, where the workspace has one.
class ContractText : public alidade::ContractPart {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::CodeModel *code READ code CONSTANT)
    /// The files of the contract, by name.
    Q_PROPERTY(QStringList files READ files NOTIFY changed)
    /// The contract in the other language: "proto" or "OpenAPI", and what it is called; empty when there is none.
    Q_PROPERTY(QString counterpart READ counterpart NOTIFY changed)
    /// { kind, state, proto, openApi, protoPlace, openApiPlace, notes } per row of the comparison.
    Q_PROPERTY(QVariantList tracks READ tracks NOTIFY changed)
    Q_PROPERTY(int differences READ differences NOTIFY changed)
    /// Why there is no text; empty when there is.
    Q_PROPERTY(QString failure READ failure NOTIFY changed)

public:
    using ContractPart::ContractPart;

    CodeModel *code() { return &m_code; }
    QStringList files() const { return m_files; }
    QString counterpart() const { return m_counterpart; }
    QVariantList tracks() const;
    int differences() const { return static_cast<int>(m_tracks.differences); }
    QString failure() const { return m_failure; }
    /// Says the notes anew in another language.
    Q_INVOKABLE void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    void refresh(const std::optional<ChosenContract> &chosen) override;

    CodeModel m_code;
    QStringList m_files;
    QString m_counterpart, m_failure;
    Tracks m_tracks;
    std::string m_protoSource, m_openApiSource;
};

} // namespace alidade
