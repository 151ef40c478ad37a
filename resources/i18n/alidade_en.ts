<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ChangesTab</name>
    <message numerus="yes">
        <source>%n breaking change(s)</source>
        <translation>
            <numerusform>%n breaking change</numerusform>
            <numerusform>%n breaking changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consumer(s) break</source>
        <translation>
            <numerusform>%n consumer breaks</numerusform>
            <numerusform>%n consumers break</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the older version</source>
        <translation>
            <numerusform>%n problem in the older version</numerusform>
            <numerusform>%n problems in the older version</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsumersTab</name>
    <message numerus="yes">
        <source>%n consumer(s)</source>
        <translation>
            <numerusform>%n consumer</numerusform>
            <numerusform>%n consumers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n method(s) without a known consumer</source>
        <translation>
            <numerusform>%n method without a known consumer</numerusform>
            <numerusform>%n methods without a known consumer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContractChanges</name>
    <message numerus="yes">
        <source>breaks by %n change(s)</source>
        <translation>
            <numerusform>breaks by %n change</numerusform>
            <numerusform>breaks by %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may break by %n change(s)</source>
        <translation>
            <numerusform>may break by %n change</numerusform>
            <numerusform>may break by %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that people know of</source>
        <translation>
            <numerusform>%n change that people know of</numerusform>
            <numerusform>%n changes that people know of</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContractTree</name>
    <message numerus="yes">
        <source>%n contract(s)</source>
        <translation>
            <numerusform>%n contract</numerusform>
            <numerusform>%n contracts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n contract(s)</source>
        <translation>
            <numerusform>%1, %n contract</numerusform>
            <numerusform>%1, %n contracts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %3, %n finding(s)</source>
        <translation>
            <numerusform>%1, %2, %3, %n finding</numerusform>
            <numerusform>%1, %2, %3, %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConvertTab</name>
    <message numerus="yes">
        <source>Ledger: %n loss(es)</source>
        <translation>
            <numerusform>Ledger: %n loss</numerusform>
            <numerusform>Ledger: %n losses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CutWords</name>
    <message numerus="yes">
        <source>%n import line(s) in tests</source>
        <translation>
            <numerusform>%n import line in tests</numerusform>
            <numerusform>%n import lines in tests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n import line(s)</source>
        <translation>
            <numerusform>%n import line</numerusform>
            <numerusform>%n import lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s)</source>
        <translation>
            <numerusform>%n requirement</numerusform>
            <numerusform>%n requirements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more dependency(ies).</source>
        <translation>
            <numerusform>And %n more dependency.</numerusform>
            <numerusform>And %n more dependencies.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CycleList</name>
    <message numerus="yes">
        <source>%n cycle(s)</source>
        <translation>
            <numerusform>%n cycle</numerusform>
            <numerusform>%n cycles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CyclesScreen</name>
    <message numerus="yes">
        <source>%n agreed cut(s), not done yet</source>
        <translation>
            <numerusform>%n agreed cut, not done yet</numerusform>
            <numerusform>%n agreed cuts, not done yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DependencyList</name>
    <message numerus="yes">
        <source>and %n more import line(s)</source>
        <translation>
            <numerusform>and %n more import line</numerusform>
            <numerusform>and %n more import lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DriftTab</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndpointList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryLabel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportRunCard</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outbound call(s) whose target could not be resolved</source>
        <translation>
            <numerusform>%n outbound call whose target could not be resolved</numerusform>
            <numerusform>%n outbound calls whose target could not be resolved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) not fully understood</source>
        <translation>
            <numerusform>%n place not fully understood</numerusform>
            <numerusform>%n places not fully understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n name</numerusform>
            <numerusform>%n names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dependency(ies)</source>
        <translation>
            <numerusform>%n dependency</numerusform>
            <numerusform>%n dependencies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n endpoint</numerusform>
            <numerusform>%n endpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s)</source>
        <translation>
            <numerusform>%n contract</numerusform>
            <numerusform>%n contracts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read now; what is unchanged is known from the last time</source>
        <translation>
            <numerusform>%n file read now; what is unchanged is known from the last time</numerusform>
            <numerusform>%n files read now; what is unchanged is known from the last time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more import line(s)</source>
        <translation>
            <numerusform>and %n more import line</numerusform>
            <numerusform>and %n more import lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LintTab</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapEdits</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapSearch</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message numerus="yes">
        <source>%1, bounded context, %2, %n member(s)</source>
        <translation>
            <numerusform>%1, bounded context, %2, %n member</numerusform>
            <numerusform>%1, bounded context, %2, %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeChooser</name>
    <message numerus="yes">
        <source>For all %n call(s) to this address</source>
        <translation>
            <numerusform>For the call to this address</numerusform>
            <numerusform>For all %n calls to this address</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenCallList</name>
    <message numerus="yes">
        <source>%n outbound call(s) whose target could not be resolved</source>
        <translation>
            <numerusform>%n outbound call whose target could not be resolved</numerusform>
            <numerusform>%n outbound calls whose target could not be resolved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled</source>
        <translation>
            <numerusform>%n settled</numerusform>
            <numerusform>%n settled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>%n place(s) were left out or read in part</source>
        <translation>
            <numerusform>%n place was left out or read in part</numerusform>
            <numerusform>%n places were left out or read in part</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n place(s)</source>
        <translation>
            <numerusform>%1, %n place</numerusform>
            <numerusform>%1, %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordBar</name>
    <message numerus="yes">
        <source>%1, %n connection(s)</source>
        <translation>
            <numerusform>%1, %n connection</numerusform>
            <numerusform>%1, %n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SagaList</name>
    <message numerus="yes">
        <source>%n saga(s)</source>
        <translation>
            <numerusform>%n saga</numerusform>
            <numerusform>%n sagas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SagaProof</name>
    <message numerus="yes">
        <source>%n fault(s) a call</source>
        <translation>
            <numerusform>%n fault a call</numerusform>
            <numerusform>%n faults a call</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n crash(es)</source>
        <translation>
            <numerusform>%n crash</numerusform>
            <numerusform>%n crashes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Play %n event(s)</source>
        <translation>
            <numerusform>Play %n event</numerusform>
            <numerusform>Play %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rules: %n finding(s)</source>
        <translation>
            <numerusform>Rules: %n finding</numerusform>
            <numerusform>Rules: %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SagaRows</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n state</numerusform>
            <numerusform>%n states</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesSheet</name>
    <message numerus="yes">
        <source>%n service(s) and resource(s)</source>
        <translation>
            <numerusform>%n service and resource</numerusform>
            <numerusform>%n services and resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dependency(ies)</source>
        <translation>
            <numerusform>%n dependency</numerusform>
            <numerusform>%n dependencies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n resource</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dependency(ies)</source>
        <translation>
            <numerusform>%n dependency</numerusform>
            <numerusform>%n dependencies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n context(s)</source>
        <translation>
            <numerusform>%n context</numerusform>
            <numerusform>%n contexts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextTab</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::ComparisonTable</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::CycleAnalysis</name>
    <message numerus="yes">
        <source>After this cut %n member(s) are still in a cycle.</source>
        <translation>
            <numerusform>After this cut %n member is still in a cycle.</numerusform>
            <numerusform>After this cut %n members are still in a cycle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cycle(s) are left in the system.</source>
        <translation>
            <numerusform>%n cycle is left in the system.</numerusform>
            <numerusform>%n cycles are left in the system.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::EventBoard</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::Inspection</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n replica</numerusform>
            <numerusform>%n replicas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::LibraryModel</name>
    <message numerus="yes">
        <source>%n method(s)</source>
        <translation>
            <numerusform>%n method</numerusform>
            <numerusform>%n methods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n operation</numerusform>
            <numerusform>%n operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n type(s)</source>
        <translation>
            <numerusform>%n type</numerusform>
            <numerusform>%n types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::MatrixView</name>
    <message numerus="yes">
        <source>%1 depends on %2 (%n dependency(ies), in a cycle)</source>
        <translation>
            <numerusform>%1 depends on %2 (%n dependency, in a cycle)</numerusform>
            <numerusform>%1 depends on %2 (%n dependencies, in a cycle)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 depends on %2 (%n dependency(ies))</source>
        <translation>
            <numerusform>%1 depends on %2 (%n dependency)</numerusform>
            <numerusform>%1 depends on %2 (%n dependencies)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::RuntimeView</name>
    <message numerus="yes">
        <source>%n problem(s) in %1</source>
        <translation>
            <numerusform>%n problem in %1</numerusform>
            <numerusform>%n problems in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::SagaView</name>
    <message numerus="yes">
        <source>%n saga(s) imported.</source>
        <translation>
            <numerusform>%n saga imported.</numerusform>
            <numerusform>%n sagas imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::Session</name>
    <message numerus="yes">
        <source>Imported %1; %n place(s) could not be read fully.</source>
        <translation>
            <numerusform>Imported %1; %n place could not be read fully.</numerusform>
            <numerusform>Imported %1; %n places could not be read fully.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::TraceWaterfall</name>
    <message numerus="yes">
        <source>%n span(s), and more that were not kept</source>
        <translation>
            <numerusform>%n span, and more that were not kept</numerusform>
            <numerusform>%n spans, and more that were not kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::TrafficTable</name>
    <message numerus="yes">
        <source>%n edge(s)</source>
        <translation>
            <numerusform>%n edge</numerusform>
            <numerusform>%n edges</numerusform>
        </translation>
    </message>
</context>
</TS>
