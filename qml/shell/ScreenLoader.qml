import QtQuick
import Alidade.Session

/// A screen, which is made when it is first shown and stays.
Loader {
    required property string name
    required property string file ///< below Alidade's modules
    required property Session session
    required property bool isShown

    visible: isShown
    focus: isShown
    onIsShownChanged: if (isShown && source == "") setSource("qrc:/qt/qml/Alidade/" + file, { session: session })
}
