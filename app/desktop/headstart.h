#pragma once

#include <thread>
#include <vector>

namespace alidade {

/// Loads what the first frame needs and the reading of QML does not: the graphics driver and the fonts, each on a thread
/// of its own, from construction on. Both are most of the way from the start of a Qt Quick program to its first frame.
/// Construct it once the application object is there, and destroy it, which waits, before the first window is made: the
/// platform's OpenGL integration is not to be entered from two threads at once.
class HeadStart {
public:
    HeadStart();

private:
    std::vector<std::jthread> m_threads; ///< joined on destruction
};

} // namespace alidade
