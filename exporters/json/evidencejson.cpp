#include "exporters/json/evidencejson.h"

namespace alidade {

nlohmann::ordered_json evidenceJson(const Architecture &architecture, const std::vector<Evidence> &evidence)
{
    auto list = nlohmann::ordered_json::array();
    for (const Evidence &one : evidence) {
        nlohmann::ordered_json item;
        if (architecture.sources.size() > 1)
            item["source"] = one.source;
        item["voice"] = toText(one.voice);
        item["file"] = one.file;
        item["line"] = one.line;
        item["detail"] = one.detail;
        list.push_back(std::move(item));
    }
    return list;
}

std::string documentText(const nlohmann::ordered_json &document)
{
    return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

} // namespace alidade
