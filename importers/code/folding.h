#pragma once

#include "importers/code/codebase.h"
#include "importers/code/sighting.h"

#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// Limits that keep a question about any code short.
struct FoldingLimits {
    static constexpr int depth = 24;         ///< names, calls and parameters that are followed one from the other
    static constexpr int steps = 3000;       ///< in all, for one question
    static constexpr int fields = 8;         ///< in the path of a field ("s.cfg.payment.addr"): longer ones grow in circles
    static constexpr std::size_t values = 4; ///< different values of one text
    static constexpr std::size_t sites = 12; ///< calls of one function whose arguments are looked at
};

/// The sightings of a CodeBase, by their calls.
class SightingIndex {
public:
    explicit SightingIndex(const CodeBase &base) : m_byFile(base.files().size()) {}

    void set(std::size_t file, std::vector<Sighting> sightings);
    const std::vector<Sighting> &of(std::size_t file) const { return m_byFile[file]; }
    /// What a call opens: the sighting with an address, or the group, that it is; nullptr when it is none.
    const Sighting *opening(CodePlace call) const;

private:
    std::vector<std::vector<Sighting>> m_byFile;
    std::map<CodePlace, std::size_t> m_openings;
};

/// Where an expression stands: its file and function, the call that led into the function, and its line.
struct Frame {
    std::size_t file = 0;
    std::string_view scope;
    std::shared_ptr<const Frame> caller; ///< none: anybody may have called
    std::size_t call = noCall;           ///< in the caller's file
    int line = 0;                        ///< names have what they were given above it; 0: anywhere
};

/// A way to the other side: who opened it, and its addresses.
struct Connection {
    const Sighting *opening = nullptr;
    CodePlace place;
    std::vector<std::string> targets;
};

/// Folds expressions of one program to texts: what is set from outside stands in them as `${NAME:-fallback}`, what nobody
/// knows as `{…}`.
class Folding {
public:
    /// Tells whether the program runs a function.
    using Runs = std::function<bool(CodePlace call)>;

    Folding(const CodeBase &base, const SightingIndex &sightings, Runs runs)
        : m_base(base), m_sightings(sightings), m_runs(std::move(runs))
    {}

    /// The texts that an expression may be; none for one that is unset.
    std::vector<std::string> texts(const Expression &expression, const Frame &frame);
    /// What an expression is a connection by.
    std::vector<Connection> connections(const Expression &expression, const Frame &frame);
    /// What stands before the routes that are made from this: the prefixes of its groups.
    std::vector<std::string> prefixes(const Expression &router, const Frame &frame);

private:
    using Texts = std::vector<std::string>;
    using Sink = std::function<void(const Expression &value, const Frame &frame)>;

    /// A binding that is looked at, for a field of it, in the function that one call led into.
    struct Given {
        CodePlace binding;
        std::string_view path;
        const Frame *caller;
        friend bool operator==(const Given &, const Given &) = default;
    };

    bool spend();
    Texts fold(const Expression &expression, const Frame &frame);
    Texts foldPart(const Part &part, const Expression &whole, const Frame &frame);
    Texts foldCall(std::size_t call, const Frame &frame);
    Texts foldTargets(const Sighting &sighting, const Frame &frame);
    void connect(const Expression &expression, const Frame &frame, std::vector<Connection> &found);
    void connectCall(std::size_t call, const Frame &frame, std::vector<Connection> &found);

    void follow(const Expression &expression, const Frame &frame, const Sink &sink);
    void name(std::string_view name, const Frame &frame, const Sink &sink);
    void keepEarlier(std::vector<CodePlace> &places, const Frame &frame) const;
    bool keyed(std::string_view name, const Frame &frame, const Sink &sink);
    bool global(std::size_t unit, std::size_t file, std::string_view name, const Sink &sink);
    bool deliver(const std::vector<CodePlace> &places, std::string_view rest, const Frame &frame, const Sink &sink);
    void argumentsFor(const Binding &parameter, CodePlace place, const Frame &frame, const Sink &sink);
    void field(const Expression &value, const Frame &frame, std::string_view path, const Sink &sink);
    bool typeField(std::size_t unit, const std::string &type, std::string_view path, const Sink &sink, int depth = 0);
    bool constructed(std::size_t unit, const std::string &type, std::string_view path, const Sink &sink);
    bool tagged(std::size_t unit, const std::string &type, std::string_view field, const Sink &sink);
    std::string keyOf(std::size_t unit, const std::string &type, std::string_view fieldName) const;
    std::string dottedKey(const std::string &last) const;
    void setting(std::string name, std::vector<Part> fallback, std::size_t file, const Sink &sink);
    bool filledThroughPointer(std::string_view name, const Frame &frame, const Sink &sink);
    bool filledBy(CodePlace site, int position, const Sink &sink);
    void returns(std::size_t call, const Frame &frame, const Sink &sink);

    const CodeBase &m_base;
    const SightingIndex &m_sightings;
    Runs m_runs;
    std::deque<Expression> m_made;   ///< expressions that stand in no file
    std::vector<std::string> m_keys; ///< of the fields that lead to the one that is looked for
    std::vector<Given> m_given;      ///< what is being asked for: a name that needs itself has no value from there
    int m_depth = 0;
    int m_steps = 0;
};

} // namespace alidade
