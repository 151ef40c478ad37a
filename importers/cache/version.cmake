# cmake -DFILES=a;b -DOUTPUT=header -P version.cmake
set(all "")
foreach(file ${FILES})
    file(SHA256 ${file} digest)
    string(APPEND all ${digest})
endforeach()
string(SHA256 digest "${all}")
string(SUBSTRING ${digest} 0 16 digest)
file(WRITE ${OUTPUT} "#pragma once\n\ninline constexpr unsigned long long frontEndDigest = 0x${digest}ULL;\n")
