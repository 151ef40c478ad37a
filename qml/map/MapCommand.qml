import QtQml

/// What the map offers to the palette and the list of shortcuts. The keys themselves are read by MapKeys.
QtObject {
    property string text: ""
    property string keys: ""
    property string iconName: ""
    property string group: qsTr("Map")
    property bool enabled: true
    property bool inPalette: true
    signal triggered

    function trigger() {
        if (enabled)
            triggered()
    }
}
