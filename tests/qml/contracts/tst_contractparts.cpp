#include "qml/contracts/contractchanges.h"
#include "qml/contracts/contractconversion.h"
#include "qml/contracts/contractlint.h"
#include "qml/contracts/contracttext.h"
#include "qml/contracts/contractuses.h"

#include "tests/qml/contracts/contractshop.h"

#include <QTest>

using namespace alidade;

/// The parts of the screen on a repository with two versions of one contract.
class ContractPartsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ContractShop> m_shop;
    std::unique_ptr<ContractLibrary> m_library;

    template <typename Part> std::unique_ptr<Part> part()
    {
        auto made = std::make_unique<Part>();
        made->setLibrary(m_library.get());
        made->setActive(true);
        return made;
    }
    /// Rows as text by some of their words.
    static QStringList told(const QVariantList &rows, const QStringList &keys)
    {
        QStringList lines;
        for (const QVariant &row : rows) {
            QStringList words;
            for (const QString &key : keys) {
                const QVariant value = row.toMap().value(key);
                if (!value.toString().isEmpty())
                    words.append(value.toString());
            }
            lines.append(words.join(QLatin1Char(' ')));
        }
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<ContractShop>();
        QTRY_VERIFY(m_shop->session->isOpen());
        m_library = std::make_unique<ContractLibrary>();
        m_library->setSession(m_shop->session.get());
        m_library->setCurrent(QStringLiteral("proto\nshop.v1\n"));
        QTRY_VERIFY(!m_library->isBusy());
    }
    void cleanup() { m_library.reset(), m_shop.reset(); }

    void readsTheContractsOfASource()
    {
        QCOMPARE(m_library->contractCount(), 2);
        QCOMPARE(m_library->failures().size(), 0);
        QCOMPARE(m_library->service(), QStringLiteral("order"));
        QVERIFY(m_library->lintCount() > 0);
        QCOMPARE(m_library->rows()
                     ->data(m_library->rows()->index(m_library->rows()->rowOf(QStringLiteral("proto\nshop.v1\n"))),
                            LibraryModel::FindingsRole)
                     .toInt(),
                 m_library->lintCount());
    }
    void aSourceThatIsGoneSaysSoAndComesBack()
    {
        QVERIFY(QDir().rename(m_shop->root(), m_shop->path(QStringLiteral("away"))));
        m_library->readAgain(QStringLiteral("shop"));
        QTRY_COMPARE(m_library->failures().size(), 1);
        QVERIFY(m_library->failures()
                    .first()
                    .toMap()
                    .value(QStringLiteral("text"))
                    .toString()
                    .startsWith(QStringLiteral("shop cannot be read")));
        QVERIFY(QDir().rename(m_shop->path(QStringLiteral("away")), m_shop->root()));
        m_library->readAgain(QStringLiteral("shop"));
        QTRY_COMPARE(m_library->failures().size(), 0);
    }
    void aStoppedReadingIsTold()
    {
        m_library->readAgain(QStringLiteral("shop"));
        m_shop->session->tasks()->cancelAll();
        QTRY_VERIFY(!m_library->isBusy());
        // It may have ended before it was stopped.
        QVERIFY(m_library->failures().size() <= 1);
    }
    void showsTextAndTheOtherTrack()
    {
        const auto text = part<ContractText>();
        QTRY_COMPARE(text->counterpart(), QStringLiteral("OpenAPI Orders"));
        QCOMPARE(text->files(), QStringList{QStringLiteral("shop.proto")});
        QCOMPARE(text->code()->count(), 4);
        QCOMPARE(text->differences(), 1);
        QVERIFY(told(text->tracks(), {"state", "proto", "openApi"}).contains("differs string id = 1 id: integer"));
        m_library->setCurrent(QStringLiteral("openapi\nOrders\n1"));
        QTRY_COMPARE(text->counterpart(), QStringLiteral("proto shop.v1"));
        QCOMPARE(text->differences(), 1);
        QCOMPARE(text->files(), QStringList{QStringLiteral("api.yaml")});
    }
    void listsConsumersByMethod()
    {
        const auto uses = part<ContractUses>();
        QTRY_COMPARE(uses->methods().size(), 2);
        QCOMPARE(told(uses->methods(), {"name"}), QStringList({"Orders", "Orders/Place"}));
        const QVariantMap place = uses->methods().last().toMap();
        QCOMPARE(told(place.value("serving").toList(), {"node"}), QStringList("order"));
        QCOMPARE(told(place.value("using").toList(), {"node"}), QStringList("web"));
        QCOMPARE(uses->consumerCount(), 2);
        QCOMPARE(uses->unusedCount(), 0);
        uses->setFilter(QStringLiteral("stock"));
        QCOMPARE(told(uses->methods(), {"name"}), QStringList("Orders"));
    }
    void offersTheVersionsOfTheRepository()
    {
        const auto changes = part<ContractChanges>();
        QTRY_VERIFY(changes->versions().size() >= 3);
        const QStringList versions = told(changes->versions(), {"kind", "name"});
        QCOMPARE(versions.first(), QStringLiteral("head HEAD"));
        QCOMPARE(versions.at(1), QStringLiteral("tag v1.0"));
    }
    void tellsWhoBreaksAndKeepsWhatIsAccepted()
    {
        const auto changes = part<ContractChanges>();
        changes->compare(QStringLiteral("v1.0"));
        QTRY_VERIFY(changes->changeCount() > 0);
        const QStringList rows = told(changes->rows(), {"kind", "title", "rule", "impact"});
        QCOMPARE(rows.first(), QStringLiteral("group web breaks"));
        QVERIFY2(rows.contains("change FIELD_SAME_TYPE breaks"), qPrintable(rows.join('\n')));
        QVERIFY(rows.contains("group stock possible"));
        QVERIFY(rows.contains("change RPC_NO_DELETE possible"));
        QCOMPARE(changes->brokenCount(), 1);
        const int before = changes->changeCount();

        const auto row = [&](const char *rule) {
            for (const QVariant &each : changes->rows()) {
                if (each.toMap().value("rule") == QLatin1String(rule))
                    return each.toMap();
            }
            return QVariantMap();
        };
        QVERIFY(!changes->accept(row("FIELD_SAME_TYPE"), "known", "me", "2026-13-45"));
        QVERIFY(changes->accept(row("FIELD_SAME_TYPE"), "known", "me", "2999-12-31"));
        QTRY_COMPARE(changes->acceptedCount(), 1);
        QCOMPARE(changes->changeCount(), before - 1);
        QCOMPARE(changes->brokenCount(), 0); // web is hurt by nothing else
        QCOMPARE(row("FIELD_SAME_TYPE").value("accepted").toMap().value("owner").toString(), QStringLiteral("me"));
        m_shop->session->undo();
        QTRY_COMPARE(changes->acceptedCount(), 0);
        QVERIFY(changes->accept(row("FIELD_SAME_TYPE"), "known", "", "2020-01-01"));
        QTRY_VERIFY(row("FIELD_SAME_TYPE").contains("accepted"));
        QCOMPARE(changes->acceptedCount(), 0); // that day is over
        changes->forget(row("FIELD_SAME_TYPE"));
        QTRY_VERIFY(!row("FIELD_SAME_TYPE").contains("accepted"));
    }
    void aVersionThatIsNotThereIsToldAndEnds()
    {
        const auto changes = part<ContractChanges>();
        changes->compare(QStringLiteral("v9"));
        QTRY_VERIFY(m_shop->session->lastMessageIsError());
        QTRY_VERIFY(!changes->isComparing());
        QCOMPARE(changes->older(), QString());
    }
    void listsLintByRule()
    {
        const auto lint = part<ContractLint>();
        QTRY_COMPARE(lint->findings().size(), m_library->lintCount());
        const QVariantMap rule = lint->rules().first().toMap();
        lint->setRule(rule.value("rule").toString());
        QCOMPARE(lint->findings().size(), rule.value("count").toInt());
        QVERIFY(!lint->findings().first().toMap().value("advice").toString().isEmpty());
    }
    void convertsAndWrites()
    {
        const auto conversion = part<ContractConversion>();
        QTRY_VERIFY(conversion->code()->count() > 10);
        QCOMPARE(conversion->existing().value("file").toString(), QStringLiteral("api.yaml"));
        QVERIFY(conversion->addedCount() > 0);
        const int lines = conversion->code()->count();
        conversion->setDifference(true);
        QVERIFY(conversion->code()->count() != lines);
        conversion->setJson(true);
        QTRY_COMPARE(conversion->fileName(), QStringLiteral("shop.v1.openapi.json"));
        QTRY_VERIFY(!conversion->isBusy());
        const QString file = m_shop->path(QStringLiteral("out.json"));
        conversion->write(QUrl::fromLocalFile(file));
        QTRY_VERIFY(QFile::exists(file));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().startsWith("{\n"));
        conversion->write(QUrl::fromLocalFile(QStringLiteral("/proc/nothing/out.json")));
        QTRY_VERIFY(m_shop->session->lastMessageIsError());
    }
    void aDocumentBecomesAProtoWithALock()
    {
        const auto conversion = part<ContractConversion>();
        m_library->setCurrent(QStringLiteral("openapi\nOrders\n1"));
        QTRY_VERIFY(conversion->isToProto() && conversion->code()->count() > 5);
        QVERIFY(conversion->fileName().endsWith(QStringLiteral(".proto")));
        QCOMPARE(conversion->existing().value("file").toString(), QStringLiteral("shop.proto"));
        const QString file = m_shop->path(QStringLiteral("out.proto"));
        conversion->write(QUrl::fromLocalFile(file));
        QTRY_VERIFY(QFile::exists(file + QStringLiteral(".lock.json")));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains("syntax = \"proto3\";"));
    }
    void comparesDocumentsToo()
    {
        const auto changes = part<ContractChanges>();
        m_shop->write(QStringLiteral("api.yaml"), R"(openapi: 3.1.0
info: {title: Orders, version: "1"}
paths: {}
)");
        m_library->readAgain(QStringLiteral("shop"));
        QTRY_VERIFY(!m_library->isBusy());
        m_library->setCurrent(QStringLiteral("openapi\nOrders\n1"));
        changes->compare(QStringLiteral("v1.0"));
        QTRY_VERIFY(changes->changeCount() > 0);
        QVERIFY(told(changes->rows(), {"element"}).contains("POST /shop.v1.Orders/Place"));
    }
};

QTEST_MAIN(ContractPartsTest)

#include "tst_contractparts.moc"
