<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
    <name>alidade::Session</name>
    <message numerus="yes">
        <source>Imported %1; %n place(s) could not be read fully.</source>
        <translation>
            <numerusform>Imported %1; %n place could not be read fully.</numerusform>
            <numerusform>Imported %1; %n places could not be read fully.</numerusform>
        </translation>
    </message>
</context>
</TS>
