#include "importers/receiving/jsoncount.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace alidade {
namespace {

/// Hears of the parts of the text one after the other, and remembers which lists it is in.
class ListCounter : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit ListCounter(std::string_view name) : m_name(name) {}
    std::uint64_t count() const { return m_count; }

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t &) override { return value(); }
    bool string(string_t &) override { return value(); }
    bool binary(binary_t &) override { return value(); }
    bool key(string_t &text) override
    {
        m_isNamed = text == m_name;
        return true;
    }
    bool start_object(std::size_t) override
    {
        if (!m_open.empty() && m_open.back())
            ++m_count;
        return open(false);
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(m_isNamed); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override { return false; }

private:
    static constexpr std::size_t deepest = 200;

    bool value()
    {
        m_isNamed = false;
        return true;
    }
    bool open(bool isWanted)
    {
        m_open.push_back(isWanted);
        m_isNamed = false;
        return m_open.size() <= deepest;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::string_view m_name;
    std::vector<bool> m_open; ///< whether it is a list of that name
    bool m_isNamed = false;   ///< the next value has that name
    std::uint64_t m_count = 0;
};

} // namespace

std::uint64_t countInLists(std::string_view json, std::string_view name)
{
    ListCounter counter(name);
    nlohmann::json::sax_parse(json, &counter);
    return counter.count();
}

} // namespace alidade
