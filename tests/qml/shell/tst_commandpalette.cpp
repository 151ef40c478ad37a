#include "qml/shell/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

class PaletteTest : public QObject {
    Q_OBJECT

    static int score(const char *pattern, const char *text)
    {
        return PaletteModel::score(QLatin1String(pattern).toString(), QLatin1String(text).toString());
    }
    static QVariantMap command(const char *text, bool enabled = true)
    {
        return {{QStringLiteral("text"), QString::fromLatin1(text)}, {QStringLiteral("enabled"), enabled}};
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void lettersMustComeInOrder()
    {
        QVERIFY(score("pay", "payment") >= 0);
        QVERIFY(score("pmt", "payment") >= 0);
        QVERIFY(score("tp", "payment") < 0);
    }

    void aWholeWordBeatsScatteredLetters()
    {
        QVERIFY(score("order", "order") > score("order", "old-reader"));
        QVERIFY(score("order", "order") > score("order", "reorder"));
        QVERIFY(score("os", "order-service") > score("os", "boss"));
    }

    void offersEnabledCommandsThatMatch()
    {
        Session session;
        PaletteModel model;
        const QAbstractItemModelTester tester(&model);
        model.setProperty("session", QVariant::fromValue(&session));
        model.setProperty("commands",
                          QVariantList{command("Undo", false), command("Import a folder"), command("Open a workspace")});
        QCOMPARE(model.count(), 2);
        model.setQuery(QStringLiteral("impo"));
        QCOMPARE(model.count(), 1);
        QCOMPARE(model.index(0).data(PaletteModel::TitleRole).toString(), QStringLiteral("Import a folder"));
    }

    void findsServicesAndContexts()
    {
        QTemporaryDir folder;
        Session session;
        session.create(QUrl::fromLocalFile(folder.filePath(QStringLiteral("w.alidade"))));
        session.edit(QStringLiteral("Draw"), {PutContext{{.id = "billing", .name = "Billing"}}});
        QTRY_COMPARE(session.contextCount(), 1);
        PaletteModel model;
        model.setProperty("session", QVariant::fromValue(&session));
        model.setQuery(QStringLiteral("bil"));
        QCOMPARE(model.count(), 1);
        QCOMPARE(model.index(0).data(PaletteModel::KindRole).toString(), QStringLiteral("context"));
        QCOMPARE(model.index(0).data(PaletteModel::KeyRole).toString(), QStringLiteral("billing"));
    }

    void takesATypedPath()
    {
        QTemporaryDir folder;
        Session session;
        PaletteModel model;
        model.setProperty("session", QVariant::fromValue(&session));
        model.setQuery(folder.path());
        QCOMPARE(model.index(0).data(PaletteModel::KindRole).toString(), QStringLiteral("path"));
        QCOMPARE(model.index(0).data(PaletteModel::KeyRole).toString(), folder.path()); // before it is looked up
        QTRY_COMPARE(model.index(0).data(PaletteModel::TitleRole).toString(), QStringLiteral("Import this folder"));
        QCOMPARE(model.index(0).data(PaletteModel::KeyRole).toString(), folder.path());
        model.setQuery(folder.path() + QStringLiteral("/missing"));
        QTRY_VERIFY(model.index(0).data(PaletteModel::KeyRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(PaletteTest)

#include "tst_commandpalette.moc"
