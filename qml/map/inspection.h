#pragma once

#include "qml/map/mapview.h"

namespace alidade {

/// A place that backs a fact; it can be opened.
struct EvidenceRow {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString voice MEMBER voice)
    Q_PROPERTY(QString source MEMBER source)
    Q_PROPERTY(QString file MEMBER file)
    Q_PROPERTY(int line MEMBER line)
    Q_PROPERTY(QString detail MEMBER detail)

public:
    QString voice, source, file, detail;
    int line = 0;
};

/// A labelled fact: an endpoint, a workload, a language. `evidence` is empty or one place.
struct FactRow {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QVariantList evidence MEMBER evidence)

public:
    QString label, value;
    QVariantList evidence; ///< EvidenceRow
};

/// What a node serves or uses of one kind: its RPCs, its routes, its topics.
struct EndpointGroup {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(int count MEMBER count)
    Q_PROPERTY(QVariantList facts MEMBER facts)

public:
    QString title;
    int count = 0;      ///< that match the filter
    QVariantList facts; ///< FactRow of the first of them
};

/// A link to another thing on the map: a dependency, a member, a relation.
struct LinkRow {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString key MEMBER key)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QStringList voices MEMBER voices)
    Q_PROPERTY(QVariantList evidence MEMBER evidence)
    Q_PROPERTY(int moreImports MEMBER moreImports)
    Q_PROPERTY(bool isPlannedCut MEMBER isPlannedCut)

public:
    QString key, name, detail;
    QStringList voices;
    QVariantList evidence; ///< EvidenceRow
    int moreImports = 0;   ///< lines that import the other side, beyond those in `evidence`
    bool isPlannedCut = false;
};

/// A relation of the inspected context, or the inspected relation.
struct RelationRow {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString upstream MEMBER upstream)
    Q_PROPERTY(QString downstream MEMBER downstream)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString pattern MEMBER pattern)

public:
    QString upstream, downstream; ///< context ids
    QString text;                 ///< "Billing → Ordering"
    QString pattern;              ///< word of Pattern
};

/// Facts, decisions and evidence of what is selected on the map. Follows the map's selection.
class Inspection : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::MapView *map READ map WRITE setMap NOTIFY mapChanged)
    /// "", "node", "dependency", "context", "relation" or "many".
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString key READ key NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    /// EndpointGroup of the endpoints that have the text of endpointFilter.
    Q_PROPERTY(QVariantList endpointGroups READ endpointGroups NOTIFY endpointsChanged)
    Q_PROPERTY(QString endpointFilter READ endpointFilter WRITE setEndpointFilter NOTIFY endpointsChanged)
    Q_PROPERTY(int endpointCount READ endpointCount NOTIFY changed)
    Q_PROPERTY(QVariantList traits READ traits NOTIFY changed)
    /// What reaches others, or this node from others, through topics and queues: LinkRow with the other side's key.
    Q_PROPERTY(QVariantList flows READ flows NOTIFY changed)
    Q_PROPERTY(QVariantList workloads READ workloads NOTIFY changed)
    Q_PROPERTY(QStringList matches READ matches NOTIFY changed)
    Q_PROPERTY(QVariantList outgoing READ outgoing NOTIFY changed)
    Q_PROPERTY(QVariantList incoming READ incoming NOTIFY changed)
    Q_PROPERTY(QVariantList evidence READ evidence NOTIFY changed)
    Q_PROPERTY(bool isGone READ isGone NOTIFY changed)
    /// Of a node: where it belongs. Of a context: itself.
    Q_PROPERTY(QString contextId READ contextId NOTIFY changed)
    Q_PROPERTY(QString contextName READ contextName NOTIFY changed)
    Q_PROPERTY(QString subdomain READ subdomain NOTIFY changed)
    Q_PROPERTY(QString color READ color NOTIFY changed)
    Q_PROPERTY(QString owner READ owner NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(QVariantList members READ members NOTIFY changed)
    Q_PROPERTY(QVariantList relations READ relations NOTIFY changed)
    /// The words of Pattern and Subdomain with their names, for choosers.
    Q_PROPERTY(QVariantList patterns READ patterns NOTIFY changed)
    Q_PROPERTY(QVariantList subdomains READ subdomains NOTIFY changed)

public:
    using QObject::QObject;

    MapView *map() const { return m_map; }
    void setMap(MapView *map);
    QString kind() const { return m_now.kind; }
    QString key() const { return m_now.key; }
    QString title() const { return m_now.title; }
    QString subtitle() const { return m_now.subtitle; }
    QString note() const { return m_now.note; }
    QVariantList facts() const { return m_now.facts; }
    QVariantList endpointGroups() const;
    QString endpointFilter() const { return m_endpointFilter; }
    void setEndpointFilter(const QString &filter);
    int endpointCount() const { return static_cast<int>(m_now.endpoints.size()); }
    QVariantList traits() const { return m_now.traits; }
    QVariantList flows() const { return m_now.flows; }
    QVariantList workloads() const { return m_now.workloads; }
    QStringList matches() const { return m_now.matches; }
    QVariantList outgoing() const { return m_now.outgoing; }
    QVariantList incoming() const { return m_now.incoming; }
    QVariantList evidence() const { return m_now.evidence; }
    bool isGone() const { return m_now.isGone; }
    QString contextId() const { return QString::fromStdString(m_now.context.id); }
    QString contextName() const { return QString::fromStdString(m_now.context.name); }
    QString subdomain() const;
    QString color() const { return QString::fromStdString(m_now.context.color); }
    QString owner() const { return QString::fromStdString(m_now.context.owner); }
    QString description() const { return QString::fromStdString(m_now.context.description); }
    QVariantList members() const { return m_now.members; }
    QVariantList relations() const { return m_now.relations; }
    QVariantList patterns() const;
    QVariantList subdomains() const;

Q_SIGNALS:
    void mapChanged();
    void changed();
    void endpointsChanged();

private:
    static constexpr int mostEndpoints = 40; ///< of one kind that are listed; the filter finds the rest
    struct Content {
        QString kind, key, title, subtitle, note;
        QVariantList facts, workloads, outgoing, incoming, evidence, members, relations, traits, flows;
        std::vector<Endpoint> endpoints;
        QStringList matches;
        BoundedContext context;
        bool isGone = false;
    };
    void refresh();
    static Content ofNode(const Architecture &architecture, Index index);
    static Content ofContext(const Architecture &architecture, Index index);
    static Content ofDependency(const Architecture &architecture, Index index);
    static Content ofRelation(const Architecture &architecture, Index index);

    QPointer<MapView> m_map;
    QString m_endpointFilter;
    Content m_now;
};

} // namespace alidade
