#include "qml/session/corewords.h"

#include "qml/session/sentencetable.h"

#include <QtGlobal>

namespace alidade {
namespace {

struct Sentence {
    const char *english;
    int nested = 0; ///< which part is a sentence of its own; 0 = none
};

/// What the core says most, the general ones last. The longer form of two that begin alike comes first.
constexpr Sentence sentences[] = {
    {QT_TRANSLATE_NOOP("CoreWords", "%1 (and %2 more like it)"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "%1; the rest of the file is left out"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "Not valid YAML: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "Not valid JSON: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "Not a valid .proto file: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "What this template gives with the chart's values is no YAML: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "cannot be read: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "cannot be listed: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "cannot be listed completely: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "cannot be examined: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "The patch cannot be applied: %1"), 1},
    {QT_TRANSLATE_NOOP("CoreWords", "no code of %1 was read, and %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 does not tell of its calls, and %2 does not know all of its callers")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 does not tell of its calls, and %2 sent no spans")},
    {QT_TRANSLATE_NOOP("CoreWords", "what runs is what was said")},
    {QT_TRANSLATE_NOOP("CoreWords", "nothing but traffic was read that could say so")},
    {QT_TRANSLATE_NOOP("CoreWords", "it runs, but no code, manifest or design says so")},
    {QT_TRANSLATE_NOOP("CoreWords", "it was drawn, but does not run")},
    {QT_TRANSLATE_NOOP("CoreWords", "it was drawn, but is not in the code")},
    {QT_TRANSLATE_NOOP("CoreWords", "it is in the code, but was never seen: a dead or rare path")},
    {QT_TRANSLATE_NOOP("CoreWords", "a manifest says so, but neither does the code nor was it ever seen")},
    {QT_TRANSLATE_NOOP("CoreWords", "there is no traffic to see it in")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 sent no spans")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 does not tell of what it asks of stores")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 does not tell of its messages")},
    {QT_TRANSLATE_NOOP("CoreWords", "There is no file %1.")},
    {QT_TRANSLATE_NOOP("CoreWords", "There is no folder %1 to import.")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is a file. Import the folder that it lies in.")},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot make the folder %1: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot make %1: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot read the git repository %1: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot read the files of %1: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot read %1: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot write %1: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot open %1 for writing: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot open %1: %2. Do not trust this file, or restore it from a copy."), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "Cannot open %1: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "it is neither a directory nor a git repository")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 already exists. Open it, or choose another name.")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is a folder, not a workspace file. Import it as a source instead.")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is an SQLite database, but not an Alidade workspace.")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is empty. Delete it and make a new workspace.")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is not a regular file.")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is not an Alidade workspace.")},
    {QT_TRANSLATE_NOOP(
        "CoreWords",
        "%1 was written by a newer Alidade (file version %2, this program reads up to %3). Update Alidade to open it.")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is open for writing in %2. Close it there, or open it here read-only.")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is open for writing in %2")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is open read-only.")},
    {QT_TRANSLATE_NOOP("CoreWords", "There is nothing to undo.")},
    {QT_TRANSLATE_NOOP("CoreWords", "There is nothing to redo.")},
    {QT_TRANSLATE_NOOP("CoreWords", "The git repository %1 has no commit yet")},
    {QT_TRANSLATE_NOOP("CoreWords", "The git repository %1 has no revision '%2'")},
    {QT_TRANSLATE_NOOP("CoreWords", "'%1' is not a commit of %2")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is not a git repository that can be read: %2"), 2},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is not a git repository")},
    {QT_TRANSLATE_NOOP("CoreWords", "There is no bounded context '%1'.")},
    {QT_TRANSLATE_NOOP("CoreWords", "A bounded context has no relation with itself.")},
    {QT_TRANSLATE_NOOP("CoreWords", "'%1' cannot be joined with itself.")},
    {QT_TRANSLATE_NOOP("CoreWords", "No such file or directory")},
    {QT_TRANSLATE_NOOP("CoreWords", "Permission denied")},
    {QT_TRANSLATE_NOOP("CoreWords", "No space left on device")},
    {QT_TRANSLATE_NOOP("CoreWords", "no such file")},
    {QT_TRANSLATE_NOOP("CoreWords", "it is no longer a regular file")},
    {QT_TRANSLATE_NOOP("CoreWords", "was not followed: symbolic link")},
    {QT_TRANSLATE_NOOP("CoreWords", "was not read: submodule")},
    {QT_TRANSLATE_NOOP("CoreWords", "was not opened: device, pipe or socket")},
    {QT_TRANSLATE_NOOP("CoreWords", "was left out: its content is missing from the repository, as in a partial clone")},
    {QT_TRANSLATE_NOOP("CoreWords", "was left out: name that is not valid UTF-8")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is larger than the limit of %2")},
    {QT_TRANSLATE_NOOP("CoreWords", "The file is not UTF-8")},
    {QT_TRANSLATE_NOOP("CoreWords", "The file is UTF-16 or UTF-32; only UTF-8 is read")},
    {QT_TRANSLATE_NOOP("CoreWords", "was read in part: it is nested too deep or has a declaration of more than %1 bytes")},
    {QT_TRANSLATE_NOOP("CoreWords", "Nothing that counts includes this kustomization: it is left out")},
    {QT_TRANSLATE_NOOP("CoreWords", "The workloads in \"%1\" stand beside the system: they are left out")},
    {QT_TRANSLATE_NOOP("CoreWords", "Templates outside of charts are not rendered; those in this directory are left out. Import "
                                    "the rendered manifests instead")},
    {QT_TRANSLATE_NOOP(
        "CoreWords", "Templates are not rendered; those in this directory are left out. Import the rendered manifests instead")},
    {QT_TRANSLATE_NOOP("CoreWords", "Another form of what %1 runs: the stores and jobs that only it has are left out")},
    {QT_TRANSLATE_NOOP("CoreWords", "Another form of \"%1\": %2")},
    {QT_TRANSLATE_NOOP("CoreWords", "'%1' only waits for somebody to work in it; it is left out")},
    {QT_TRANSLATE_NOOP("CoreWords", "services with names that %1 has too are left out with their settings: %2. Import the "
                                    "directories as sources of their own to keep them apart")},
    {QT_TRANSLATE_NOOP("CoreWords", "The template refuses its values. The rest of the chart is read")},
    {QT_TRANSLATE_NOOP("CoreWords", "The template refuses its values")},
    {QT_TRANSLATE_NOOP("CoreWords", "The included file '%1' is not there")},
    {QT_TRANSLATE_NOOP("CoreWords", "The file '%1' that the service extends is not there")},
    {QT_TRANSLATE_NOOP("CoreWords", "The service '%1' to extend is not there")},
    {QT_TRANSLATE_NOOP("CoreWords", "The service extends others without end")},
    {QT_TRANSLATE_NOOP("CoreWords", "This kustomization includes itself; it is read once")},
    {QT_TRANSLATE_NOOP("CoreWords", "No template is called \"%1\"")},
    {QT_TRANSLATE_NOOP("CoreWords", "A list or mapping as a key is not supported; its entry is left out")},
    {QT_TRANSLATE_NOOP("CoreWords", "an alias stands inside its own anchor")},
    {QT_TRANSLATE_NOOP("CoreWords", "illegal map value")},
    {QT_TRANSLATE_NOOP("CoreWords", "end of map not found")},
    {QT_TRANSLATE_NOOP("CoreWords", "end of map flow not found")},
    {QT_TRANSLATE_NOOP("CoreWords", "end of sequence not found")},
    {QT_TRANSLATE_NOOP("CoreWords", "end of sequence flow not found")},
    {QT_TRANSLATE_NOOP("CoreWords", "The import \"%1\" is not in the source; files that need it are read without it")},
    {QT_TRANSLATE_NOOP("CoreWords", "the replacement directory %1 has no go.mod")},
    {QT_TRANSLATE_NOOP("CoreWords", "was left out with its packages: %1 declares module %2 as well")},
    {QT_TRANSLATE_NOOP("CoreWords", "has no module directive: its packages have no import path")},
    {QT_TRANSLATE_NOOP("CoreWords", "Go files without a go.mod above them, whose imports cannot be followed: %1")},
    {QT_TRANSLATE_NOOP("CoreWords", "uses %1, where no module of this source is")},
    {QT_TRANSLATE_NOOP("CoreWords", "unknown directive '%1'")},
    {QT_TRANSLATE_NOOP("CoreWords", "the block of '%1' is not closed")},
    {QT_TRANSLATE_NOOP("CoreWords", "a quoted string does not end in its line")},
    {QT_TRANSLATE_NOOP("CoreWords", "expected '%1'")},
    {QT_TRANSLATE_NOOP("CoreWords", "the line is not valid UTF-8 and was left out")},
    {QT_TRANSLATE_NOOP("CoreWords", "is not Go: expected a package clause")},
    {QT_TRANSLATE_NOOP("CoreWords", "broken import: expected a quoted import path")},
    {QT_TRANSLATE_NOOP("CoreWords", "'%1' is not a service name: use letters, digits, '.', '_' and '-'")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is declared twice in this file")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is declared in %2 too; where both are seen, the one there counts")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 is not in the source; its types stay as written")},
    {QT_TRANSLATE_NOOP("CoreWords", "%1 stands here more than once; the last one counts")},
    {QT_TRANSLATE_NOOP("CoreWords", "The layout program %1 did not finish: %2. What it left stands in a plain grid.")},
    {QT_TRANSLATE_NOOP("CoreWords", "Listing files")},
    {QT_TRANSLATE_NOOP("CoreWords", "Reading manifests")},
    {QT_TRANSLATE_NOOP("CoreWords", "Reading contracts")},
    {QT_TRANSLATE_NOOP("CoreWords", "Reading API descriptions")},
    {QT_TRANSLATE_NOOP("CoreWords", "Reading Go files")},
    {QT_TRANSLATE_NOOP("CoreWords", "Reading Go code")},
    {QT_TRANSLATE_NOOP("CoreWords", "Looking for frameworks")},
    {QT_TRANSLATE_NOOP("CoreWords", "Following calls")},
    {QT_TRANSLATE_NOOP("CoreWords", "Linking contracts")},
    {QT_TRANSLATE_NOOP("CoreWords", "Saving facts")},
    {QT_TRANSLATE_NOOP("CoreWords", "Laying out contexts")},
    {QT_TRANSLATE_NOOP("CoreWords", "Laying out cards")},
    {QT_TRANSLATE_NOOP("CoreWords", "Placing new cards")},
    {QT_TRANSLATE_NOOP("CoreWords", "Laid out")},
    {QT_TRANSLATE_NOOP("CoreWords", "Kubernetes manifests")},
    {QT_TRANSLATE_NOOP("CoreWords", "Compose files")},
    {QT_TRANSLATE_NOOP("CoreWords", "Dockerfiles")},
    {QT_TRANSLATE_NOOP("CoreWords", "Configuration of proxies")},
    {QT_TRANSLATE_NOOP("CoreWords", "App hosts of .NET Aspire")},
    {QT_TRANSLATE_NOOP("CoreWords", "Protocol Buffers contracts")},
    {QT_TRANSLATE_NOOP("CoreWords", "Go modules and packages")},
    {QT_TRANSLATE_NOOP("CoreWords", "Code in other languages")},
    {QT_TRANSLATE_NOOP("CoreWords", "Routes of RPC services")},
    {QT_TRANSLATE_NOOP("CoreWords", "OpenAPI and AsyncAPI descriptions")},
    {QT_TRANSLATE_NOOP("CoreWords", "Owners of code")},
    {QT_TRANSLATE_NOOP("CoreWords", "Catalogues and drawn designs")},
    {QT_TRANSLATE_NOOP("CoreWords", "Licences")},
    {QT_TRANSLATE_NOOP("CoreWords", "error")},
    {QT_TRANSLATE_NOOP("CoreWords", "warning")},
    {QT_TRANSLATE_NOOP("CoreWords", "note")},
};

const SentenceTable &table()
{
    static const SentenceTable all = [] {
        std::vector<const char *> patterns;
        for (const Sentence &sentence : sentences)
            patterns.push_back(sentence.english);
        return SentenceTable("CoreWords", patterns);
    }();
    return all;
}

} // namespace

QString coreText(const QString &english)
{
    std::optional<SentenceTable::Found> found = table().find(english);
    if (!found)
        return english;
    if (const int nested = sentences[found->pattern].nested; nested > 0)
        found->parts[nested - 1] = coreText(found->parts[nested - 1]);
    return table().text(*found);
}

QString coreText(const std::string &english) { return coreText(QString::fromStdString(english)); }

QString diagnosticLine(const Diagnostic &diagnostic)
{
    const QString severity = coreText(std::string(toText(diagnostic.severity)));
    const QString message = coreText(diagnostic.message);
    const QString file = QString::fromStdString(diagnostic.file);
    if (file.isEmpty())
        return QStringLiteral("%1: %2").arg(severity, message);
    if (diagnostic.line == 0)
        return QStringLiteral("%1: %2: %3").arg(file, severity, message);
    return QStringLiteral("%1:%2: %3: %4").arg(file, QString::number(diagnostic.line), severity, message);
}

} // namespace alidade
