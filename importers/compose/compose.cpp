#include "importers/compose/compose.h"

#include "importers/compose/project.h"
#include "importers/compose/projectfacts.h"

#include <algorithm>
#include <set>

namespace alidade {

namespace {

/// A project that was read.
struct ReadProject {
    std::string directory;
    std::map<std::string, ComposeService> services;
};

/// What is remembered of a service for the projects that come after its own.
struct Known {
    std::string file;
    std::string directory;
};

/// One node a name: takes the services away whose names an earlier project has, and says so. Gives those that are not
/// built from the same code, so that nobody takes the earlier one for them.
std::vector<std::string> leaveOutKnown(std::map<std::string, ComposeService> &services, std::map<std::string, Known> &seen,
                                       Diagnostics &diagnostics)
{
    std::vector<std::string> strangers;
    std::map<std::pair<std::string, std::string>, std::pair<int, std::string>> doubles; // by this file and the earlier one
    std::erase_if(services, [&](const auto &entry) {
        const auto &[name, service] = entry;
        const auto [it, isNew] = seen.try_emplace(name, Known{service.place.file, service.directory});
        if (isNew)
            return false;
        auto &[line, names] = doubles[{service.place.file, it->second.file}];
        line = line == 0 ? service.place.line : std::min(line, service.place.line);
        names += (names.empty() ? "" : ", ") + name;
        if (service.directory.empty() || service.directory != it->second.directory)
            strangers.push_back(name);
        return true;
    });
    for (const auto &[files, what] : doubles)
        diagnostics.push_back({Severity::warning, files.first, what.first,
                               "services with names that " + files.second + " has too are left out with their settings: " +
                                   what.second + ". Import the directories as sources of their own to keep them apart"});
    return strangers;
}

bool isWithin(const std::string &directory, const std::string &outer)
{
    return !outer.empty() && (directory == outer || (directory.starts_with(outer) && directory.size() > outer.size() &&
                                                     directory[outer.size()] == '/'));
}

/// The service of a larger project in whose directory a project lies: it only runs that service for its developers.
const ComposeService *developedIn(const ReadProject &project, const std::vector<ReadProject> &all)
{
    for (const ReadProject &other : all) {
        if (other.directory == project.directory || other.services.size() <= project.services.size())
            continue;
        for (const auto &[name, service] : other.services) {
            if (isWithin(project.directory, service.directory))
                return &service;
        }
    }
    return nullptr;
}

/// Marks a published port of the machine as another name of the only service that has it: that is whom programs mean which
/// run beside the containers, browsers among them.
void nameByPorts(std::vector<ReadProject> &projects)
{
    std::map<int, std::set<std::string>> publishers;
    for (const ReadProject &project : projects) {
        for (const auto &[name, service] : project.services) {
            for (const int port : service.publishedPorts)
                publishers[port].insert(name);
        }
    }
    for (ReadProject &project : projects) {
        for (auto &[name, service] : project.services) {
            for (const int port : service.publishedPorts) {
                if (publishers[port].size() != 1)
                    continue;
                for (const char *machine : {"localhost:", "host.docker.internal:"})
                    service.aliases.push_back(machine + std::to_string(port));
            }
        }
    }
}

} // namespace

void importCompose(ImportContext &context)
{
    std::vector<ReadProject> projects;
    std::set<std::string> included;
    for (const ComposeProject &project : findComposeProjects(context.tree)) {
        context.checkStop();
        projects.push_back({project.directory, readComposeProject(context, project, included)});
    }
    std::vector<const ComposeService *> owners;
    owners.reserve(projects.size());
    for (const ReadProject &project : projects)
        owners.push_back(developedIn(project, projects));
    for (std::size_t i = 0; i < projects.size(); ++i) {
        if (!owners[i] || projects[i].services.empty())
            continue;
        const Place &place = projects[i].services.begin()->second.place;
        context.diagnostics.push_back(
            {Severity::note, place.file, 0,
             "This only runs " + owners[i]->name + " of " + owners[i]->place.file + " for its developers; it is left out"});
    }
    std::size_t position = 0;
    std::erase_if(projects, [&](const ReadProject &) { return owners[position++] != nullptr; });
    nameByPorts(projects);
    std::map<std::string, Known> seen;
    std::vector<ProjectServices> known;
    for (ReadProject &project : projects) {
        std::vector<std::string> strangers = leaveOutKnown(project.services, seen, context.diagnostics);
        known.push_back({std::move(project.services), std::move(strangers)});
    }
    addProjectFacts(context, std::move(known));
}

} // namespace alidade
