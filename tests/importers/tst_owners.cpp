#include "importers/owners/owners.h"

#include "tests/importers/treefixture.h"

#include <gtest/gtest.h>

namespace alidade::test {

namespace {

std::string owners(const Read &read)
{
    std::string text;
    for (const OwnerFact &fact : read.facts.owners) {
        text += std::to_string(fact.place.line) + " " + fact.pattern + ":";
        for (const std::string &owner : fact.owners)
            text += " " + owner;
        text += "\n";
    }
    return text;
}

TEST(Owners, keepsPatternsAndOwnersInOrder)
{
    const Read r = read(importOwners, {{"CODEOWNERS", "# all\n* @shop/core\n\n/order/ @ann bob@shop.example # lead\n"
                                                      "/pay\\ ment/ @shop/pay\r\n/legacy/\n"}});
    EXPECT_EQ(owners(r), "2 *: @shop/core\n4 /order/: @ann bob@shop.example\n5 /pay ment/: @shop/pay\n6 /legacy/:\n");
    EXPECT_EQ(r.messages(), "");
}

TEST(Owners, givesLinesOfASectionItsOwners)
{
    const Read r =
        read(importOwners, {{".gitlab/CODEOWNERS", "[Backend][2] @backend\norder/\npay/ @pay\n^[Docs] @writers\n*.md\n"}});
    EXPECT_EQ(owners(r), "2 order/: @backend\n3 pay/: @pay\n5 *.md: @writers\n");
}

TEST(Owners, readsTheFileThatTheHostReads)
{
    const Read r =
        read(importOwners, {{"CODEOWNERS", "* @root\n"}, {".github/CODEOWNERS", "* @github\n"}, {"a/CODEOWNERS", "* @a\n"}});
    EXPECT_EQ(owners(r), "1 *: @github\n");
}

TEST(Owners, saysWhichLinesMeanNothing)
{
    const Read r = read(importOwners, {{"CODEOWNERS", "!a @x\nb nobody\nc @y\n\xFF @z\n"}});
    EXPECT_EQ(owners(r), "3 c: @y\n");
    EXPECT_EQ(r.messages(),
              "CODEOWNERS:1: warning: Patterns with '!' or '[' have no meaning in CODEOWNERS; the line is left out\n"
              "CODEOWNERS:2: warning: 'nobody' is no owner: neither @name nor a mail address\n"
              "CODEOWNERS:4: warning: The line is not UTF-8; it is left out\n");
}

} // namespace

} // namespace alidade::test
