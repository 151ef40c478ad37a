#pragma once

#include "importers/importer.h"

namespace alidade {

/// Appends a SettingFact for each value in the configuration files that lie beside the code of a node: application and
/// bootstrap files of Spring, appsettings of .NET, and YAML and JSON files that are called config or lie in a directory of
/// that name. Keys are dotted. Of several files the one for no environment in particular counts; what is secret is redacted.
void addConfigurationSettings(ImportContext &context);

/// "spring.application.name" of the project in a directory; empty when it says none.
std::string springApplicationName(ImportContext &context, const std::string &dir);

} // namespace alidade
