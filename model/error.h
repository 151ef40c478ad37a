#pragma once

#include <stdexcept>
#include <string>

namespace alidade {

/// What ended an operation, in the user's words: what happened, where, and what to do about it.
/// Caught once, at the command line's main and at the task boundary of the desktop app.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Thrown when a std::stop_token asked a long operation to end. Not a fault: nothing is reported.
class Cancelled : public Error {
public:
    Cancelled() : Error("cancelled") {}
};

} // namespace alidade
