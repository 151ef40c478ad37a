#include "importers/catalogue/catalogueimporter.h"

#include "importers/catalogue/backstage.h"
#include "importers/catalogue/contextmapper.h"
#include "importers/catalogue/likec4.h"
#include "importers/catalogue/structurizrdsl.h"
#include "importers/catalogue/structurizrjson.h"

namespace alidade {

void importCatalogues(ImportContext &context)
{
    importBackstage(context);
    for (const auto read : {readStructurizrDsl, readStructurizrJson, readLikeC4}) {
        for (const Design &design : read(context))
            addDesign(design, context.facts);
    }
    importContextMaps(context);
}

} // namespace alidade
