#pragma once

// The Qt headers that every module parses; precompiled.
#include <QAbstractListModel>
#include <QObject>
#include <QQuickItem>
#include <QSettings>
#include <QString>
#include <QtQml>
#include <QUrl>

#include <functional>
#include <memory>
#include <string>
#include <vector>
