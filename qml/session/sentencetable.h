#pragma once

#include <QRegularExpression>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace alidade {

/// Sentences that come from where nothing is translated (the core, the workspace file), known by their pattern: "%1" to "%3"
/// stand where a name or number is. The patterns are marked for translation where they are listed (QT_TRANSLATE_NOOP).
class SentenceTable {
public:
    /// `context` is that of the translations. Of two patterns that fit, the earlier one is meant. Both outlive this.
    SentenceTable(const char *context, std::span<const char *const> patterns);

    struct Found {
        std::size_t pattern = 0; ///< its place in the list
        QStringList parts;       ///< what stood at "%1" and so on
    };
    /// What `english` says by the first pattern at or after `from` that fits.
    std::optional<Found> find(const QString &english, std::size_t from = 0) const;
    /// The sentence in the language of the screens.
    QString text(const Found &found) const;

private:
    struct Pattern {
        const char *english;
        QRegularExpression expression;
    };
    const char *m_context;
    std::vector<Pattern> m_patterns;
};

} // namespace alidade
