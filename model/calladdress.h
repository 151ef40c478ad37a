#pragma once

#include "model/nameindex.h"

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// Where a text leads that stands as the address of a call.
struct Lead {
    std::vector<Index> nodes; ///< that it names, others than the caller
    std::string publicHost;   ///< the first host outside of the system
    std::string unknownHost;  ///< the first host that nobody answers to
    std::string protocol;     ///< by scheme or port
    int port = 0;
    bool isCaller = false;   ///< it names the caller
    bool isLocal = false;    ///< it names the machine that it is used on
    int localPort = 0;       ///< of that address
    bool isBareWord = false; ///< neither scheme nor port nor dot: it may mean something else
};

/// Reads an address whose settings are in place (see SettingIndex::expand()).
Lead leadOf(std::string_view text, const NameIndex &names, Index caller);

/// Hosts in documents, schemas and namespaces of XML, which nobody calls.
bool isDocumentHost(std::string_view host);

} // namespace alidade
