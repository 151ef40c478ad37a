#include "importers/cache/codebytes.h"
#include "importers/cache/importcache.h"
#include "importers/go/gofilebytes.h"
#include "importers/syntax/codefiles.h"
#include "importers/syntax/syntax.h"
#include "tests/model/temporaryfolder.h"

#include <gtest/gtest.h>

#include <fstream>

#include <sys/stat.h>

using namespace alidade;
using namespace alidade::test;
namespace fs = std::filesystem;

namespace {

const std::string code =
    "package a\n\nimport \"os\"\n\nconst c = \"x\"\n\ntype T struct{ B; A string `env:\"A\"` }\n\nfunc (t *T) F(p "
    "int) *X {\n\tif os.Getenv(\"K\") == \"v\" {\n\t\tr.G(\"/\").H(&Y{Z: \"redis:6379\"})\n\t}\n\treturn nil\n}\n";

fs::path onlyFileIn(const fs::path &directory) { return fs::directory_iterator(directory)->path(); }

std::string bytesOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path &file, const std::string &bytes) { std::ofstream(file, std::ios::binary) << bytes; }

/// A folder for caches and a source in it.
struct Fixture : testing::Test {
    TemporaryFolder folder;
    fs::path caches = folder.path() / "caches";
    fs::path source = folder.path() / "source";
    int parsed = 0; ///< files whose code was not in the cache at the last read()

    Fixture() { fs::create_directories(source); }

    std::vector<CodeFile> read()
    {
        const auto tree = openTree(source);
        Facts facts;
        Diagnostics diagnostics;
        const Progress progress;
        ImportCache cache(caches, "source");
        ImportContext context{*tree, facts, diagnostics, progress, {}, &cache};
        std::vector<const TreeFile *> files;
        for (const TreeFile &file : tree->files())
            files.push_back(&file);
        parsed = 0;
        for (const TreeFile *file : files) {
            const auto text = tree->read(*file, maxCodeBytes, diagnostics);
            parsed += cache.find(digestOf(*text), "go", file->path).empty() ? 1 : 0;
        }
        auto codes = readCodeFiles(context, files, "Reading");
        cache.save();
        return codes;
    }
};

TEST(CodeBytes, giveBackWhatWasWritten)
{
    CodeFile file = *readCode(code, "a.go", "go", {});
    ASSERT_FALSE(file.branches.empty());
    auto back = codeOfBytes(codeBytes(file));
    ASSERT_TRUE(back);
    back->path = file.path;
    back->language = file.language;
    EXPECT_TRUE(*back == file);
    file = *readCode("const addr = config.addr || 'http://b:80';\n", "a.js", "javascript", {});
    ASSERT_EQ(file.bindings.size(), 1U);
    ASSERT_EQ(file.bindings[0].value.parts.size(), 1U);
    ASSERT_EQ(file.bindings[0].value.parts[0].fallback.size(), 1U);
    back = codeOfBytes(codeBytes(file));
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->bindings == file.bindings) << "the fallback of a name";
    file = *readCode("const addr = find('x') || 'http://b:80';\n", "a.js", "javascript", {});
    ASSERT_EQ(file.bindings.size(), 1U);
    back = codeOfBytes(codeBytes(file));
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->bindings == file.bindings) << "the fallback of a call";
}

TEST(CodeBytes, refuseWhatIsCutOrChanged)
{
    const std::string bytes = codeBytes(*readCode(code, "a.go", "go", {}));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(codeOfBytes(std::string_view(bytes).substr(0, size))) << size;
    EXPECT_FALSE(codeOfBytes(bytes + "x"));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const char wrong : {'\0', '\x7F', '\xFF'}) {
            std::string changed = bytes;
            changed[at] = wrong;
            const auto file = codeOfBytes(changed);
            for (const Call &call : file ? file->calls : std::vector<Call>()) // whatever it says, it is safe to use
                EXPECT_TRUE(call.receiverCall == noCall || call.receiverCall < file->calls.size());
        }
    }
}

TEST(GoFileBytes, giveBackWhatWasWritten)
{
    GoFile file;
    file.head.package = "main";
    file.head.packageLine = 3;
    file.head.service = ServiceAnnotation{"shop", 1};
    file.head.isGenerated = true;
    file.head.imports = {{"pb", "example.com/pb", 5}};
    file.grpcNames = {"Order"};
    file.protoServices = {"shop.Order"};
    const auto back = goFileOfBytes(goFileBytes(file));
    ASSERT_TRUE(back);
    EXPECT_EQ(goFileBytes(*back), goFileBytes(file));
    EXPECT_EQ(back->head.service->name, "shop");
    EXPECT_EQ(back->head.imports.front().path, "example.com/pb");
    EXPECT_FALSE(goFileOfBytes("\xFF\xFF"));
}

TEST(Digests, tellTextsApart)
{
    std::set<Digest> all;
    for (std::size_t size = 0; size < 200; ++size) {
        all.insert(digestOf(std::string(size, '\0')));
        all.insert(digestOf(std::string(size, 'a')));
        all.insert(digestOf(std::string(size, 'a'), {1, 0}));
    }
    EXPECT_EQ(all.size(), 600U - 1); // the empty text counts once among those without a seed
}

TEST_F(Fixture, readsAnUnchangedFileFromTheCacheAndAChangedOneAnew)
{
    write(source / "a.go", code);
    write(source / "b.go", "package b\n");
    const auto first = read();
    EXPECT_EQ(parsed, 2);
    EXPECT_TRUE(read() == first);
    EXPECT_EQ(parsed, 0);
    write(source / "b.go", "package c\n");
    EXPECT_EQ(read()[1].package, "c");
    EXPECT_EQ(parsed, 1);
}

TEST_F(Fixture, knowsAFileThatWasNotTouchedByItsStamp)
{
    ImportCache cache(caches, "source");
    const auto tree = memoryTree({{"a.go", code}});
    TreeFile file{"a.go", code.size(), 7};
    EXPECT_TRUE(cache.contentOf(*tree, file).isNone());
    cache.remember(file, digestOf(code));
    cache.save();
    const ImportCache again(caches, "source");
    EXPECT_EQ(again.contentOf(*tree, file), digestOf(code));
    file.stamp = 8;
    EXPECT_TRUE(again.contentOf(*tree, file).isNone());
    EXPECT_TRUE(ImportCache(caches, "other").contentOf(*tree, file).isNone());
}

TEST_F(Fixture, isForItsUserAlone)
{
    write(source / "a.go", code);
    read();
    struct stat status {};
    ASSERT_EQ(::stat(onlyFileIn(caches).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(Fixture, takesADamagedCacheForAnEmptyOneAndWritesItAnew)
{
    write(source / "a.go", code);
    const auto first = read();
    const fs::path file = onlyFileIn(caches);
    const std::string bytes = bytesOf(file);
    for (std::size_t at = 0; at < bytes.size(); at += 7) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        write(file, changed);
        EXPECT_TRUE(read() == first) << at;
        EXPECT_EQ(parsed, 1) << at;
        EXPECT_EQ(bytesOf(file).size(), bytes.size()) << at;
    }
    write(file, bytes.substr(0, bytes.size() / 2));
    EXPECT_TRUE(read() == first);
    write(file, "");
    EXPECT_TRUE(read() == first);
}

TEST_F(Fixture, goesOnWhereNothingCanBeKept)
{
    write(source / "a.go", code);
    write(caches, "not a folder");
    EXPECT_EQ(read().size(), 1U);
    EXPECT_EQ(bytesOf(caches), "not a folder");
}

TEST_F(Fixture, followsNoLinkInThePlaceOfACache)
{
    write(source / "a.go", code);
    read();
    const fs::path file = onlyFileIn(caches), target = folder.path() / "target";
    fs::rename(file, target);
    fs::create_symlink(target, file);
    read();
    EXPECT_EQ(parsed, 1);
    EXPECT_FALSE(fs::is_symlink(file));
}

TEST(CacheDirectory, isSetByTheEnvironment)
{
    ::setenv("ALIDADE_CACHE_DIR", "", 1);
    EXPECT_EQ(cacheDirectory(), "");
    ::setenv("ALIDADE_CACHE_DIR", "/x/y", 1);
    EXPECT_EQ(cacheDirectory(), "/x/y");
    ::unsetenv("ALIDADE_CACHE_DIR");
    ::setenv("XDG_CACHE_HOME", "/caches", 1);
    EXPECT_EQ(cacheDirectory(), "/caches/alidade");
    ::setenv("XDG_CACHE_HOME", "relative", 1); // to be ignored (XDG Base Directory Specification)
    ::setenv("HOME", "/home/me", 1);
    EXPECT_EQ(cacheDirectory(), "/home/me/.cache/alidade");
}

} // namespace
