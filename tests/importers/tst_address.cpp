#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/deployment/secrets.h"
#include "model/address.h"

#include <gtest/gtest.h>

namespace alidade {

namespace {

std::string found(std::string_view text)
{
    std::string result;
    for (const Address &address : addressesIn(text)) {
        result += result.empty() ? "" : " ";
        result += address.host + ":" + std::to_string(address.port) + (address.protocol.empty() ? "" : "/" + address.protocol);
    }
    return result;
}

TEST(Address, readsTheFormsInWhichServicesAreNamed)
{
    EXPECT_EQ(found("orders:8080"), "orders:8080");
    EXPECT_EQ(found("http://orders"), "orders:0/http");
    EXPECT_EQ(found("https://Orders.shop.svc.cluster.local:8443/v1?x=y"), "orders.shop.svc.cluster.local:8443/http");
    EXPECT_EQ(found("grpc://orders:50051"), "orders:50051/grpc");
    EXPECT_EQ(found("dns:///orders:9090"), "orders:9090/grpc");
    EXPECT_EQ(found("redis://:secret@cache:6379/0"), "cache:6379/redis");
    EXPECT_EQ(found("postgres://me:p@ss@db/orders?sslmode=disable"), "db:0/sql");
    EXPECT_EQ(found("postgres://orders:$(DB_PASSWORD)@db:5432/orders"), "db:5432/sql");
    EXPECT_EQ(found("jdbc:postgresql://db:5432/orders"), "db:5432/sql");
    EXPECT_EQ(found("jdbc:sqlserver://db:1433;databaseName=x"), "db:1433/sql");
    EXPECT_EQ(found("me:secret@tcp(db:3306)/orders?parseTime=true"), "db:3306");
    EXPECT_EQ(found("mongodb://u:p@m1:27017,m2:27018/x"), "m1:27017/mongodb m2:27018/mongodb");
    EXPECT_EQ(found("nats://a:4222,nats://b:4222"), "a:4222/nats b:4222/nats");
    EXPECT_EQ(found("kafka1:9092,kafka2:9092"), "kafka1:9092 kafka2:9092");
    EXPECT_EQ(found("amqp://guest:guest@rabbit:5672/"), "rabbit:5672/amqp");
    EXPECT_EQ(found("Host=db;Port=5433;Username=u;Password=p"), "db:5433/sql");
    EXPECT_EQ(found("host=db user=u dbname=x"), "db:0/sql");
    EXPECT_EQ(found("tcp://orders:7000"), "orders:7000");
}

TEST(Address, passesOverWhatIsNoOtherProcess)
{
    for (const char *text :
         {"", ":8080", "0.0.0.0:8080", "127.0.0.1:5432", "localhost:8080", "http://localhost:80/", "http://*:80", "[::1]:80",
          "true", "12:30", "a/b:c", "/var/run/x.sock", "image:1", "x:y:z", "://", "http://", "http:///x", "10.0.0.0/8"})
        EXPECT_EQ(found(text), "") << text;
}

TEST(Address, findsAllInAScript)
{
    EXPECT_EQ(found("wait-for db:5432 && exec curl -s http://orders:8080/x > 'cache:6379'"),
              "db:5432 orders:8080/http cache:6379");
}

TEST(Address, readsALargeTextInOnePass)
{
    std::string text;
    for (int i = 0; i < 300'000; ++i)
        text += "x://orders:80 ";
    EXPECT_EQ(addressesIn(text).size(), 300'000U); // does not end in the test's time where each URL looks through the rest
}

TEST(Address, tellsPublicNamesFromReservedOnes)
{
    EXPECT_TRUE(isPublicHost("api.payments.io"));
    for (const char *host : {"orders", "orders.svc", "db.internal", "x.local", "10.1.2.3", "www.example.com", "example.org",
                             "a..io", "a_b.io", "file.1"})
        EXPECT_FALSE(isPublicHost(host)) << host;
}

TEST(Address, knowsPortsByNumberAndByName)
{
    EXPECT_EQ(protocolOfPort(5432), "sql");
    EXPECT_EQ(protocolOfPort(8080), "");
    EXPECT_EQ(protocolOfPortName("grpc-web"), "grpc");
    EXPECT_EQ(protocolOfPortName("tcp-redis"), "redis");
    EXPECT_EQ(protocolOfPortName("main"), "");
}

TEST(Secrets, areNeverShown)
{
    EXPECT_EQ(shownSetting("DB_PASSWORD", "hunter2"), "DB_PASSWORD=redacted");
    EXPECT_EQ(shownSetting("apiKey", "abc"), "apiKey=redacted");
    EXPECT_EQ(shownSetting("auth.access-token-uri", "http://login/token"), "auth.access-token-uri=http://login/token");
    EXPECT_EQ(shownSetting("SECRET_TOKEN_URL", "abc"), "SECRET_TOKEN_URL=redacted");
    EXPECT_EQ(shownSetting("TOKEN", "abc"), "TOKEN=redacted");
    EXPECT_EQ(shownSetting("STRIPE_SECRET_KEY", "abc"), "STRIPE_SECRET_KEY=redacted");
    EXPECT_EQ(shownSetting("DB_URL", "postgres://me:hunter2@db/x"), "DB_URL=postgres://redacted@db/x");
    EXPECT_EQ(shownSetting("DB_URL", "postgres://me:hun/ter@2@db/x"), "DB_URL=postgres://redacted@db/x");
    EXPECT_EQ(shownSetting("DSN", "me:hunter2@tcp(db:3306)/x"), "DSN=redacted@tcp(db:3306)/x");
    EXPECT_EQ(shownSetting("DB", "Host=db;Password=hunter2;Port=1"), "DB=Host=db;Password=redacted;Port=1");
    EXPECT_EQ(shownSetting("URL", "https://x.io/?token=abc&a=1"), "URL=https://x.io/?token=redacted&a=1");
    EXPECT_EQ(shownSetting("args", "--db=me:hunter2@db:5432 x"), "args=--db=redacted@db:5432 x");
}

TEST(Secrets, areFoundInCommandsHeadersAndDocuments)
{
    EXPECT_EQ(shownSetting("A", "AccountName=x;AccountKey=s3cret==;Suffix=y"), "A=AccountName=x;AccountKey=redacted;Suffix=y");
    EXPECT_EQ(shownSetting("A", "User Id=sa;Password = s3cret;"), "A=User Id=sa;Password = redacted;");
    EXPECT_EQ(shownSetting("A", "required username=\"a\" password=\"s 3cret\";"),
              "A=required username=\"a\" password=\"redacted\";");
    EXPECT_EQ(shownSetting("A", "run --password s3cret --db db:5432"), "A=run --password redacted --db db:5432");
    EXPECT_EQ(shownSetting("A", "run --token 's3cret' -v"), "A=run --token 'redacted' -v");
    EXPECT_EQ(shownSetting("A", R"({"password":"s3cret","host":"db:5432"})"), R"(A={"password":"redacted","host":"db:5432"})");
    EXPECT_EQ(shownSetting("A", R"({\"password\": \"s3cret\"})"), R"(A={\"password\": \"redacted"})");
    EXPECT_EQ(shownSetting("A", "aws_secret_access_key: s3cret"), "A=aws_secret_access_key: redacted");
    EXPECT_EQ(shownSetting("A", "Authorization=Basic s3cret"), "A=Authorization=redacted");
    EXPECT_EQ(shownSetting("A", "-H 'Authorization: Bearer s3cret' x:1"), "A=-H 'Authorization: redacted' x:1");
    EXPECT_EQ(shownSetting("A", "Bearer s3cret"), "A=Bearer redacted");
    EXPECT_EQ(shownSetting("A", "https://x.io/c?sv=1&sig=s3cret"), "A=https://x.io/c?sv=1&sig=redacted");
    EXPECT_EQ(shownSetting("A", "https://hooks.slack.com/services/T0/B0/s3cret"), "A=https://hooks.slack.com/redacted");
    EXPECT_EQ(shownSetting("jwt.signingKey", "s3cret"), "jwt.signingKey=redacted");
    EXPECT_EQ(shownSetting("A", "http://token-service:8080/token"), "A=http://token-service:8080/token");
    EXPECT_EQ(shownSetting("A", "auth:9090,secret-store:80"), "A=auth:9090,secret-store:80");
}

TEST(Secrets, areNotShownAsUserNamesEither)
{
    EXPECT_EQ(shownSetting("REPO", "https://ghp_s3cret@github.com/x"), "REPO=https://redacted@github.com/x");
    EXPECT_EQ(shownSetting("DSN", "https://s3cret@sentry/4"), "DSN=https://redacted@sentry/4");
}

TEST(Secrets, ofALineOfTextOnlyTheAddressIsShown)
{
    for (const char *line :
         {"host=db user=app password='s3cret' dbname=x", R"({"addr":"db:5432","password":"s3cret"})", "-h db:5432 --pass s3cret",
          "curl db:5432 -H 'Authorization: Bearer s3cret'", "postgres://u:p's3cret@db:5432", "db:5432 password = \"a s3cret\""})
        EXPECT_EQ(shownSetting("A", line, "db:5432"), "A=db:5432") << line;
    EXPECT_EQ(shownSetting("", "a line", "db:5432"), "db:5432");
    EXPECT_EQ(shownSetting("PASSWORD", "my s3cret", "db"), "PASSWORD=redacted");
}

TEST(Secrets, leaveAddressesReadable)
{
    EXPECT_EQ(shownSetting("AUTH_ADDR", "auth:9090"), "AUTH_ADDR=auth:9090");
    EXPECT_EQ(shownSetting("KEYCLOAK_URL", "http://id:80"), "KEYCLOAK_URL=http://id:80");
    EXPECT_EQ(shownSetting("DB_URL", "postgres://db/x?a=1", "db"), "DB_URL=postgres://db/x?a=1");
    EXPECT_EQ(shownSetting("A", "one\ntwo"), "A=one two");
    EXPECT_LT(shownSetting("A", std::string(10'000, 'x')).size(), 300U);
}

TEST(Images, losesRegistryAndTag)
{
    EXPECT_EQ(imageName("registry.shop.io:5000/team/orders:1.2@sha256:abc"), "team/orders");
    EXPECT_EQ(imageName("redis:alpine"), "redis");
    EXPECT_EQ(imageName("localhost/orders"), "orders");
    EXPECT_EQ(imageName("shop/orders"), "shop/orders");
    EXPECT_EQ(imageName("${REGISTRY}/orders"), "");
}

TEST(Images, knowsInfrastructureByTheLastPartOfItsName)
{
    const auto kind = [](std::string_view image) {
        return std::string(infrastructureOfImage(image) ? toText(infrastructureOfImage(image)->kind) : "-");
    };
    EXPECT_EQ(kind("docker.io/bitnami/postgresql:16"), "datastore");
    EXPECT_EQ(kind("redis:7"), "cache");
    EXPECT_EQ(kind("apache/kafka"), "broker");
    EXPECT_EQ(kind("minio/minio"), "bucket");
    EXPECT_EQ(kind("quay.io/prometheus/prometheus:v2"), "telemetry");
    EXPECT_EQ(kind("oliver006/redis_exporter"), "telemetry");
    EXPECT_EQ(kind("nginx:alpine"), "gateway");
    EXPECT_EQ(kind("shop/nginx-pages"), "-");
    EXPECT_EQ(kind("shop/server"), "-");
    EXPECT_EQ(kind("mcr.microsoft.com/mssql/server:2022"), "datastore");
}

TEST(Places, joinsPathsWithoutLeavingTheTree)
{
    EXPECT_EQ(joined("a/b", "../c/./d"), "a/c/d");
    EXPECT_EQ(joined("", "./x"), "x");
    EXPECT_EQ(joined("a", "../.."), std::nullopt);
    EXPECT_EQ(serviceDirectory("src/cart/src"), "src/cart");
    EXPECT_EQ(serviceDirectory("services/order/docker"), "services/order");
    EXPECT_TRUE(isTestData("a/testdata/b.yaml"));
    EXPECT_FALSE(isTestData("a/data/b.yaml"));
}

} // namespace

} // namespace alidade
