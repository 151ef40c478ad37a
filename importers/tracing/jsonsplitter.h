#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// What a piece of a JSON trace file is, by the key of the list that it stands in.
enum class JsonRecordKind : std::uint8_t { resourceSpans, jaegerTrace, other };

/// A piece of a JSON trace file that can be read alone.
struct JsonRecord {
    JsonRecordKind kind = JsonRecordKind::other;
    std::string_view text; ///< valid during the call
    std::uint64_t offset = 0;
    int line = 1;
};

/// Cuts the text of a trace file into records, as it comes: the elements of "resourceSpans", "batches", "data" and of
/// top-level lists, and objects at the top that hold none of these. Wrappings such as {"result": …} are looked through; any
/// number of documents may follow one another. Holds one record at a time; one that is too long is left out.
class JsonSplitter {
public:
    static constexpr std::size_t maxRecordSize = 64U << 20;

    struct Sink {
        std::function<void(const JsonRecord &)> record;
        /// Something that is no record: where it begins, and what is wrong.
        std::function<void(std::uint64_t offset, int line, const std::string &message)> problem;
    };

    explicit JsonSplitter(Sink sink) : m_sink(std::move(sink)) {}

    /// Takes the next bytes of the text.
    void add(std::string_view bytes);
    /// Says what the text ends in the middle of.
    void finish();

private:
    /// What an open bracket is to the splitter.
    enum class Level : std::uint8_t {
        list,       ///< a list at the top
        recordList, ///< a list that holds nothing but records
        wrapping,   ///< an object that may hold such a list, or be a record
        inside,     ///< something in a record
    };

    void take(char c);
    void takeInString(char c);
    void open(char c);
    void close(char c);
    std::size_t levelsClosedBy(char c) const;
    Level levelOf(char c) const;
    void beginRecord();
    void endRecord(std::string_view bytes, std::size_t end);
    void keep(std::string_view bytes, std::size_t end);
    void matchOpening(char c);
    void abandon(const std::string &message);

    Sink m_sink;
    std::vector<Level> m_levels;
    std::string m_brackets;                            ///< that opened them
    JsonRecordKind m_listKind = JsonRecordKind::other; ///< of the records in the innermost record list
    std::uint64_t m_offset = 0, m_recordOffset = 0;
    int m_line = 1, m_recordLine = 1;
    std::string m_record;          ///< what was kept of the record in earlier bytes
    std::size_t m_recordDepth = 0; ///< how many brackets are open in it, with its own; 0: there is no record
    std::size_t m_keptUpTo = 0;    ///< of the bytes at hand
    bool m_hasRecordEnded = false;
    bool m_isInString = false, m_isEscaped = false, m_isStray = false;
    std::string m_string, m_key; ///< the last string and key in a wrapping
    /// How the first document begins, up to its first colon: a line that begins so begins a document, even where the one
    /// before was cut off (JSON lines of a process that was killed).
    std::string m_opening;
    bool m_isOpeningWhole = false, m_isMatching = false;
    std::size_t m_matched = 0;
};

} // namespace alidade
