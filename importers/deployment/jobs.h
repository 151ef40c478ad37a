#pragma once

#include <string_view>

namespace alidade {

/// Whether a container is one that ends when its work is done, by its name or image: migrations, seeds, waiting for others.
bool isJobName(std::string_view name);
bool isJobImage(std::string_view image);

/// Whether a container only tests the others, by its name or image.
bool isTestRunner(std::string_view name, std::string_view image);

} // namespace alidade
