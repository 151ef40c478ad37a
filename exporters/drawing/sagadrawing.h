#pragma once

#include "exporters/drawing/drawing.h"
#include "model/sagarun.h"

#include <optional>

namespace alidade {

/// The words of a saga drawing, so that it can be translated; "{}" stands for what is named.
struct SagaDrawingWords {
    std::string orchestrated = "Orchestrated by {}", nobody = "nobody yet", choreographed = "Choreographed by events";
    std::string durable = "durable log", notDurable = "no durable log", reconciled = "reconciliation job";
    std::string timeout = "turns back after {}";
    std::string start = "start", done = "done", undone = "undone";
    std::string pivot = "point of no return", condition = "if {}", noCompensation = "No compensation";
    std::string key = "key", noKey = "no key", retriable = "retriable", endless = "repeats until done";
    std::string onWay = "on its way: {}";
    std::map<SagaEffect, std::string> effects{{SagaEffect::none, "only reads"}}; ///< English stands in for what is missing
    std::map<SagaStepStatus, std::string> statuses;                              ///< the same
    std::string goesOn = "goes on", turnsBack = "refused, or no answer: turns back", undoes = "compensates";
};

/// How a saga is drawn, and at which moment of a run, if at any.
struct SagaDrawingOptions {
    bool isDark = false;
    bool hasLegend = true;
    SagaDrawingWords words;
    std::size_t selected = SagaEvent::noStep; ///< a step
    bool isCompensationSelected = false;      ///< it is the compensation of that step
    std::vector<std::size_t> faulty;          ///< steps with findings that are errors
    std::optional<SagaMoment> moment;         ///< of a run; its statuses colour the steps
    std::optional<SagaBreach> breach;         ///< which shows at this moment
};

/// Draws a saga as swim lanes, one for each participant: steps above, compensations below them, how it goes on, where and how
/// it turns back, and the point of no return. Owners: `node` with the step, `module` with the step whose compensation it is.
Drawing drawSaga(const Saga &saga, const SagaDrawingOptions &options = {});

/// Whether the event concerns the compensation of its step.
bool isOfCompensation(SagaEventKind kind);

} // namespace alidade
