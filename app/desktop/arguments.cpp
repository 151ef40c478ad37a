#include "app/desktop/arguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace alidade {
namespace {

[[noreturn]] void refuse(const QString &what)
{
    std::fprintf(stderr, "alidade-desktop: %s\n", qPrintable(what));
    std::exit(2);
}

QSize sizeFrom(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (size.isEmpty())
        refuse(QStringLiteral("--size takes WIDTHxHEIGHT, not \"%1\"").arg(text));
    return size;
}

std::optional<bool> darkFrom(const QCommandLineParser &parser)
{
    const QString theme = parser.isSet(QStringLiteral("dark")) ? QStringLiteral("dark") : parser.value(QStringLiteral("theme"));
    if (theme.isEmpty())
        return std::nullopt;
    if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
        refuse(QStringLiteral("--theme takes light or dark, not \"%1\"").arg(theme));
    return theme == QLatin1String("dark");
}

} // namespace

Arguments readArguments()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The map of a service architecture: what the code says, and the borders that people draw."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("path"), QStringLiteral("A workspace to open or folders to import"),
                                 QStringLiteral("[WORKSPACE|DIR…]"));
    const auto flag = [&](const char *name, const char *text) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text)});
    };
    const auto option = [&](const char *name, const char *text, const char *value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    flag("sample", "Open the sample system");
    flag("render",
         "Paint a picture without a window: --render OUT.(png|pdf|svg) -w WORKSPACE, or --render DRAWING.svg OUT.(png|pdf)");
    option("w", "The workspace to paint", "WORKSPACE");
    option("scale", "Pixels per scene unit in a PNG (default 2)", "NUMBER");
    option("screenshot", "Write a picture of the window when everything is there, and quit", "FILE");
    option("screen", "The screen to show: map, cycles, sagas, events, contracts, live, importing", "NAME");
    option("show",
           "Also show: inspector, history, palette, settings, shortcuts, messages, or a tab of the screen (comma separated)",
           "PANELS");
    option("size", "The size of the window", "WIDTHxHEIGHT");
    flag("quit-after-first-frame", "Quit as soon as the window has been painted once (to time the start)");
    option("theme", "light or dark, for this run", "NAME");
    flag("dark", "The same as --theme dark");
    option("lang", "The language for this run: en or zh_CN", "LANGUAGE");
    parser.process(*QCoreApplication::instance());

    const auto value = [&](const char *name) { return parser.value(QString::fromLatin1(name)); };
    Arguments arguments;
    arguments.paths = parser.positionalArguments();
    arguments.render = parser.isSet(QStringLiteral("render"));
    arguments.workspace = value("w");
    arguments.openSample = parser.isSet(QStringLiteral("sample"));
    arguments.screenshot = value("screenshot");
    arguments.screen = value("screen");
    arguments.panels = value("show").split(QLatin1Char(','), Qt::SkipEmptyParts);
    arguments.quitAfterFirstFrame = parser.isSet(QStringLiteral("quit-after-first-frame"));
    arguments.isDark = darkFrom(parser);
    arguments.language = value("lang");
    if (const QString size = value("size"); !size.isEmpty())
        arguments.size = sizeFrom(size);
    if (const QString scale = value("scale"); !scale.isEmpty()) {
        arguments.scale = scale.toDouble();
        if (!(arguments.scale > 0))
            refuse(QStringLiteral("--scale takes a number above 0, not \"%1\"").arg(scale));
    }
    const QStringList screens = QStringLiteral("map cycles sagas events contracts live importing").split(QLatin1Char(' '));
    if (!arguments.screen.isEmpty() && !screens.contains(arguments.screen))
        refuse(QStringLiteral("--screen takes one of %1, not \"%2\"").arg(screens.join(QStringLiteral(", ")), arguments.screen));
    return arguments;
}

} // namespace alidade
