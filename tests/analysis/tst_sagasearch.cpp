// Holds the search against an enumeration of its own that is as simple as can be: it packs nothing, takes nothing together,
// knows no library but the standard one, and describes the same rules (docs/sagas.md) in other words.
#include "analysis/sagas/verify.h"
#include "tests/analysis/sagabuilder.h"

#include <array>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>

namespace alidade::test {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int sagasToTry = 150; // ten times as slow
#else
constexpr int sagasToTry = 1000;
#endif

/// Who has been told what, in words.
struct Part {
    std::string known = "not asked"; // to the coordinator
    int mistakes = 0, requestsUnderWay = 0, undosUnderWay = 0;
    bool there = false;                      // the effect
    bool answered = false, tookBack = false; // what the participant remembers
    friend auto operator<=>(const Part &, const Part &) = default;
};

struct World {
    std::map<std::string, Part> parts;
    std::string mood = "onwards";
    int crashes = 0, mistakes = 0;
    friend auto operator<=>(const World &, const World &) = default;
};

class Enumeration {
public:
    Enumeration(const Saga &saga, const SagaBounds &bounds) : m_saga(saga), m_bounds(bounds) {}

    /// The number of events of the shortest way to each kind of breach.
    std::map<std::string, int> run()
    {
        World world;
        for (const SagaStep &step : m_saga.steps)
            world.parts[step.name];
        std::set<World> level{world};
        for (int depth = 0; !level.empty(); ++depth) {
            m_depth = depth;
            m_next.clear();
            for (const World &one : level)
                visit(one);
            level = m_next;
        }
        return m_found;
    }

private:
    void visit(const World &world)
    {
        if (!m_seen.insert(world).second)
            return;
        m_canGoOn = false;
        arrivals(world);
        if (world.mood == "onwards")
            for (const SagaStep &step : m_saga.steps)
                if (mayBeAsked(world, step))
                    ask(world, step);
        if (world.mood == "backwards")
            for (const SagaStep &step : m_saga.steps)
                if (mayBeUndone(world, step))
                    takeBack(world, step);
        if ((world.mood == "onwards" || world.mood == "backwards") && world.crashes < static_cast<int>(m_bounds.crashes))
            crashBetween(world);
        if (!m_canGoOn)
            judge(world);
        m_canGoOn = true; // for the caller, when a copy without effect led here
    }

    void breach(const std::string &what, int events)
    {
        const auto [entry, isNew] = m_found.try_emplace(what, events);
        entry->second = std::min(entry->second, events);
    }

    void go(World world, const std::string &wrong, bool isFree = false)
    {
        m_canGoOn = true;
        if (!wrong.empty())
            return breach(wrong, m_depth + 1);
        bool allDone = true, allUndone = true;
        for (const SagaStep &step : m_saga.steps) {
            const std::string &known = world.parts[step.name].known;
            allDone = allDone && (known == "yes" || known == "left out");
            allUndone = allUndone && !(step.compensation && (known == "yes" || known == "perhaps"));
        }
        if (world.mood == "onwards" && allDone)
            world.mood = "finished";
        if (world.mood == "backwards" && allUndone)
            world.mood = "reverted";
        if (isFree)
            visit(world); // nothing but a copy that changes nothing: no event
        else
            m_next.insert(world);
        m_canGoOn = true;
    }

    void judge(const World &world)
    {
        bool someThere = false, someMissing = false;
        for (const SagaStep &step : m_saga.steps) {
            const Part &part = world.parts.at(step.name);
            someThere = someThere || part.there;
            someMissing = someMissing || (!part.there && step.effect != SagaEffect::none && part.known != "left out");
        }
        if (world.mood == "finished" && someMissing)
            breach("ends-whole", m_depth);
        if (world.mood == "reverted" && someThere)
            breach("ends-whole", m_depth);
        if (world.mood == "given up" && someThere)
            breach("nothing-held", m_depth);
        if (world.mood == "lost" && someThere && someMissing)
            breach("nothing-held", m_depth);
    }

    std::vector<std::string> prerequisites(const SagaStep &step) const
    {
        if (step.after)
            return *step.after;
        for (std::size_t i = 1; i < m_saga.steps.size(); ++i)
            if (m_saga.steps[i].name == step.name)
                return {m_saga.steps[i - 1].name};
        return {};
    }
    bool buildsOn(const SagaStep &later, const std::string &earlier) const
    {
        for (const std::string &name : prerequisites(later)) {
            if (name == earlier)
                return true;
            for (const SagaStep &step : m_saga.steps)
                if (step.name == name && buildsOn(step, earlier))
                    return true;
        }
        return false;
    }
    bool mayBeAsked(const World &world, const SagaStep &step) const
    {
        for (const std::string &name : prerequisites(step))
            if (world.parts.at(name).known != "yes" && world.parts.at(name).known != "left out")
                return false;
        const std::string &known = world.parts.at(step.name).known;
        return known == "not asked" || known == "perhaps";
    }
    static bool wantsUndo(const World &world, const SagaStep &step)
    {
        const std::string &known = world.parts.at(step.name).known;
        return step.compensation && (known == "yes" || known == "perhaps");
    }
    bool mayBeUndone(const World &world, const SagaStep &step) const
    {
        if (!wantsUndo(world, step))
            return false;
        for (const SagaStep &other : m_saga.steps) {
            if (other.name == step.name || !wantsUndo(world, other))
                continue;
            if (m_saga.compensationOrder == CompensationOrder::reverse && buildsOn(other, step.name))
                return false;
            if (m_saga.compensationOrder == CompensationOrder::listed) {
                const auto &list = m_saga.compensationList;
                if (std::find(list.begin(), list.end(), other.name) < std::find(list.begin(), list.end(), step.name))
                    return false;
            }
        }
        return true;
    }
    bool mayErr(const World &world, const std::string &name) const
    {
        return world.parts.at(name).mistakes < static_cast<int>(m_bounds.faultsPerCall) &&
               (!m_bounds.totalFaults || world.mistakes < static_cast<int>(*m_bounds.totalFaults));
    }
    static void err(World &world, const std::string &name)
    {
        ++world.parts[name].mistakes;
        ++world.mistakes;
    }

    // What a participant does with a request or an undo; gives what is wrong with that.
    static bool ignores(const Part &part, const SagaStep &step)
    {
        if (step.effect == SagaEffect::none)
            return true;
        if (step.action.idempotencyKey.empty())
            return false;
        return part.answered || (part.tookBack && step.compensation && !step.compensation->idempotencyKey.empty());
    }
    static std::string receive(World &world, const SagaStep &step)
    {
        Part &part = world.parts[step.name];
        if (ignores(part, step))
            return {};
        const bool wasThere = part.there;
        part.there = true;
        part.answered = !step.action.idempotencyKey.empty();
        if (wasThere)
            return "effect-once";
        if (step.effect == SagaEffect::irreversible && (world.mood == "backwards" || world.mood == "reverted"))
            return "irreversible-safe";
        return {};
    }
    std::string receiveUndo(World &world, const SagaStep &step) const
    {
        Part &part = world.parts[step.name];
        const bool hasKey = !step.compensation->idempotencyKey.empty();
        if (step.effect == SagaEffect::none || (hasKey && part.tookBack))
            return {};
        std::string wrong;
        if (!part.there && !hasKey)
            wrong = part.tookBack ? "effect-once" : "compensation-after-step";
        for (const SagaStep &other : m_saga.steps)
            if (part.there && other.compensation && world.parts.at(other.name).there && buildsOn(other, step.name))
                wrong = "compensation-order";
        part.there = false;
        part.tookBack = true;
        return wrong;
    }
    std::string giveUp(World &world) const
    {
        world.mood = "backwards";
        std::string wrong;
        for (const SagaStep &step : m_saga.steps) {
            world.parts[step.name].mistakes = 0;
            if (step.effect == SagaEffect::irreversible && world.parts[step.name].there)
                wrong = "irreversible-safe";
        }
        return wrong;
    }
    std::string silence(World &world, const SagaStep &step) const
    {
        world.parts[step.name].known = "perhaps";
        const std::uint32_t tries = step.action.retry ? step.action.retry->attempts : 1;
        if (!step.isRetriable && static_cast<std::uint32_t>(world.parts[step.name].mistakes) >= tries)
            return giveUp(world);
        return {};
    }
    std::string startAgain(World &world) const
    {
        ++world.crashes;
        if (!m_saga.log.isDurable) {
            world.mood = "lost";
            return {};
        }
        for (const SagaStep &step : m_saga.steps)
            if (step.isPivot && world.parts[step.name].known == "yes")
                return {};
        return m_saga.log.recovery == SagaRecovery::backward && world.mood == "onwards" ? giveUp(world) : std::string();
    }

    void ask(const World &world, const SagaStep &step)
    {
        const std::string &name = step.name;
        if (!step.condition.empty() && world.parts.at(name).known == "not asked") {
            World next = world;
            next.parts[name].known = "left out";
            go(next, "");
        }
        { // all goes well
            World next = world;
            const std::string wrong = receive(next, step);
            next.parts[name].known = "yes";
            go(next, wrong);
        }
        if (world.crashes < static_cast<int>(m_bounds.crashes)) {
            for (const bool arrives : {false, true}) {
                World next = world;
                std::string wrong = arrives ? receive(next, step) : "";
                next.parts[name].known = "perhaps";
                const std::string then = startAgain(next);
                go(next, wrong.empty() ? then : wrong);
            }
        }
        if (!mayErr(world, name))
            return;
        const bool repeatsItsAnswer = !step.action.idempotencyKey.empty() && world.parts.at(name).answered;
        if (!step.isRetriable && !repeatsItsAnswer) { // a definite no
            World next = world;
            err(next, name);
            next.parts[name].answered = !step.action.idempotencyKey.empty();
            if (next.parts[name].known == "not asked")
                next.parts[name].known = "no";
            const std::string wrong = giveUp(next);
            go(next, wrong);
        }
        for (const char *what : {"lost", "answer lost", "slow", "twice"}) {
            World next = world;
            err(next, name);
            const std::string kind = what;
            std::string wrong = kind == "answer lost" || kind == "twice" ? receive(next, step) : "";
            next.parts[name].requestsUnderWay += kind == "slow" || kind == "twice";
            std::string then;
            if (kind == "twice")
                next.parts[name].known = "yes";
            else
                then = silence(next, step);
            go(next, wrong.empty() ? then : wrong);
        }
    }
    void takeBack(const World &world, const SagaStep &step)
    {
        const std::string &name = step.name;
        {
            World next = world;
            const std::string wrong = receiveUndo(next, step);
            next.parts[name].known = "taken back";
            go(next, wrong);
        }
        if (world.crashes < static_cast<int>(m_bounds.crashes)) {
            World next = world;
            const std::string wrong = receiveUndo(next, step);
            const std::string then = startAgain(next);
            go(next, wrong.empty() ? then : wrong);
        }
        if (!mayErr(world, name))
            return;
        for (const char *what : {"fails", "answer lost", "slow", "twice"}) {
            World next = world;
            err(next, name);
            const std::string kind = what;
            const std::string wrong = kind == "answer lost" || kind == "twice" ? receiveUndo(next, step) : "";
            next.parts[name].undosUnderWay += kind == "slow" || kind == "twice";
            const std::uint32_t tries = step.compensation->retry ? step.compensation->retry->attempts : 1;
            if (kind == "twice")
                next.parts[name].known = "taken back";
            else if (!(m_saga.log.isDurable && m_saga.log.hasReconciliation) &&
                     static_cast<std::uint32_t>(next.parts[name].mistakes) >= tries)
                next.mood = "given up";
            go(next, wrong);
        }
    }
    void crashBetween(const World &world)
    {
        World next = world;
        const std::string wrong = startAgain(next);
        if (next.mood != world.mood)
            go(next, wrong);
    }
    void arrivals(const World &world)
    {
        for (const SagaStep &step : m_saga.steps) {
            const Part &part = world.parts.at(step.name);
            if (part.requestsUnderWay > 0) {
                World next = world;
                --next.parts[step.name].requestsUnderWay;
                const bool changesNothing = ignores(part, step);
                const std::string wrong = receive(next, step);
                go(next, wrong, changesNothing);
            }
            if (part.undosUnderWay > 0) {
                World next = world;
                --next.parts[step.name].undosUnderWay;
                const bool changesNothing =
                    step.effect == SagaEffect::none || (!step.compensation->idempotencyKey.empty() && part.tookBack);
                const std::string wrong = receiveUndo(next, step);
                go(next, wrong, changesNothing);
            }
        }
    }

    const Saga &m_saga;
    SagaBounds m_bounds;
    int m_depth = 0;
    bool m_canGoOn = false;
    std::set<World> m_seen, m_next;
    std::map<std::string, int> m_found;
};

class SagaMaker {
public:
    explicit SagaMaker(std::uint32_t seed) : m_random(seed) {}

    Saga saga()
    {
        Saga saga{.name = "random"};
        const int count = one(4) ? 3 : 1 + below(2);
        for (int i = 0; i < count; ++i)
            saga.steps.push_back(step(i));
        if (one(5) && count > 1) { // twins, so that interchangeable steps are tried
            saga.steps[0].after = std::vector<std::string>{};
            saga.steps[1] = saga.steps[0];
            saga.steps[1].name = "s1";
        }
        saga.log.isDurable = !one(5);
        saga.log.hasReconciliation = saga.log.isDurable && one(2);
        saga.log.recovery = saga.log.isDurable && one(4) ? SagaRecovery::backward : SagaRecovery::forward;
        if (one(5))
            saga.compensationOrder = CompensationOrder::parallel;
        if (one(5)) {
            saga.compensationOrder = CompensationOrder::listed;
            for (const SagaStep &step : saga.steps)
                if (step.compensation)
                    saga.compensationList.push_back(step.name);
            std::shuffle(saga.compensationList.begin(), saga.compensationList.end(), m_random);
        }
        return saga;
    }
    SagaBounds boundsFor(std::size_t steps)
    {
        // Without any reduction three steps with two faults each have millions of states.
        SagaBounds bounds{.faultsPerCall = steps < 3 && one(3) ? 2U : 1U, .crashes = one(2) ? 1U : 0U};
        if (one(4))
            bounds.totalFaults = static_cast<std::uint32_t>(below(3));
        return bounds;
    }

private:
    int below(int limit) { return static_cast<int>(m_random() % static_cast<std::uint32_t>(limit)); }
    bool one(int in) { return below(in) == 0; }
    std::optional<RetryPolicy> retry()
    {
        constexpr std::array<std::uint32_t, 4> attempts{1, 2, 3, RetryPolicy::unlimited};
        return one(3) ? std::nullopt : std::optional(RetryPolicy{attempts.at(static_cast<std::size_t>(below(4)))});
    }
    SagaStep step(int index)
    {
        SagaStep step = soundStep("s" + std::to_string(index), "p");
        step.action.retry = retry();
        if (one(5))
            step.action.idempotencyKey.clear();
        step.compensation->retry = retry();
        if (one(6))
            step.compensation->idempotencyKey.clear();
        if (one(4))
            step.compensation.reset();
        constexpr std::array effects{SagaEffect::compensatable, SagaEffect::reversible, SagaEffect::none,
                                     SagaEffect::irreversible};
        step.effect = one(2) ? SagaEffect::compensatable : effects.at(static_cast<std::size_t>(below(4)));
        step.isPivot = one(5);
        step.isRetriable = one(4);
        if (one(5))
            step.condition = "maybe";
        if (one(3)) {
            step.after.emplace();
            for (int other = 0; other < index; ++other)
                if (one(2))
                    step.after->push_back("s" + std::to_string(other));
        }
        return step;
    }

    std::mt19937 m_random;
};

std::string described(const std::map<std::string, int> &found)
{
    std::string text;
    for (const auto &[name, length] : found)
        text += name + " after " + std::to_string(length) + " events\n";
    return text;
}

TEST(SagaSearch, agreesWithAnEnumerationOnAThousandRandomSagas)
{
    std::set<std::string> met;
    int sound = 0;
    for (int seed = 0; seed < sagasToTry; ++seed) {
        SagaMaker maker(static_cast<std::uint32_t>(seed));
        const Saga saga = maker.saga();
        const SagaBounds bounds = maker.boundsFor(saga.steps.size());
        const SagaProof proof = verifySaga(saga, bounds, {.statesAfterBreach = 20'000'000});
        ASSERT_TRUE(proof.isComplete);
        std::map<std::string, int> found;
        for (const SagaRun &run : proof.counterexamples) {
            found[std::string(toText(run.breach->property))] = static_cast<int>(run.moments.size());
            met.emplace(toText(run.breach->property));
        }
        sound += found.empty();
        ASSERT_EQ(described(found), described(Enumeration(saga, bounds).run())) << "seed " << seed << "\n" << textOf(proof, saga);
    }
    EXPECT_EQ(met.size(), sagaPropertyCount) << "the sagas are too tame";
    EXPECT_GT(sound, sagasToTry / 20);
}

} // namespace
} // namespace alidade::test
