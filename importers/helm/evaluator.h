#pragma once

#include "importers/helm/template.h"

#include <functional>
#include <stop_token>

namespace alidade::helm {

/// What keeps a hostile chart harmless.
struct TemplateLimits {
    std::size_t steps = 3'000'000;       ///< of one evaluator, over all its templates
    std::size_t outputBytes = 8U << 20U; ///< of one template
    int depth = 60;                      ///< of templates that call one another
    int nesting = 400;                   ///< of blocks inside of one another, through calls too
    int height = 300;                    ///< of lists and maps inside of one another
    int joints = 8000;                   ///< heights of what is put into maps that are there already, in sum
    std::size_t weight = 1'000'000;      ///< values in what a function goes through, what is shared counted each time
    std::size_t variables = 2000;        ///< that are there at once
};

/// The text that a template gives, with the line of the template that each of its lines comes from.
struct Rendering {
    std::string text;
    std::vector<int> lines;            ///< lines[n] is for line n + 1 of the text
    std::vector<TemplateFault> faults; ///< actions that could not be evaluated and printed nothing
};

/// Evaluates the templates of one chart with its defined templates.
class Evaluator {
public:
    /// `readFile` gives what .Files.Get finds; `listFiles` all paths that .Files.Glob looks through.
    struct ChartFiles {
        std::function<std::string(const std::string &)> read;
        std::vector<std::string> paths;
    };

    Evaluator(std::map<std::string, std::vector<Node>> defined, ChartFiles files, std::stop_token stop,
              TemplateLimits limits = {});
    ~Evaluator();
    Evaluator(const Evaluator &) = delete;
    Evaluator &operator=(const Evaluator &) = delete;

    /// Steps that were taken so far.
    std::size_t steps() const { return m_steps; }

    /// Evaluates a template with `data` as its dot. Throws Cancelled; a limit that is reached is the last fault.
    Rendering render(const std::vector<Node> &body, const Value &data);

private:
    class Run;
    std::map<std::string, std::vector<Node>> m_defined;
    ChartFiles m_files;
    std::stop_token m_stop;
    TemplateLimits m_limits;
    std::size_t m_steps = 0;
    int m_joints = 0;
};

} // namespace alidade::helm
