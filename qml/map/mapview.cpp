#include "qml/map/mapview.h"

#include "model/error.h"
#include "qml/canvas/painter.h"
#include "qml/map/mapexport.h"
#include "qml/map/mapkeys.h"
#include "qml/map/maplegend.h"
#include "qml/map/maplens.h"
#include "qml/map/mapwords.h"

#include <QCoreApplication>
#include <QSettings>
#include <QThreadPool>

#include <algorithm>

namespace alidade {

namespace {

constexpr std::size_t maxOutlines = 400; ///< outlines that are live items; more would only be a blur
const QString legendKey = QStringLiteral("map/legendOpen");
constexpr double edgeReachPx = 6; ///< how near the pointer has to be to a line

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace

MapView::MapView(QObject *parent) : QObject(parent)
{
    m_source.spokenItems = [this] { return spokenItems(); };
    m_source.activate = [this](Owner owner) {
        if (m_scene)
            select(text(keyOf(*m_scene->architecture, owner)));
    };
}

MapView::~MapView() = default;

void MapView::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->traffic()->disconnect(this);
    }
    m_session = session;
    m_knownNodes.clear();
    m_newNodes.clear();
    if (session) {
        connect(session, &Session::workspaceChanged, this, [this] {
            m_knownNodes.clear();
            m_newNodes.clear();
        });
        connect(session, &Session::architectureChanged, this, &MapView::takeChange);
        connect(session->traffic(), &TrafficWatch::reportChanged, this, [this] {
            if (showsRuntime())
                rebuild();
        });
        watchTraffic();
        takeChange({});
    }
    Q_EMIT sessionChanged();
}

void MapView::setShown(bool shown)
{
    if (std::exchange(m_isShown, shown) == shown)
        return;
    watchTraffic();
    Q_EMIT shownChanged();
}

void MapView::watchTraffic()
{
    if (m_session)
        m_session->traffic()->want(this, m_isShown && showsRuntime());
}

void MapView::takeChange(const Change &change)
{
    if (change.factsChanged || m_knownNodes.empty()) {
        const std::set<std::string> before = std::exchange(m_knownNodes, {});
        m_newNodes.clear();
        for (const Node &node : m_session->architecture()->nodes) {
            m_knownNodes.insert(node.name);
            if (!before.empty() && !before.contains(node.name))
                m_newNodes.insert(node.name);
        }
    }
    rebuild();
}

std::vector<Index> MapView::newNodes(const Architecture &architecture) const
{
    std::vector<Index> nodes;
    for (Index node = 0; node < architecture.nodes.size() && !m_newNodes.empty(); ++node) {
        if (m_newNodes.contains(architecture.nodes[node].name))
            nodes.push_back(node);
    }
    return nodes;
}

void MapView::setDark(bool dark)
{
    if (m_isDark == dark)
        return;
    m_isDark = dark;
    rebuild();
    Q_EMIT styleChanged();
}

void MapView::setLens(MapLens lens)
{
    if (m_lens == lens)
        return;
    m_lens = lens;
    watchTraffic();
    rebuild();
    Q_EMIT styleChanged();
}

void MapView::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) == language)
        return;
    rebuild();
    Q_EMIT styleChanged();
}

bool MapView::isLegendOpen() const { return QSettings().value(legendKey, false).toBool(); }

void MapView::setLegendOpen(bool open)
{
    QSettings().setValue(legendKey, open);
    Q_EMIT legendOpenChanged();
}

QVariantList MapView::exportChoices() const
{
    QVariantList list;
    for (const ExportChoice &choice : alidade::exportChoices())
        list.append(QVariant::fromValue(choice));
    return list;
}

QString MapView::exportFileName(const QString &suffix) const
{
    return alidade::exportFileName(m_session ? m_session->systemName() : QString(), suffix);
}

QVariantList MapView::legend() const
{
    QVariantList list;
    for (const LegendRow &row : legendOf(static_cast<Lens>(m_lens), m_isDark))
        list.append(QVariant::fromValue(row));
    return list;
}

DrawingOptions MapView::drawingOptions() const
{
    DrawingOptions options;
    options.lens = static_cast<Lens>(m_lens);
    options.isDark = m_isDark;
    options.unassignedTitle = tr("Unassigned").toStdString();
    options.servicesFormat = tr("{} services", "the {} becomes the count").toStdString();
    options.resourcesFormat = tr("{} resources", "the {} becomes the count").toStdString();
    options.serviceFormat = tr("{} service", "the {} becomes the count, 1").toStdString();
    options.resourceFormat = tr("{} resource", "the {} becomes the count, 1").toStdString();
    options.moreFormat = tr("+{} more", "the {} becomes the count").toStdString();
    options.goneWord = tr("gone").toStdString();
    options.newWord = tr("new").toStdString();
    options.idleWord = tr("idle").toStdString();
    options.coreWord = subdomainWord(Subdomain::core).toStdString();
    options.supportingWord = subdomainWord(Subdomain::supporting).toStdString();
    options.words = drawingWords();
    options.genericWord = subdomainWord(Subdomain::generic).toStdString();
    return options;
}

/// One scene is made at a time; what changes meanwhile is in the next one.
void MapView::rebuild()
{
    m_isOutdated = true;
    if (m_isBuilding || !m_session)
        return;
    m_isBuilding = true;
    m_isOutdated = false;
    DrawingOptions options = drawingOptions();
    options.newNodes = newNodes(*m_session->architecture());
    if (m_lens == MapLens::Live)
        addTraffic(options, *m_session->architecture(), *m_session->traffic()->report());
    if (m_lens == MapLens::Drift)
        addVerdicts(options, *m_session->architecture(), *m_session->traffic()->report());
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), architecture = m_session->architecture(), options = std::move(options)] {
            std::shared_ptr<const MapScene> scene = makeScene(architecture, options);
            QMetaObject::invokeMethod(QCoreApplication::instance(), [self, scene = std::move(scene)] {
                if (!self)
                    return;
                self->m_isBuilding = false;
                self->take(scene);
                if (self->m_isOutdated)
                    self->rebuild();
            });
        });
}

void MapView::take(std::shared_ptr<const MapScene> scene)
{
    m_scene = std::move(scene);
    const auto isGone = [this](const std::string &key) { return ownerOf(*m_scene->architecture, key).kind == Owner::Kind::none; };
    std::erase_if(m_selection, isGone);
    std::erase_if(m_focus, isGone);
    if (isGone(m_hover.toStdString()))
        m_hover.clear(); // else what is under the pointer stays, though its numbers may be others
    m_source.set(m_scene->drawings);
    updateBright();
    updateMatches();
    Q_EMIT sceneChanged();
    Q_EMIT hoverChanged();
    Q_EMIT selectionChanged();
    Q_EMIT m_source.spokenChanged();
}

bool MapView::isEmpty() const
{
    return m_scene && m_scene->architecture->nodes.empty() && m_scene->architecture->contexts.empty();
}

bool MapView::canEdit() const { return m_session && m_session->isOpen() && !m_session->isReadOnly(); }

QVariantList MapView::contexts() const
{
    std::vector<ContextChoice> choices;
    if (m_scene) {
        for (const BoundedContext &context : m_scene->architecture->contexts)
            choices.push_back({text(context.id), text(context.name)});
    }
    std::sort(choices.begin(), choices.end(),
              [](const ContextChoice &l, const ContextChoice &r) { return l.name.localeAwareCompare(r.name) < 0; });
    QVariantList list;
    for (const ContextChoice &choice : choices)
        list.append(QVariant::fromValue(choice));
    return list;
}

QString MapView::keyAt(QPointF scene, double zoom) const
{
    if (!m_scene)
        return {};
    const IndexedDrawing &shown = *m_source.drawingAt(zoom);
    return text(keyOf(*m_scene->architecture, shown.index.ownerAt(shown.drawing, fromQt(scene), edgeReachPx / zoom)));
}

QRectF MapView::rectOf(const QString &key) const
{
    return m_scene && !key.isEmpty() ? toQt(alidade::rectOf(*m_scene, ownerOf(*m_scene->architecture, key.toStdString())))
                                     : QRectF();
}

std::vector<SpokenItem> MapView::spokenItems() const
{
    std::vector<SpokenItem> items;
    if (!m_scene)
        return items;
    const Architecture &a = *m_scene->architecture;
    const auto add = [&](Owner::Kind kind, std::size_t count) {
        for (Index i = 0; i < count; ++i) {
            const Owner owner{kind, i};
            items.push_back(
                {owner, toQt(alidade::rectOf(*m_scene, owner)), spokenName(a, owner), isSelected(text(keyOf(a, owner)))});
        }
    };
    add(Owner::Kind::context, a.contexts.size());
    add(Owner::Kind::node, a.nodes.size());
    add(Owner::Kind::dependency, a.dependencies.size());
    add(Owner::Kind::relation, a.relations.size());
    return items;
}

// --- hover and search ---

QString MapView::hoverText() const
{
    if (!m_scene || m_hover.isEmpty())
        return {};
    const Architecture &a = *m_scene->architecture;
    const Owner owner = ownerOf(a, m_hover.toStdString());
    if (owner.kind == Owner::Kind::relation)
        return tr("%1 · %2", "a relation and its pattern")
            .arg(shortName(a, owner), patternWord(a.relations[owner.index].pattern));
    if (owner.kind != Owner::Kind::dependency)
        return {};
    const Dependency &d = a.dependencies[owner.index];
    if (m_session && m_lens == MapLens::Live)
        return tr("%1 · %2", "a dependency and its traffic")
            .arg(shortName(a, owner), trafficText(*m_session->traffic()->report(), a, d));
    if (const QString verdict =
            m_session && m_lens == MapLens::Drift ? verdictText(*m_session->traffic()->report(), a, d) : QString();
        !verdict.isEmpty())
        return tr("%1 · %2", "a dependency and what the voices come to").arg(shortName(a, owner), verdict);
    return d.protocol.empty() ? tr("%1 · %2", "a dependency and its mode").arg(shortName(a, owner), modeWord(d.mode))
                              : tr("%1 · %2, %3", "a dependency, its protocol and mode")
                                    .arg(shortName(a, owner), text(d.protocol), modeWord(d.mode));
}

void MapView::hover(QPointF scene, double zoom)
{
    const QString key = keyAt(scene, zoom);
    if (std::exchange(m_hover, key) != key)
        Q_EMIT hoverChanged();
}

void MapView::leaveHover()
{
    if (!std::exchange(m_hover, QString()).isEmpty())
        Q_EMIT hoverChanged();
}

void MapView::setSearchText(const QString &searchText)
{
    if (m_searchText == searchText)
        return;
    m_searchText = searchText;
    m_matchPosition = -1;
    updateMatches();
}

void MapView::updateMatches()
{
    m_matches.clear();
    const QString wanted = m_searchText.trimmed();
    if (m_scene && !wanted.isEmpty()) {
        const Architecture &a = *m_scene->architecture;
        const auto fits = [&](const std::string &name) { return text(name).contains(wanted, Qt::CaseInsensitive); };
        for (const Node &node : a.nodes) {
            if (fits(node.name) || std::any_of(node.aliases.begin(), node.aliases.end(), fits))
                m_matches.push_back(nodeKey(node.name));
        }
        for (const BoundedContext &context : a.contexts) {
            if (fits(context.name))
                m_matches.push_back(contextKey(context.id));
        }
    }
    m_matchPosition = std::min(m_matchPosition, matchCount() - 1);
    Q_EMIT searchChanged();
}

QVariantList MapView::matchRects() const
{
    QVariantList rects;
    for (std::size_t i = 0; i < std::min(m_matches.size(), maxOutlines); ++i)
        rects.append(rectOf(text(m_matches[i])));
    return rects;
}

QRectF MapView::nextMatch(int by)
{
    if (m_matches.empty())
        return {};
    const int count = matchCount();
    m_matchPosition = m_matchPosition < 0 ? (by > 0 ? 0 : count - 1) : (m_matchPosition + by + count) % count;
    const QString key = text(m_matches[static_cast<std::size_t>(m_matchPosition)]);
    select(key);
    Q_EMIT searchChanged();
    return rectOf(key);
}

QVariantList MapView::selectionRects() const
{
    QVariantList rects;
    for (std::size_t i = 0; i < m_selection.size() && static_cast<std::size_t>(rects.size()) < maxOutlines; ++i) {
        if (m_selection[i].starts_with("node:") || m_selection[i].starts_with("context:"))
            rects.append(rectOf(text(m_selection[i])));
    }
    return rects;
}

} // namespace alidade
