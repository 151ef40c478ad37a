#pragma once

#include "importers/code/folding.h"

#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace alidade {

/// Limits of looking for the callers of a function that does something for them.
struct WayLimits {
    static constexpr std::size_t calls = 8;   ///< one in the other
    static constexpr std::size_t ways = 1000; ///< that lead to one place
};

/// Finds whose doing something in shared code is: a helper that calls what it is told to is called from many places, and
/// each of them calls something else.
class Ways {
public:
    /// Tells whether a program runs a call, and whether a file is the program's own.
    using Runs = std::function<bool(CodePlace call)>;
    using IsOwn = std::function<bool(std::size_t file)>;

    Ways(const CodeBase &base, Folding &folding, Runs runs, IsOwn isOwn)
        : m_base(base), m_folding(folding), m_runs(std::move(runs)), m_isOwn(std::move(isOwn))
    {}

    /// Calls `use` for each way that leads to a function and decides what is done there, with the folding set to that way;
    /// once, with any way, when the function decides it by itself or nobody is known to call it. `tells`, which is asked
    /// before, says whether what is done is known without the callers.
    void each(std::size_t file, std::string_view scope, const std::function<bool()> &tells, const std::function<void()> &use);

    /// Whether there were more ways than WayLimits::ways since the last question.
    bool tookTooMany() { return std::exchange(m_tookTooMany, false); }

private:
    struct Question {
        const std::function<bool()> &tells;
        const std::function<void()> &use;
        std::set<std::vector<CodePlace>> taken;
    };
    struct Need {
        bool isTold = false;
        bool callers = false; ///< they must be known
    };
    void follow(const Way &way, std::optional<std::size_t> told, Question &question);
    void take(Way way, std::optional<std::size_t> told, Question &question);
    bool mayCallMethod(std::string_view name) const;
    Need needOf(const Way &way, const Question &question);
    bool passes(const Way &way, std::size_t unit, std::string_view function) const;

    const CodeBase &m_base;
    Folding &m_folding;
    Runs m_runs;
    IsOwn m_isOwn;
    bool m_tookTooMany = false;
};

} // namespace alidade
