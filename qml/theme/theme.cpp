#include "qml/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>
#include <QSettings>
#include <QStandardPaths>

#include <optional>

namespace alidade {
namespace {

const QString modeKey = QStringLiteral("appearance/mode");
std::optional<Theme::Mode> overriddenMode;

/// Qt 6.4 has no question for it: read what the two large desktops write.
bool isMotionReducedBySystem()
{
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    const QSettings kde(config + QStringLiteral("/kdeglobals"), QSettings::IniFormat);
    const QSettings gtk(config + QStringLiteral("/gtk-3.0/settings.ini"), QSettings::IniFormat);
    return kde.value(QStringLiteral("KDE/AnimationDurationFactor"), 1.0).toDouble() == 0.0 ||
           !gtk.value(QStringLiteral("Settings/gtk-enable-animations"), true).toBool();
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent), m_isMotionReduced(isMotionReducedBySystem())
{
    const int stored = QSettings().value(modeKey, 0).toInt();
    m_mode = overriddenMode.value_or(stored == 1 ? Mode::Light : stored == 2 ? Mode::Dark : Mode::System);
    qGuiApp->installEventFilter(this);
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    QSettings().setValue(modeKey, static_cast<int>(mode));
    Q_EMIT changed();
}

void Theme::overrideMode(Mode mode) { overriddenMode = mode; }

bool Theme::isDark() const
{
    if (m_mode != Mode::System)
        return m_mode == Mode::Dark;
    const QPalette system = QGuiApplication::palette();
    return system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
}

QString Theme::fontFamily() const { return QGuiApplication::font().family(); }

QString Theme::monoFamily() const { return QFontDatabase::systemFont(QFontDatabase::FixedFont).family(); }

QColor Theme::faded(const QColor &color, qreal opacity) const
{
    QColor result = color;
    result.setAlphaF(static_cast<float>(color.alphaF() * opacity));
    return result;
}

QColor Theme::kindColor(const QString &kind) const
{
    const int property = metaObject()->indexOfProperty(kind.toLatin1().constData());
    const QVariant color = property < 0 ? QVariant() : metaObject()->property(property).read(this);
    return color.typeId() == QMetaType::QColor ? color.value<QColor>() : service();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qGuiApp && event->type() == QEvent::ApplicationPaletteChange && m_mode == Mode::System)
        Q_EMIT changed();
    return QObject::eventFilter(watched, event);
}

} // namespace alidade
