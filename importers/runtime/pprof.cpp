#include "importers/runtime/pprof.h"

#include "importers/tracing/wire.h"
#include "model/error.h"

#include <cstdio>
#include <unordered_map>

namespace alidade {
namespace {

// The numbers of the fields in profile.proto.
enum ProfileField : std::uint32_t {
    sampleType = 1,
    sample = 2,
    mapping = 3,
    location = 4,
    function = 5,
    stringTable = 6,
    timeNanos = 9,
    durationNanos = 10,
    defaultSampleType = 14,
};

struct RawFunction {
    std::uint64_t name = 0, systemName = 0, file = 0; ///< texts
};

/// Where a stack passes: a place in the program with the calls that were inlined there, the innermost first.
struct RawLocation {
    std::uint64_t address = 0;
    std::vector<std::uint64_t> functions; ///< ids
};

[[noreturn]] void refuseDamaged() { throw Error("This is no profile in pprof's format, or it is damaged."); }

template <typename List> void checkRoom(const List &list, std::string_view what)
{
    if (list.size() >= ProfileLimits::entries)
        throw Error("The profile has more than " + std::to_string(ProfileLimits::entries) + " " + std::string(what) + ".");
}

/// Calls `take` for each number of a repeated field, packed or not.
template <typename Take> void eachNumber(const WireField &field, Take take)
{
    if (field.bytes.data() == nullptr)
        return take(field.value);
    // A packed list is what the values of a message would be without their tags.
    std::uint64_t value = 0;
    unsigned shift = 0;
    for (const char c : field.bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (shift > 63)
            refuseDamaged();
        value |= std::uint64_t{byte & 0x7fU} << shift;
        shift += 7;
        if (byte >= 0x80)
            continue;
        take(value);
        value = 0;
        shift = 0;
    }
    if (shift != 0)
        refuseDamaged();
}

/// Calls `take` for each field of a message.
template <typename Take> void eachField(std::string_view message, Take take)
{
    WireReader reader(message);
    WireField field;
    while (reader.next(field))
        take(field);
    if (reader.isDamaged())
        refuseDamaged();
}

/// Parts come in any order, so samples are read when everything that they refer to is known.
class PprofReader {
public:
    PprofReader(std::string_view message, Diagnostics &diagnostics, const std::stop_token &stop)
        : m_message(message), m_diagnostics(diagnostics), m_stop(stop)
    {}

    Profile read()
    {
        eachField(m_message, [this](const WireField &field) { takePart(field); });
        if (m_types.empty() || m_texts.empty())
            refuseDamaged();
        describe();
        eachField(m_message, [this](const WireField &field) {
            if (field.number == sample)
                addSample(field.bytes);
        });
        if (m_leftOut > 0)
            tell(std::to_string(m_leftOut) + " samples of the profile make no sense and were left out");
        if (m_cut > 0)
            tell(std::to_string(m_cut) + " stacks are deeper than " + std::to_string(ProfileLimits::depth) + "; they were cut");
        return std::move(m_profile);
    }

private:
    void takePart(const WireField &field)
    {
        switch (field.number) {
        case sampleType:
            if (m_types.size() >= ProfileLimits::types)
                throw Error("The profile counts too many things at once.");
            m_types.push_back(field.bytes);
            break;
        case mapping: takeMapping(field.bytes); break;
        case location: takeLocation(field.bytes); break;
        case function: takeFunction(field.bytes); break;
        case stringTable:
            checkRoom(m_texts, "texts");
            m_texts.push_back(field.bytes);
            break;
        case timeNanos: m_profile.timeNs = static_cast<std::int64_t>(field.value); break;
        case durationNanos: m_profile.durationNs = static_cast<std::int64_t>(field.value); break;
        case defaultSampleType: m_usualType = field.value; break;
        default: break;
        }
        if (++m_parts % partsBetweenLooks == 0 && m_stop.stop_requested())
            throw Cancelled();
    }

    void takeMapping(std::string_view bytes)
    {
        constexpr std::uint32_t fileName = 5;
        eachField(bytes, [this](const WireField &field) {
            if (field.number == fileName && m_program == 0) // the first is the program itself
                m_program = field.value;
        });
    }

    void takeLocation(std::string_view bytes)
    {
        constexpr std::uint32_t id = 1, address = 3, line = 4;
        checkRoom(m_locations, "locations");
        RawLocation made;
        std::uint64_t key = 0;
        eachField(bytes, [&](const WireField &field) {
            if (field.number == id)
                key = field.value;
            else if (field.number == address)
                made.address = field.value;
            else if (field.number == line)
                addLine(field.bytes, made);
        });
        m_locations.try_emplace(key, std::move(made));
    }

    void addLine(std::string_view bytes, RawLocation &location)
    {
        constexpr std::uint32_t functionId = 1;
        if (++m_lineCount > ProfileLimits::lines)
            throw Error("The profile has more than " + std::to_string(ProfileLimits::lines) + " lines.");
        eachField(bytes, [&](const WireField &field) {
            if (field.number == functionId)
                location.functions.push_back(field.value);
        });
    }

    void takeFunction(std::string_view bytes)
    {
        constexpr std::uint32_t id = 1, name = 2, systemName = 3, file = 4;
        checkRoom(m_functions, "functions");
        RawFunction made;
        std::uint64_t key = 0;
        eachField(bytes, [&](const WireField &field) {
            switch (field.number) {
            case id: key = field.value; break;
            case name: made.name = field.value; break;
            case systemName: made.systemName = field.value; break;
            case file: made.file = field.value; break;
            default: break;
            }
        });
        m_functions.try_emplace(key, made);
    }

    std::string text(std::uint64_t index) const { return index < m_texts.size() ? std::string(m_texts[index]) : std::string(); }

    void describe()
    {
        for (const std::string_view bytes : m_types) {
            ProfileType type;
            eachField(bytes, [&](const WireField &field) {
                if (field.number == 1)
                    type.type = text(field.value);
                else if (field.number == 2)
                    type.unit = text(field.value);
            });
            m_profile.types.push_back(std::move(type));
        }
        // As pprof does: the one that the profile names, else the last.
        m_profile.usualType = m_profile.types.size() - 1;
        const std::string usual = text(m_usualType);
        for (std::size_t i = 0; i < m_profile.types.size() && m_usualType != 0; ++i)
            if (m_profile.types[i].type == usual)
                m_profile.usualType = i;
        const std::string program = text(m_program);
        m_profile.program = program.substr(program.rfind('/') + 1);
    }

    /// Functions of the same name are one, as pprof counts them.
    std::uint32_t functionNamed(const std::string &name, const std::string &file)
    {
        const auto [entry, isNew] = m_byName.try_emplace(name, static_cast<std::uint32_t>(m_profile.functions.size()));
        if (isNew) {
            checkRoom(m_profile.functions, "functions");
            m_profile.functions.push_back({name, file});
        }
        return entry->second;
    }

    std::uint32_t functionOf(std::uint64_t id)
    {
        const auto [known, isNew] = m_byId.try_emplace(id, 0);
        if (isNew) {
            const auto raw = m_functions.find(id);
            std::string name = raw == m_functions.end() ? "" : text(raw->second.name);
            if (name.empty() && raw != m_functions.end())
                name = text(raw->second.systemName);
            known->second = functionNamed(name.empty() ? "?" : name, raw == m_functions.end() ? "" : text(raw->second.file));
        }
        return known->second;
    }

    /// The functions at a place, worked out once. Null for a place that the profile does not have.
    const std::vector<std::uint32_t> *framesAt(std::uint64_t id)
    {
        const auto raw = m_locations.find(id);
        if (raw == m_locations.end())
            return nullptr;
        const auto [frames, isNew] = m_frames.try_emplace(id);
        if (isNew && raw->second.functions.empty()) {
            char address[32];
            std::snprintf(address, sizeof address, "0x%llx", static_cast<unsigned long long>(raw->second.address));
            frames->second.push_back(functionNamed(address, {}));
        } else if (isNew) {
            for (const std::uint64_t one : raw->second.functions)
                frames->second.push_back(functionOf(one));
        }
        return &frames->second;
    }

    void addSample(std::string_view bytes)
    {
        constexpr std::uint32_t locationId = 1, value = 2;
        checkRoom(m_profile.samples, "samples");
        if (m_profile.samples.size() % partsBetweenLooks == 0 && m_stop.stop_requested())
            throw Cancelled();
        ProfileSample made;
        bool isWhole = true, isCut = false;
        eachField(bytes, [&](const WireField &field) {
            if (field.number == locationId)
                eachNumber(field, [&](std::uint64_t id) { isWhole &= addFrames(id, made.stack, isCut); });
            else if (field.number == value)
                eachNumber(field, [&](std::uint64_t one) {
                    if (made.values.size() <= m_profile.types.size())
                        made.values.push_back(static_cast<std::int64_t>(one));
                });
        });
        m_cut += isCut ? 1 : 0;
        if (!isWhole || made.values.size() != m_profile.types.size()) {
            ++m_leftOut;
            return;
        }
        m_profile.samples.push_back(std::move(made));
    }

    bool addFrames(std::uint64_t id, std::vector<std::uint32_t> &stack, bool &isCut)
    {
        const std::vector<std::uint32_t> *frames = framesAt(id);
        if (!frames)
            return false;
        for (const std::uint32_t frame : *frames) {
            if (stack.size() >= ProfileLimits::depth) {
                isCut = true;
                return true;
            }
            if (++m_frameCount > ProfileLimits::frames)
                throw Error("The stacks of the profile have more than " + std::to_string(ProfileLimits::frames) + " frames.");
            stack.push_back(frame);
        }
        return true;
    }

    void tell(std::string message) { m_diagnostics.push_back({.severity = Severity::warning, .message = std::move(message)}); }

    static constexpr std::size_t partsBetweenLooks = 4'096;

    std::string_view m_message;
    Diagnostics &m_diagnostics;
    const std::stop_token &m_stop;
    std::vector<std::string_view> m_types, m_texts;
    std::unordered_map<std::uint64_t, RawFunction> m_functions;
    std::unordered_map<std::uint64_t, RawLocation> m_locations;
    std::unordered_map<std::uint64_t, std::uint32_t> m_byId;
    std::unordered_map<std::string, std::uint32_t> m_byName;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_frames;
    std::uint64_t m_usualType = 0, m_program = 0;
    std::size_t m_parts = 0, m_frameCount = 0, m_lineCount = 0, m_leftOut = 0, m_cut = 0;
    Profile m_profile;
};

} // namespace

Profile readPprof(std::string_view message, Diagnostics &diagnostics, const std::stop_token &stop)
{
    return PprofReader(message, diagnostics, stop).read();
}

} // namespace alidade
