#pragma once

#include "exporters/drawing/palette.h"

#include <QColor>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace alidade {

/// A colour of the palette as a property of the same name.
#define ALIDADE_COLOR(name)                                                                                                      \
    Q_PROPERTY(QColor name READ name NOTIFY changed)                                                                             \
public:                                                                                                                          \
    QColor name() const { return toQt(palette().name); }

/// Every colour, size, duration and font of the screens. Colours come from exporters/drawing/palette.h, so that what
/// is exported is what is seen. Follows the system's light or dark unless the user chose one; the choice is kept.
class Theme : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(alidade::Theme::Mode mode READ mode WRITE setMode NOTIFY changed)
    Q_PROPERTY(bool dark READ isDark NOTIFY changed)
    Q_PROPERTY(bool reducedMotion READ isMotionReduced CONSTANT)

    // 4 px grid
    Q_PROPERTY(int unit READ unit CONSTANT)
    Q_PROPERTY(int gapXs READ gapXs CONSTANT)
    Q_PROPERTY(int gapS READ gapS CONSTANT)
    Q_PROPERTY(int gapM READ gapM CONSTANT)
    Q_PROPERTY(int gapL READ gapL CONSTANT)
    Q_PROPERTY(int gapXl READ gapXl CONSTANT)
    Q_PROPERTY(int controlHeight READ controlHeight CONSTANT)
    Q_PROPERTY(int rowHeight READ rowHeight CONSTANT)
    Q_PROPERTY(int railWidth READ railWidth CONSTANT)
    Q_PROPERTY(int headerHeight READ headerHeight CONSTANT)
    Q_PROPERTY(int statusHeight READ statusHeight CONSTANT)
    Q_PROPERTY(int iconSize READ iconSize CONSTANT)
    Q_PROPERTY(int radius READ radius CONSTANT)
    Q_PROPERTY(int radiusLarge READ radiusLarge CONSTANT)
    // text sizes, px
    Q_PROPERTY(int textXs READ textXs CONSTANT)
    Q_PROPERTY(int textS READ textS CONSTANT)
    Q_PROPERTY(int textM READ textM CONSTANT)
    Q_PROPERTY(int textL READ textL CONSTANT)
    Q_PROPERTY(int textXl READ textXl CONSTANT)
    Q_PROPERTY(QString fontFamily READ fontFamily CONSTANT)
    Q_PROPERTY(QString monoFamily READ monoFamily CONSTANT)
    // durations, ms; 0 when the system asks for reduced motion
    Q_PROPERTY(int durationFast READ durationFast CONSTANT)
    Q_PROPERTY(int durationSlow READ durationSlow CONSTANT)
    Q_PROPERTY(int toolTipDelay READ toolTipDelay CONSTANT)

    ALIDADE_COLOR(window)
    ALIDADE_COLOR(canvas)
    ALIDADE_COLOR(panel)
    ALIDADE_COLOR(raised)
    ALIDADE_COLOR(border)
    ALIDADE_COLOR(hover)
    ALIDADE_COLOR(pressed)
    ALIDADE_COLOR(text)
    ALIDADE_COLOR(textMuted)
    ALIDADE_COLOR(textOnAccent)
    ALIDADE_COLOR(accent)
    ALIDADE_COLOR(focus)
    ALIDADE_COLOR(error)
    ALIDADE_COLOR(warning)
    ALIDADE_COLOR(success)
    ALIDADE_COLOR(card)
    ALIDADE_COLOR(cardBorder)
    ALIDADE_COLOR(cardGone)
    ALIDADE_COLOR(edge)
    ALIDADE_COLOR(edgeMuted)
    ALIDADE_COLOR(gridDot)
    ALIDADE_COLOR(core)
    ALIDADE_COLOR(supporting)
    ALIDADE_COLOR(generic)
    ALIDADE_COLOR(unassigned)
    ALIDADE_COLOR(coreBorder)
    ALIDADE_COLOR(supportingBorder)
    ALIDADE_COLOR(genericBorder)
    ALIDADE_COLOR(unassignedBorder)
    ALIDADE_COLOR(inCycle)
    ALIDADE_COLOR(suggestedCut)
    ALIDADE_COLOR(acceptedCut)
    ALIDADE_COLOR(service)
    ALIDADE_COLOR(gateway)
    ALIDADE_COLOR(frontend)
    ALIDADE_COLOR(monolith)
    ALIDADE_COLOR(job)
    ALIDADE_COLOR(external)
    ALIDADE_COLOR(telemetry)
    ALIDADE_COLOR(datastore)
    ALIDADE_COLOR(cache)
    ALIDADE_COLOR(broker)
    ALIDADE_COLOR(bucket)

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    explicit Theme(QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    /// Switches and remembers.
    void setMode(Mode mode);
    /// Overrides the mode for this run only (command line); nothing is remembered.
    static void overrideMode(Mode mode);
    bool isDark() const;
    bool isMotionReduced() const { return m_isMotionReduced; }
    QString fontFamily() const;
    QString monoFamily() const;
    static constexpr int unit() { return 4; }
    static constexpr int gapXs() { return 4; }
    static constexpr int gapS() { return 8; }
    static constexpr int gapM() { return 12; }
    static constexpr int gapL() { return 16; }
    static constexpr int gapXl() { return 24; }
    static constexpr int controlHeight() { return 32; }
    static constexpr int rowHeight() { return 32; }
    static constexpr int railWidth() { return 56; }
    static constexpr int headerHeight() { return 48; }
    static constexpr int statusHeight() { return 28; }
    static constexpr int iconSize() { return 20; }
    static constexpr int radius() { return 6; }
    static constexpr int radiusLarge() { return 10; }
    static constexpr int textXs() { return 11; }
    static constexpr int textS() { return 12; }
    static constexpr int textM() { return 13; }
    static constexpr int textL() { return 15; }
    static constexpr int textXl() { return 20; }
    static constexpr int toolTipDelay() { return 500; }
    int durationFast() const { return m_isMotionReduced ? 0 : 120; }
    int durationSlow() const { return m_isMotionReduced ? 0 : 180; }

    /// `color` with its opacity multiplied, for washes and shadows.
    Q_INVOKABLE QColor faded(const QColor &color, qreal opacity) const;
    /// The palette colour of a kind of node ("service", "cache", …).
    Q_INVOKABLE QColor kindColor(const QString &kind) const;

    static QColor toQt(Color color) { return QColor(color.r, color.g, color.b, color.a); }

Q_SIGNALS:
    void changed();

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    const Palette &palette() const { return alidade::palette(isDark()); }

    Mode m_mode = Mode::System;
    bool m_isMotionReduced = false;
};

#undef ALIDADE_COLOR

} // namespace alidade
