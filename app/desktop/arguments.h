#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace alidade {

/// What the command line asks for.
struct Arguments {
    QStringList paths;   ///< workspace files and folders to open; for --render: [SVG] OUT
    bool render = false; ///< write a picture without a window, then quit
    QString workspace;   ///< -w, for --render
    double scale = 2;
    bool openSample = false;
    bool quitAfterFirstFrame = false; ///< for the start-up benchmark
    QString screenshot;               ///< file to write the window to when everything is there, then quit
    QString screen;                   ///< "map", "cycles", "importing"
    QStringList panels;               ///< what else to show: inspector, history, palette, settings, shortcuts
    QSize size;
    std::optional<bool> isDark;
    QString language;
};

/// Reads the arguments of the application; prints help, the version or what is wrong and quits when that is asked for.
Arguments readArguments();

} // namespace alidade
