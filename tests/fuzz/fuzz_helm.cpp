#include "importers/kubernetes/kubernetes.h"

#include "tests/fuzz/input.h"

/// A template of a chart; what stands before the first line with only "===" in it are the chart's values.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::string_view divider = "\n===\n";
    const std::string_view text = alidade::fuzz::textOf(data, size);
    const std::size_t at = text.find(divider);
    const std::string_view values = at == std::string_view::npos ? std::string_view() : text.substr(0, at);
    const std::string_view body = at == std::string_view::npos ? text : text.substr(at + divider.size());
    alidade::fuzz::import(
        alidade::importKubernetes,
        {{"c/Chart.yaml", "name: c\n"}, {"c/values.yaml", std::string(values)}, {"c/templates/a.yaml", std::string(body)}});
    return 0;
}
