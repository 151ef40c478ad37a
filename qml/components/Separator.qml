import QtQuick
import Alidade.Theme

/// A hairline between two areas.
Rectangle {
    property bool vertical: false

    implicitWidth: 1
    implicitHeight: 1
    color: Theme.border
}
