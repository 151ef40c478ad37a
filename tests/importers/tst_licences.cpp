#include "importers/licences/licences.h"
#include "importers/licences/licencetext.h"

#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

const std::string mit = "Copyright (c) Ann\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\nof "
                        "this software … to use, copy,\nmodify, merge, publish, and sell\n";
const std::string bsd2 = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted:\n"
                         "2. Redistributions in binary form must reproduce the above notice\n";
const std::string bsd3 = bsd2 + "3. No name may be used to endorse or promote products\n   derived from this software\n";

std::string licences(const Read &read)
{
    std::string text;
    for (const LicenceFact &fact : read.facts.licences)
        text += (fact.module.empty() ? "." : fact.module) + (fact.version.empty() ? "" : "@" + fact.version) + " " +
                fact.expression + " " + placeText(fact.place) + "\n";
    return text;
}

TEST(Licences, tellsTextsByTheirSentences)
{
    EXPECT_EQ(licenceOfText(mit), "MIT");
    EXPECT_EQ(licenceOfText("// " + bsd2), "BSD-2-Clause");
    EXPECT_EQ(licenceOfText(bsd3), "BSD-3-Clause");
    EXPECT_EQ(licenceOfText("Apache License\n  Version 2.0, January 2004\n 3. Grant of Patent License."), "Apache-2.0");
    EXPECT_EQ(
        licenceOfText("GNU GENERAL PUBLIC LICENSE\nVersion 2, June 1991\nTERMS AND CONDITIONS FOR COPYING, DISTRIBUTION AND "
                      "MODIFICATION"),
        "GPL-2.0-only");
    EXPECT_EQ(licenceOfText("All rights reserved."), "NOASSERTION");
    EXPECT_EQ(licenceOfText(""), "NOASSERTION");
}

TEST(Licences, keepsAllTextsOfAFileInTheirOrder) { EXPECT_EQ(licenceOfText(bsd3 + "\n---\n" + mit), "BSD-3-Clause AND MIT"); }

TEST(Licences, knowsTheNamesOfManifests)
{
    EXPECT_EQ(licenceOfName("The Apache Software License, Version 2.0"), "Apache-2.0");
    EXPECT_EQ(licenceOfName("(MIT OR Apache-2.0)"), "(MIT OR Apache-2.0)");
    EXPECT_EQ(licenceOfName("UNLICENSED"), "NOASSERTION");
    EXPECT_EQ(licenceOfName("SEE LICENSE IN foo.txt"), "NOASSERTION");
    EXPECT_EQ(licenceOfName("Our own terms"), "NOASSERTION");
}

TEST(Licences, findsThoseOfTheSourceItsModulesAndTheVendoredOnes)
{
    const Read r = read(importLicences, {
                                            {"LICENSE", mit},
                                            {"core/COPYING.txt", bsd2},
                                            {"vendor/modules.txt", "# example.com/x/y v1.2.3\n## explicit\nexample.com/x/y/z\n"},
                                            {"vendor/example.com/x/y/LICENSE", bsd3},
                                            {"vendor/example.com/x/y/z/LICENSE", mit},
                                            {"cache/pkg/mod/example.com/!big/q@v0.1.0/LICENSE", "whatever"},
                                            {"node_modules/a/LICENSE", mit},
                                            {"LICENSES/MIT.txt", mit},
                                            {"licenses/example.com/q/LICENSE", mit},
                                            {"src/license.go", "package license"},
                                        });
    EXPECT_EQ(licences(r), ". MIT LICENSE:1\n"
                           "example.com/Big/q@v0.1.0 NOASSERTION cache/pkg/mod/example.com/!big/q@v0.1.0/LICENSE:1\n"
                           "core BSD-2-Clause core/COPYING.txt:1\n"
                           "example.com/x/y@v1.2.3 BSD-3-Clause vendor/example.com/x/y/LICENSE:1\n"
                           "example.com/x/y@v1.2.3 MIT vendor/example.com/x/y/z/LICENSE:1\n");
}

TEST(Licences, readsManifestsWhereNoTextStands)
{
    const Read r = read(
        importLicences,
        {{"a/package.json", "{\n \"name\": \"@shop/a\",\n \"version\": \"1.0.0\",\n \"license\": \"ISC\"\n}\n"},
         {"b/Cargo.toml", "[package]\nname = \"b\"\nlicense = \"MIT OR Apache-2.0\"\n[dependencies]\nlicense = \"9\"\n"},
         {"c/pom.xml", "<project>\n<parent><artifactId>p</artifactId></parent>\n<artifactId>c</artifactId>\n<licenses>\n<license>"
                       "<name>MIT License</name></license>\n</licenses>\n</project>\n"},
         {"d/package.json", "{\"name\": [broken"},
         {"e/LICENSE", mit},
         {"e/package.json", "{\"name\": \"e\", \"license\": \"ISC\"}"}});
    EXPECT_EQ(licences(r), "@shop/a@1.0.0 ISC a/package.json:4\nb MIT OR Apache-2.0 b/Cargo.toml:3\nc MIT c/pom.xml:5\ne MIT "
                           "e/LICENSE:1\n");
}

TEST(Licences, readsTheHeadsOfModulesWithoutAText)
{
    Facts facts;
    Diagnostics diagnostics;
    const auto tree = memoryTree({{"m/go.mod", "module m\n"}, {"m/a.go", "\n// SPDX-License-Identifier: MPL-2.0\npackage m\n"}});
    const Progress progress;
    facts.modules.push_back({"example.com/m", "m", {}, {}, {"m/go.mod", 1}});
    ImportContext context{*tree, facts, diagnostics, progress, {}};
    importLicences(context);
    ASSERT_EQ(facts.licences.size(), 1U);
    EXPECT_EQ(facts.licences[0].module + " " + facts.licences[0].expression + " " + placeText(facts.licences[0].place),
              "example.com/m MPL-2.0 m/a.go:2");
}

} // namespace

} // namespace alidade::test
