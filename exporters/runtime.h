#pragma once

#include "exporters/text/text.h"
#include "model/profile.h"
#include "model/runtime.h"

#include <span>
#include <string_view>

namespace alidade {

/// What is told of a running process: what it says of itself with the settings that follow, or the functions of a profile.
struct RuntimeReport {
    std::string place;         ///< file or URL
    std::string service;       ///< whose it is; empty when nobody knows
    bool isDifference = false; ///< numbers are newer minus older

    // Of metrics.
    const RuntimeMetrics *metrics = nullptr;
    ContainerLimits limits;
    std::vector<RuntimeAdvice> advice;

    // Of a profile.
    const Profile *profile = nullptr;
    std::size_t type = 0; ///< Profile::types
    std::int64_t total = 0;
    std::vector<FunctionWeight> top;
};

/// An amount of a unit of profiles or of metrics: "12.5 MiB", "340 ms", "17".
std::string amountText(double value, std::string_view unit);
/// A setting as the environment takes it: "210MiB", "150", "off".
std::string settingText(RuntimeSetting setting, double value);
/// One amount of the arithmetic of an advice.
std::string adviceAmount(const AdviceStep &step);

/// For people; of the functions the first `mostFunctions`, 0 for all.
std::string runtimeText(const RuntimeReport &report, std::size_t mostFunctions, const TextOptions &options = {});

/// Several, with all functions, as JSON, schema "alidade/runtime/1" (docs/runtime.md).
std::string runtimeJson(std::span<const RuntimeReport> reports);

/// The flame graph as a picture that stands alone, with the whole names as titles. Frames too narrow to be seen are left out.
std::string flameSvg(const Profile &profile, const Flame &flame, std::size_t type, const std::string &title);

/// A number for the colour of a function, the same for all of a package: 0 to `colors` - 1.
int flameColor(std::string_view function, int colors);
/// The package of a function as Go names it: "shop/order" of "shop/order.(*Server).Create".
std::string_view packageOf(std::string_view function);

} // namespace alidade
