#pragma once

#include "tests/app/program.h"

namespace alidade::test {

/// Go modules in which two services, named in their go.mod, depend on one another through a client module, and a third
/// one only looks on. One go.mod has a fault.
inline std::map<std::string, std::string> shopWithCycle()
{
    return {
        {"auth/core/go.mod", "// service: auth-service\nmodule example.com/shop/auth/core\n\ngo 1.22\n"},
        {"auth/core/token.go", "package core\n\nfunc Verify(token string) bool { return token != \"\" }\n"},
        {"auth/grpc/go.mod", "// service: auth-service\nmodule example.com/shop/auth/grpc\n\ngo 1.22\n\nrequire (\n"
                             "\texample.com/shop/auth/core v0.1.0\n\texample.com/shop/user/client v0.1.0\n)\n"},
        {"auth/grpc/main.go",
         "package main\n\nimport (\n\t\"example.com/shop/auth/core\"\n\t\"example.com/shop/user/client\"\n)\n\n"
         "func main() { core.Verify(client.Name()) }\n"},
        {"user/client/go.mod", "// service: user-service\nmodule example.com/shop/user/client\n\ngo 1.22\n\n"
                               "require example.com/shop/auth/core v0.1.0\n"},
        {"user/client/client.go",
         "package client\n\nimport \"example.com/shop/auth/core\"\n\nfunc Name() string { core.Verify(\"\"); return \"\" }\n"},
        {"report/go.mod", "// service: report-service\nmodule example.com/shop/report\n\ngo 1.22\n\nrequire "
                          "example.com/shop/user/client v0.1.0\n"},
        {"report/main.go", "package main\n\nimport \"example.com/shop/user/client\"\n\nfunc main() { client.Name() }\n"},
        {"broken/go.mod", "modul example.com/shop/broken\nrequire (\n"},
    };
}

} // namespace alidade::test
