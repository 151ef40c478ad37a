#include "qml/shell/language.h"

#include "qml/shell/historylabel.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace alidade {
namespace {

const QString key = QStringLiteral("appearance/language");

} // namespace

Language *Language::create(QQmlEngine *engine, QJSEngine *) { return new Language(engine); }

QString Language::choice() const { return QSettings().value(key).toString(); }

void Language::setChoice(const QString &choice)
{
    if (choice == this->choice())
        return;
    QSettings().setValue(key, choice);
    install();
    m_engine->retranslate();
    m_engine->setUiLanguage(QLocale().name()); // view models make their words anew
    Q_EMIT changed();
}

QVariantList Language::options() const
{
    const auto option = [](const QString &value, const QString &text) {
        return QVariantMap{{QStringLiteral("value"), value}, {QStringLiteral("text"), text}};
    };
    return {option({}, tr("System")), option(QStringLiteral("en"), QStringLiteral("English")),
            option(QStringLiteral("zh_CN"), QStringLiteral("简体中文"))};
}

QString Language::ofLabel(const QString &stored) const { return historyLabel(stored); }

void Language::install(const QString &override)
{
    static QTranslator translator; // one at a time; outlives every screen
    const QString chosen = override.isEmpty() ? QSettings().value(key).toString() : override;
    const QLocale locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&translator);
    const bool isChinese = locale.language() == QLocale::Chinese;
    if (translator.load(isChinese ? QStringLiteral(":/i18n/alidade_zh_CN.qm") : QStringLiteral(":/i18n/alidade_en.qm")))
        QCoreApplication::installTranslator(&translator);
}

} // namespace alidade
