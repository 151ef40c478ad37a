#include "importers/dockerfile/dockerfile.h"

#include "importers/dockerfile/dockerfileimporter.h"
#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

std::vector<BuildStage> stagesOf(std::string_view text)
{
    Diagnostics diagnostics;
    return readDockerfile(text, "Dockerfile", diagnostics);
}

TEST(Dockerfile, readsManyAssignmentsInOnePass)
{
    std::string text = "FROM a\n";
    for (int i = 0; i < 40'000; ++i)
        text += "ENV N" + std::to_string(i) + " $N" + std::to_string(i / 2) + "x\n";
    const auto stages = stagesOf(text);
    ASSERT_EQ(stages.size(), 1U);
    EXPECT_EQ(stages[0].environment.size(), 40'000U);
}

TEST(Dockerfile, readsStagesAndWhatTheyTakeFromOneAnother)
{
    const auto stages = stagesOf(R"(# syntax=docker/dockerfile:1
ARG GO=1.22
FROM --platform=$BUILDPLATFORM golang:${GO} AS Build
RUN go build \
    # a comment inside
    -o /app .

FROM gcr.io/distroless/static
COPY --from=build --chown=1 /app /app
ENV PORT=8080 NAME="the app"
EXPOSE $PORT 9090/udp nonsense
CMD ["serve"]
ENTRYPOINT ["/app"]
)");
    ASSERT_EQ(stages.size(), 2U);
    EXPECT_EQ(stages[0].base, "golang:1.22");
    EXPECT_EQ(stages[0].name, "build");
    EXPECT_EQ(stages[1].line, 8);
    EXPECT_EQ(stages[1].copiesFrom, std::vector<std::string>{"build"});
    EXPECT_EQ(stages[1].environment.at("NAME").text, "the app");
    ASSERT_EQ(stages[1].exposed.size(), 2U);
    EXPECT_EQ(stages[1].exposed[0], std::make_pair(std::string("8080/tcp"), 11));
    EXPECT_EQ(stages[1].entrypoint.text, "[\"/app\"]");
    EXPECT_EQ(languageOf(stages), "go");
    EXPECT_EQ(finalBase(stages), "gcr.io/distroless/static");
}

TEST(Dockerfile, followsStageNamesToTheirBase)
{
    const auto stages = stagesOf("FROM node:20 AS base\nFROM base AS build\nFROM base\nCOPY --from=1 /a /a\n");
    EXPECT_EQ(finalBase(stages), "node:20");
    EXPECT_EQ(languageOf(stages), "javascript");
    EXPECT_EQ(finalBase(stagesOf("FROM self AS self\n")), "self");
}

TEST(Dockerfile, passesOverHeredocsAndOtherEscapes)
{
    EXPECT_EQ(stagesOf("FROM a\nRUN <<EOF\nFROM b\nEOF\nEXPOSE 80\n").back().exposed.size(), 1U);
    EXPECT_EQ(stagesOf("FROM a\nRUN <<EOF\nFROM b\n").size(), 1U);
    EXPECT_EQ(stagesOf("# escape=`\nFROM a `\n AS b\n").at(0).name, "b");
    EXPECT_EQ(stagesOf("FROM a \\").size(), 1U);
}

TEST(Dockerfile, namesServicesByTheirDirectories)
{
    const Read r =
        read(importDockerfile,
             {
                 {"Dockerfile", "FROM golang\n"},
                 {"e2e/Dockerfile", "FROM golang\n"},
                 {"recipes/app/Dockerfile", "FROM golang\n"},
                 {"services/order/docker/Dockerfile", "FROM golang:1 AS b\nFROM scratch\nCOPY --from=b a a\nEXPOSE 8080\n"},
                 {"services/order/docker/Dockerfile.debug", "FROM golang:1\n"},
                 {"services/order/go.mod", "module x\n"},
                 {"services/shop/src/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:8.0\n"},
                 {"services/shop/src/shop.csproj", ""},
                 {"services/stock/Dockerfile", "FROM scratch\n"},
                 {"services/stock/Cargo.toml", ""},
                 {"data/queue/Dockerfile", "FROM apache/kafka\n"},
             });
    EXPECT_EQ(r.nodes(), "queue broker dockerfile data/queue\norder service dockerfile go services/order\nshop service "
                         "dockerfile csharp services/shop\nstock service dockerfile rust services/stock\n");
    EXPECT_EQ(r.endpoints(), "order 8080/tcp services/order/docker/Dockerfile:4\n");
}

TEST(Dockerfile, takesAnAppForTelephonesForAClient)
{
    const Read r = read(importDockerfile, {{"shop/app/package.json", "{\"dependencies\": {\"react-native\": \"0.7\"}}"},
                                           {"shop/app/android.Dockerfile", "FROM node\n"},
                                           {"shop/web/package.json", "{\"dependencies\": {\"react\": \"18\"}}"},
                                           {"shop/web/Dockerfile", "FROM node\n"},
                                           {"healthcheck/app.py", ""},
                                           {"healthcheck/Dockerfile", "FROM python\n"}});
    EXPECT_EQ(r.nodes(), "app client dockerfile javascript shop/app\nweb service dockerfile javascript shop/web\n");
}

TEST(Dockerfile, namesNoServiceAfterTheLayoutOfAMavenProject)
{
    const Read r = read(importDockerfile, {{"shop/order/pom.xml", "<project/>"},
                                           {"shop/order/src/main/docker/Dockerfile", "FROM eclipse-temurin\n"},
                                           {"shop/main/go.mod", "module m\n"},
                                           {"shop/main/Dockerfile", "FROM scratch\n"}});
    EXPECT_EQ(r.nodes(), "main service dockerfile go shop/main\norder service dockerfile java shop/order\n");
}

TEST(Dockerfile, readsWhatIsCopiedAndRun)
{
    const auto stages =
        stagesOf("ARG DIR=site\nFROM nginx\nCOPY --chown=1 $DIR/a.conf b.conf /etc/nginx/\nCOPY [\"c d\", "
                 "\"/e\"]\nADD x /y\nCOPY --from=1 /f /g\nRUN apk add gcc\nENTRYPOINT [\"/run\"]\nCMD [\"-a\", \"b:80\"]\n");
    ASSERT_EQ(stages.size(), 1U);
    ASSERT_EQ(stages[0].copies.size(), 3U);
    EXPECT_EQ(stages[0].copies[0].sources, (std::vector<std::string>{"site/a.conf", "b.conf"}));
    EXPECT_EQ(stages[0].copies[0].target, "/etc/nginx/");
    EXPECT_EQ(stages[0].copies[1].sources, std::vector<std::string>{"c d"});
    EXPECT_EQ(stages[0].commands.at(0).text, "apk add gcc");
    EXPECT_EQ(stages[0].command.text, "[\"-a\", \"b:80\"]");
    EXPECT_EQ(stages[0].command.line, 9);
}

TEST(Dockerfile, takesArgumentsOfTheBuild)
{
    Diagnostics diagnostics;
    const auto stages = readDockerfile("ARG BASE=alpine\nFROM $BASE\n", "f", diagnostics, {{"BASE", "golang:1"}});
    EXPECT_EQ(finalBase(stages), "golang:1");
}

TEST(Dockerfile, followsTheStagesOfATarget)
{
    const auto stages = stagesOf("FROM alpine AS base\nFROM base AS run\nFROM scratch\n");
    ASSERT_EQ(lineageOf(stages, "RUN").size(), 2U);
    EXPECT_EQ(lineageOf(stages, "RUN")[0]->name, "base");
    EXPECT_EQ(lineageOf(stages)[0]->base, "scratch");
}

TEST(Dockerfile, tellsTheServiceWhatItsImageSets)
{
    const Read r =
        read(importDockerfile, {{"services/order/Dockerfile", "FROM golang:alpine AS base\nENV PATH=/x A_HOST=stock\nRUN apk "
                                                              "add --no-cache gcc musl-dev\nRUN CGO_ENABLED=1 go "
                                                              "build\nFROM base\nENV A_HOST=mail\nCMD serve -addr mail:80\n"},
                                {"services/order/go.mod", "module order\n"}});
    std::string settings;
    for (const SettingFact &setting : r.facts.settings)
        settings += setting.node + " " + setting.name + "=" + setting.value + " " + placeText(setting.place) + "\n";
    EXPECT_EQ(settings, "order A_HOST=mail services/order/Dockerfile:6\norder addr=mail:80 services/order/Dockerfile:7\n");
    std::string traits;
    for (const TraitFact &trait : r.facts.traits)
        traits += trait.trait + "=" + trait.value + " " + placeText(trait.place) + "\n";
    EXPECT_EQ(traits,
              "base-image=golang:alpine services/order/Dockerfile:1\nc-compiler= services/order/Dockerfile:3\ncgo=enabled "
              "services/order/Dockerfile:4\n");
}

TEST(Dockerfile, reportsFilesThatAreNone)
{
    const Read r = read(importDockerfile, {{"a/Dockerfile", "hello\n"},
                                           {"a/x.go", ""},
                                           {"b/Dockerfile", std::string("FROM x\0y", 8)},
                                           {"b/x.go", ""},
                                           {"c/Dockerfile", "FROM golang"},
                                           {"c/x.go", ""}});
    EXPECT_EQ(r.messages(), "a/Dockerfile: warning: The Dockerfile has no FROM; it is left out\nb/Dockerfile: error: Not a "
                            "Dockerfile: the file is binary\n");
    EXPECT_EQ(r.nodes(), "c service dockerfile go c\n");
}

} // namespace

} // namespace alidade::test
