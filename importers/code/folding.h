#pragma once

#include "importers/code/sighting.h"
#include "importers/code/way.h"

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

/// A way to the other side: who opened it, and its addresses.
struct Connection {
    const Sighting *opening = nullptr;
    CodePlace place;
    std::vector<std::string> targets;
};

/// What folding would have asked the callers of the function in which a way starts.
struct Missed {
    bool argument = false; ///< what they hand over
    bool receiver = false; ///< the fields of what the function is called on
};

/// Whether what callers hand over to the function in which a way starts is looked up among all calls, or left unknown.
enum class Asking : std::uint8_t { allCallers, withoutCallers };

/// Folds expressions of one program to texts: what is set from outside stands in them as `${NAME:-fallback}`, what nobody
/// knows as `{…}`.
class Folding {
public:
    /// Tells whether the program runs a function.
    using Runs = std::function<bool(CodePlace call)>;

    Folding(const CodeBase &base, const SightingIndex &sightings, Runs runs)
        : m_base(base), m_sightings(sightings), m_runs(std::move(runs))
    {}

    /// Until `leave`, what is asked about a function is asked for one way into it.
    void enter(const Way &way, Asking asking);
    void leave() { m_way.reset(); }
    /// The way that was entered; nullptr when none was, or for another function.
    const Way *wayInto(std::size_t file, std::string_view scope) const;
    /// What was missed since the way was entered.
    const Missed &missed() const { return m_missed; }

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

    /// Whether a frame is where the entered way starts.
    bool isStart(const Frame &frame) const;
    Frame onWay(const Frame &frame) const;
    bool spend();
    Texts prefixesOf(const Expression &router, const Frame &frame);
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
    std::vector<CodePlace> callsInto(std::string_view scope, std::size_t unit) const;
    bool isReceiver(CodePlace place) const;
    bool fieldOfReceiver(const Frame &frame, std::string_view path, const Sink &sink);
    void argumentsFor(const Binding &parameter, CodePlace place, const Frame &frame, const Sink &sink);
    void field(const Expression &value, const Frame &frame, std::string_view path, const Sink &sink);
    bool typeField(std::size_t unit, const std::string &type, std::string_view path, const Sink &sink, int depth = 0);
    bool constructed(std::size_t unit, const std::string &type, std::string_view path, const Sink &sink);
    bool setByOptions(const Frame &made, std::size_t unit, const std::string &type, std::string_view path, const Sink &sink);
    std::vector<CodePlace> optionsOf(std::size_t unit, const std::string &type, std::string_view path) const;
    bool isMadeFor(CodePlace option, const Frame &made) const;
    bool tagged(std::size_t unit, const std::string &type, std::string_view field, const Sink &sink);
    std::string keyOf(std::size_t unit, const std::string &type, std::string_view fieldName) const;
    std::string dottedKey(const std::string &last) const;
    void setting(std::string name, std::vector<Part> fallback, std::size_t file, const Sink &sink);
    bool filledThroughPointer(std::string_view name, const Frame &frame, const Sink &sink);
    bool filledBy(CodePlace site, int position, const Sink &sink);
    bool setByConstructor(std::size_t made, const Frame &frame, std::size_t unit, const std::string &type, std::string_view path,
                          const Sink &sink);
    void returns(std::size_t call, const Frame &frame, const Sink &sink);

    const CodeBase &m_base;
    const SightingIndex &m_sightings;
    Runs m_runs;
    std::deque<Expression> m_made;   ///< expressions that stand in no file
    std::vector<std::string> m_keys; ///< of the fields that lead to the one that is looked for
    std::vector<Given> m_given;      ///< what is being asked for: a name that needs itself has no value from there
    std::optional<Way> m_way;        ///< the one that was entered
    std::shared_ptr<const Frame> m_wayCaller;
    Asking m_asking = Asking::allCallers;
    Missed m_missed;
    int m_depth = 0;
    int m_steps = 0;
};

/// Keeps a way entered.
class EnteredWay {
public:
    EnteredWay(Folding &folding, const Way &way, Asking asking = Asking::allCallers) : m_folding(folding)
    {
        m_folding.enter(way, asking);
    }
    EnteredWay(const EnteredWay &) = delete;
    EnteredWay &operator=(const EnteredWay &) = delete;
    ~EnteredWay() { m_folding.leave(); }

private:
    Folding &m_folding;
};

/// "cfg" and "payment.addr" of "cfg.payment.addr".
std::pair<std::string_view, std::string_view> splitField(std::string_view path);

} // namespace alidade
