#include "importers/kubernetes/kubernetes.h"

#include "tests/fuzz/input.h"

/// A kustomization over a workload; what stands behind the first line with only "===" in it is a patch that it may name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::string_view divider = "\n===\n";
    const std::string_view text = alidade::fuzz::textOf(data, size);
    const std::size_t at = text.find(divider);
    const std::string_view patch = at == std::string_view::npos ? std::string_view() : text.substr(at + divider.size());
    alidade::fuzz::import(
        alidade::importKubernetes,
        {{"kustomization.yaml", std::string(text.substr(0, at))},
         {"patch.yaml", std::string(patch)},
         {"order.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: order}\nspec: {template: {spec: {containers: "
                        "[{name: main, image: shop/order, env: [{name: A, value: b}]}]}}}\n"}});
    return 0;
}
