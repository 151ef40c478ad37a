#include "tests/model/factsheet.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

TEST(UnreadSettings, countWhereOnlyOneServiceIsToldThem)
{
    FactSheet sheet("code");
    for (const char *name : {"load", "web", "mail"})
        sheet.service(name);
    sheet.isTold("load", "web", "TARGET").sets("load", "USERS", "5");
    sheet.reads("load", {"USERS"}).reads("mail", {"TARGET"}).reads("web", {"PORT"});
    EXPECT_EQ(assemble({sheet}, {}).dependencies.size(), 1U) << "it was written for load alone";
    sheet.sets("mail", "TARGET", "x");
    EXPECT_EQ(assemble({sheet}, {}).dependencies.size(), 0U) << "many are handed the same settings";
}
