#include "model/postings.h"

namespace alidade {
namespace {

constexpr std::string_view publishes = "publishes", consumes = "consumes";

} // namespace

void addPosting(Node &node, const Posting &posting)
{
    Trait trait{std::string(posting.isProducer ? publishes : consumes), posting.protocol, posting.topic, posting.function,
                posting.evidence};
    trait.evidence.detail = posting.type;
    node.traits.push_back(std::move(trait));
}

std::vector<Posting> postingsOf(const Architecture &architecture)
{
    std::vector<Posting> postings;
    for (Index node = 0; node < architecture.nodes.size(); ++node) {
        for (const Trait &trait : architecture.nodes[node].traits) {
            if (trait.trait == publishes || trait.trait == consumes)
                postings.push_back({node, trait.trait == publishes, trait.framework, trait.value, trait.evidence.detail,
                                    trait.function, trait.evidence});
        }
    }
    return postings;
}

} // namespace alidade
