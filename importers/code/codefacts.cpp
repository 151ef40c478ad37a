#include "importers/code/codefacts.h"

#include "importers/code/factwriter.h"
#include "importers/code/sagas/sagafinder.h"
#include "importers/code/settingnames.h"
#include "importers/code/streambindings.h"
#include "importers/deployment/flags.h"
#include "importers/parallel.h"
#include "importers/text.h"

#include <algorithm>
#include <atomic>

namespace alidade {

namespace {

/// Lines that run only when a setting has one of some values.
struct SettingBranch {
    std::size_t file = 0;
    std::string scope;
    std::string setting;
    std::set<std::string> values;
    bool isOther = false;
    int line = 0, lastLine = 0;
};

/// NAME of "${NAME}" or "${NAME:-fallback}"; empty for anything else.
std::string settingIn(std::string_view text)
{
    if (!text.starts_with("${") || !text.ends_with('}'))
        return {};
    text = text.substr(2, text.find_first_of(":}") - 2);
    return std::string(text);
}

/// Whether one of the words, which blanks separate, is one of the values.
bool isOneOfWords(std::string_view words, const std::set<std::string> &values)
{
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(word.size() + 1, words.size()));
        if (values.contains(lowered(std::string(word))))
            return true;
    }
    return false;
}

/// The branches of a file that a setting decides about.
std::vector<SettingBranch> branchesIn(std::size_t file, const CodeBase &base, Folding &folding)
{
    std::vector<SettingBranch> branches;
    for (const Branch &branch : base.files()[file].branches) {
        const Frame frame{file, branch.scope, nullptr, noCall, branch.line};
        SettingBranch known{file, branch.scope, {}, {}, branch.isOther, branch.line, branch.lastLine};
        const std::vector<std::string> subject = folding.texts(branch.subject, frame);
        known.setting = subject.size() == 1 ? settingIn(subject.front()) : std::string();
        if (known.setting.empty())
            continue;
        bool areKnown = true;
        for (const Expression &value : branch.values) {
            const std::vector<std::string> texts = folding.texts(value, frame);
            areKnown = areKnown && texts.size() == 1 && texts.front().find('{') == std::string::npos;
            known.values.insert(texts.empty() ? std::string() : lowered(texts.front()));
        }
        if (areKnown)
            branches.push_back(std::move(known));
    }
    return branches;
}

std::vector<SettingBranch> settingBranches(const ImportContext &context, const CodeBase &base, const SightingIndex &sightings)
{
    std::vector<std::vector<SettingBranch>> found(base.files().size());
    std::atomic<std::uint64_t> done = 0;
    forEachIndex(found.size(), context.stop, [&](std::size_t file) {
        Folding folding(base, sightings, [](CodePlace) { return true; });
        found[file] = branchesIn(file, base, folding);
        context.progress.report("Looking for switches", ++done, found.size(), "files");
    });
    std::vector<SettingBranch> branches;
    for (std::vector<SettingBranch> &some : found)
        branches.insert(branches.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    return branches;
}

/// Whether a command of these words says which subcommand runs.
bool choosesSubcommand(std::string_view words, const std::vector<SettingBranch> &branches)
{
    return std::any_of(branches.begin(), branches.end(), [&](const SettingBranch &branch) {
        return branch.setting == commandWords && isOneOfWords(words, branch.values);
    });
}

/// What a node's settings rule out.
std::vector<SettingBranch> excludedFor(const std::string &node, const std::vector<SettingBranch> &branches, const Facts &facts)
{
    std::map<std::string, std::string, std::less<>> values;
    for (const SettingFact &setting : facts.settings) {
        if (setting.node == node)
            values.insert_or_assign(setting.name, setting.value);
        else if (setting.node.empty())
            values.emplace(setting.name, setting.value);
    }
    std::vector<SettingBranch> excluded;
    const auto command = values.find(commandWords);
    const bool isSubcommand = command != values.end() && choosesSubcommand(command->second, branches);
    for (const SettingBranch &branch : branches) {
        const auto value = values.find(branch.setting);
        if (value == values.end() || (branch.setting == commandWords && !isSubcommand))
            continue;
        const bool isTaken = branch.setting == commandWords ? isOneOfWords(value->second, branch.values)
                                                            : branch.values.contains(lowered(value->second));
        if (isTaken == branch.isOther)
            excluded.push_back(branch);
    }
    return excluded;
}

void append(Facts &all, Facts more)
{
    const auto move = [](auto &to, auto &from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    const auto isCode = [](const NodeFact &node) {
        return node.origin == NameOrigin::annotation || node.origin == NameOrigin::command ||
               node.origin == NameOrigin::dockerfile;
    };
    for (const NodeFact &named : more.nodes) { // further names of nodes that are known: the code's own, where it has one
        const bool hasCode = std::any_of(all.nodes.begin(), all.nodes.end(),
                                         [&](const NodeFact &node) { return node.name == named.name && isCode(node); });
        for (NodeFact &node : all.nodes) {
            const std::string &alias = named.aliases.front();
            if (node.name == named.name && isCode(node) == hasCode &&
                std::find(node.aliases.begin(), node.aliases.end(), alias) == node.aliases.end())
                node.aliases.push_back(alias);
        }
    }
    move(all.endpoints, more.endpoints);
    move(all.calls, more.calls);
    move(all.traits, more.traits);
    move(all.readings, more.readings);
    std::erase_if(more.sagas, [&](const SagaFact &saga) { // code that several programs share
        return std::any_of(all.sagas.begin(), all.sagas.end(),
                           [&](const SagaFact &known) { return known.saga.place == saga.saga.place; });
    });
    move(all.sagas, more.sagas);
}

/// An address that stands where all workloads of some code pass, such as the default of a flag, is of those who call it
/// where only they get.
void dropAddressesOfOthers(const std::vector<Runner> &runners, std::vector<Facts> &found)
{
    std::map<std::vector<std::size_t>, std::string> called; // by code
    for (std::size_t i = 0; i < runners.size(); ++i) {
        for (const CallFact &call : found[i].calls) {
            if (runners[i].isStrict && !call.framework.empty() && !call.target.empty())
                called[runners[i].own] += call.target + '\n';
        }
    }
    for (std::size_t i = 0; i < runners.size(); ++i) {
        const auto others = called.find(runners[i].own);
        if (!runners[i].isStrict || others == called.end())
            continue;
        std::erase_if(found[i].calls, [&](const CallFact &call) {
            return call.framework.empty() && others->second.find(call.target) != std::string::npos;
        });
    }
}

/// An address that stands in a library, which many programs take in, in no known call there: the programs whose known calls
/// go to it explain what it is for, and it says nothing about the others.
void dropExplainedAddresses(const std::vector<std::set<std::string>> &mentionedInLibraries, std::vector<Facts> &found)
{
    std::string called;
    for (const Facts &facts : found) {
        for (const CallFact &call : facts.calls) {
            if (!call.framework.empty() && !call.target.empty())
                called += call.target + '\n';
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        std::erase_if(found[i].calls, [&](const CallFact &call) {
            return call.framework.empty() && mentionedInLibraries[i].contains(call.place.file) &&
                   called.find(call.target) != std::string::npos;
        });
    }
}

/// Helpers that are called too often to follow each call.
void tellCuts(const std::vector<std::set<Place>> &cutAt, Diagnostics &diagnostics)
{
    std::set<Place> places;
    for (const std::set<Place> &some : cutAt)
        places.insert(some.begin(), some.end());
    for (const Place &place : places)
        diagnostics.push_back(
            {Severity::note, place.file, place.line,
             "more than " + std::to_string(WayLimits::ways) + " calls lead here: what the further ones do is left out"});
}

SightingIndex sight(const ImportContext &context, const CodeBase &base)
{
    std::vector<std::vector<Sighting>> found(base.files().size());
    std::atomic<std::uint64_t> done = 0;
    forEachIndex(found.size(), context.stop, [&](std::size_t i) {
        const CodeFile &file = base.files()[i];
        if (!file.isTest)
            found[i] = sightingsIn(file, [&](const Call &call) { return base.writtenTypeOf(i, call.scope, call.receiver); });
        context.progress.report("Looking for frameworks", ++done, found.size(), "files");
    });
    SightingIndex sightings(base);
    for (std::size_t i = 0; i < found.size(); ++i)
        sightings.set(i, std::move(found[i]));
    return sightings;
}

/// Which settings the code of a program names; nothing when some of its code was not read.
std::vector<ReadingFact> readingOf(const CodeBase &base, const Reach &reach, const std::string &node,
                                   std::vector<std::atomic<bool>> &isRead)
{
    std::set<std::string, std::less<>> names;
    ReadingFact fact{node, {}, {}};
    for (std::size_t i = 0; i < base.files().size(); ++i) {
        const CodeFile &file = base.files()[i];
        if (file.isTest || !reach.touches(i))
            continue;
        if (file.isCut)
            return {};
        isRead[i] = true;
        if (fact.place.file.empty())
            fact.place = {file.path, 1};
        addSettingNames(file, names);
    }
    if (fact.place.file.empty())
        return {};
    fact.settings.assign(names.begin(), names.end());
    return {std::move(fact)};
}

/// Code that no program is known to take in may be a library of any of them: so may what it names.
std::vector<ReadingFact> unclaimedReading(const CodeBase &base, const std::vector<std::atomic<bool>> &isRead)
{
    std::set<std::string, std::less<>> names;
    for (std::size_t i = 0; i < base.files().size(); ++i) {
        if (!isRead[i] && !base.files()[i].isTest)
            addSettingNames(base.files()[i], names);
    }
    return {{{}, {names.begin(), names.end()}, {}}};
}

} // namespace

void addCodeFacts(ImportContext &context, const CodeBase &base, const std::vector<Runner> &runners, const RpcResolver &rpc)
{
    const SightingIndex sightings = sight(context, base);
    const CodeScopes scopes(base);
    context.checkStop();
    const bool hasStrict = std::any_of(runners.begin(), runners.end(), [](const Runner &runner) { return runner.isStrict; });
    const std::vector<SettingBranch> branches =
        hasStrict ? settingBranches(context, base, sightings) : std::vector<SettingBranch>();
    std::vector<Facts> found(runners.size());
    std::vector<std::set<Place>> cutAt(runners.size());
    std::vector<std::set<std::string>> mentionedInLibraries(runners.size());
    std::vector<std::atomic<bool>> isRead(base.files().size());
    std::atomic<std::uint64_t> done = 0;
    forEachIndex(runners.size(), context.stop, [&](std::size_t i) {
        const Runner &runner = runners[i];
        const std::vector<SettingBranch> excluded =
            runner.isStrict ? excludedFor(runner.node, branches, context.facts) : std::vector<SettingBranch>();
        const auto isExcluded = [&](std::size_t file, std::string_view scope, int line) {
            return std::any_of(excluded.begin(), excluded.end(), [&](const SettingBranch &branch) {
                return branch.file == file && branch.scope == scope && branch.line <= line && line <= branch.lastLine;
            });
        };
        const Reach reach(scopes, runner.own, runner.libraries, runner.isStrict, isExcluded);
        FactWriter writer(base, sightings, reach, rpc, runner.node);
        for (std::size_t file = 0; file < base.files().size() && !context.stop.stop_requested(); ++file) {
            if (!base.files()[file].isTest && reach.touches(file))
                writer.readFile(file);
            if (!base.files()[file].addresses.empty() && reach.touches(file) && !reach.isOwn(file))
                mentionedInLibraries[i].insert(base.files()[file].path);
        }
        found[i] = writer.take();
        cutAt[i] = writer.cutAt();
        for (CallFact &call : streamBindings(context.facts.settings, runner.node))
            found[i].calls.push_back(std::move(call));
        found[i].readings = readingOf(base, reach, runner.node, isRead);
        found[i].sagas = sagasIn(base, sightings, reach, found[i].calls, runner.node);
        context.progress.report("Following calls", ++done, runners.size(), "programs");
    });
    tellCuts(cutAt, context.diagnostics);
    dropAddressesOfOthers(runners, found);
    dropExplainedAddresses(mentionedInLibraries, found);
    for (Facts &facts : found)
        append(context.facts, std::move(facts));
    append(context.facts, {.readings = unclaimedReading(base, isRead)});
}

} // namespace alidade
