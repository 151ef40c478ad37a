#!/usr/bin/python3
"""The main job in the real program, by mouse and keyboard alone (xdotool), seen through the accessibility tree (AT-SPI):
import a folder, make a context, drag three services into it, undo twice, redo, kill -9, start again: all is as it was left;
then import a second folder on the import screen, and say by mouse where its open call goes.

    journey.py DESKTOP_PROGRAM CLI_PROGRAM FOLDER [PICTURES_DIR]

Needs Xvfb, xdotool, dbus-run-session, at-spi2-core and python3-pyatspi. Starts its own display and session bus."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1440, 900


def main_outside():
    """Runs this script again inside a display and a session bus of its own."""
    with tempfile.TemporaryDirectory(prefix="alidade-journey-") as home:
        environment = dict(os.environ, HOME=home, XDG_DATA_HOME=home + "/data", XDG_CONFIG_HOME=home + "/config",
                           XDG_RUNTIME_DIR=home, ALIDADE_JOURNEY_HOME=home, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                           QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        environment.pop("WAYLAND_DISPLAY", None)
        return subprocess.call(["xvfb-run", "-a", "-s", f"-screen 0 {WIDTH}x{HEIGHT}x24", "dbus-run-session", "--", sys.executable,
                                *sys.argv], env=environment)


def xdo(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)
    time.sleep(0.15)


def wait_for(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.2)
    if len(sys.argv) > 4:
        subprocess.run(["import", "-window", "root", sys.argv[4] + "/failed.png"], check=False)
    sys.exit(f"FAILED: {what} did not happen within {seconds} s")


class App:
    def __init__(self, program, pictures, *arguments):
        import pyatspi
        self.pyatspi = pyatspi
        self.pictures = pictures
        self.process = subprocess.Popen([program, *arguments])
        self.window = wait_for("the window", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                                                    capture_output=True, text=True).stdout.split())[-1]
        xdo("windowmove", self.window, 0, 0)
        xdo("windowsize", self.window, WIDTH, HEIGHT)
        xdo("windowfocus", self.window)
        time.sleep(1)

    def items(self):
        """(role, name, rectangle) of everything that the accessibility tree shows."""
        found = []

        def walk(item):
            try:
                extents = item.queryComponent().getExtents(self.pyatspi.DESKTOP_COORDS)
                if extents.width > 0 and extents.x > -10000:
                    found.append((item.getRoleName(), item.name, extents))
                for child in item:
                    if child:
                        walk(child)
            except Exception:  # an item that went away while we looked
                pass

        for application in self.pyatspi.Registry.getDesktop(0):
            if application and "alidade" in application.name.lower():
                for child in application:
                    walk(child)
        return found

    def find(self, name_start, seconds=20):
        return wait_for(f"'{name_start}' on screen", lambda: next((i for i in self.items() if i[1].startswith(name_start)), None), seconds)

    def cards(self):
        return [i for i in self.items() if i[0] == "list item" and "depends on" not in i[1] and "service, " in i[1]]

    def members(self, context):
        return sorted(i[1].split(",")[0] for i in self.cards() if f"in {context}" in i[1])

    def drag(self, rectangle, x, y):
        cx, cy = rectangle.x + rectangle.width // 2, rectangle.y + rectangle.height // 2
        xdo("mousemove", cx, cy)
        xdo("mousedown", 1)
        for step in range(1, 9):
            xdo("mousemove", cx + (x - cx) * step // 8, cy + (y - cy) * step // 8)
        xdo("mouseup", 1)
        time.sleep(0.6)

    def click(self, name_start, below=None):
        """Clicks what is called so; with `below`, only what lies under that rectangle."""
        def fits(item):
            x, y = item[2].x + item[2].width // 2, item[2].y
            return item[1].startswith(name_start) and (not below or (y > below.y and below.x < x < below.x + below.width))

        rectangle = wait_for(f"'{name_start}' on screen", lambda: next((i for i in self.items() if fits(i)), None))[2]
        xdo("mousemove", rectangle.x + rectangle.width // 2, rectangle.y + rectangle.height // 2)
        xdo("click", 1)
        time.sleep(0.5)

    def picture(self, name):
        if self.pictures:
            subprocess.run(["import", "-window", "root", f"{self.pictures}/{name}.png"], check=False)


def write_till(folder):
    """A repository with one program, which calls an address that nobody sets."""
    folder.mkdir()
    (folder / "go.mod").write_text("module example.com/till\n\ngo 1.21\n")
    (folder / "main.go").write_text('package main\n\nimport (\n\t"net/http"\n\t"os"\n)\n\nfunc main() {\n'
                                    '\thttp.Post("http://"+os.Getenv("LEDGER_ADDR")+"/entries", "application/json", nil)\n}\n')


def resolve_open_call(app, cli, workspace):
    """Imports a program on the import screen and says by mouse that its call goes to the billing service; undo opens the call again."""
    till = pathlib.Path(os.environ["ALIDADE_JOURNEY_HOME"]) / "till"
    write_till(till)

    def settled():
        calls = json.loads(subprocess.run([cli, "calls", "-w", workspace, "--format", "json"], check=True,
                                          capture_output=True).stdout)["calls"]
        return [c["answer"] for c in calls if c["node"] == "till" and c["decided"]]

    app.click("Import")
    app.find("Folder or git repository")
    xdo("type", "--delay", 10, str(till))
    xdo("key", "Return")
    app.find("Import of till, done", 60)
    app.picture("6-import")
    app.click("Filter by service")
    xdo("type", "--delay", 20, "till")
    app.click("Say where this goes: till")
    field = app.find("Find a service or resource")[2]
    xdo("type", "--delay", 20, "billing")
    time.sleep(0.5)
    app.picture("7-choose")
    app.click("billing-service, service", below=field)
    wait_for("the decision", lambda: settled() == ["billing-service"], 10)
    app.picture("8-resolved")
    xdo("key", "ctrl+z")
    wait_for("the undone decision", lambda: settled() == [], 10)


def main():
    desktop, cli, folder = sys.argv[1:4]
    pictures = sys.argv[4] if len(sys.argv) > 4 else None
    if pictures:
        pathlib.Path(pictures).mkdir(parents=True, exist_ok=True)

    app = App(desktop, pictures)
    app.find("Import")
    app.picture("1-welcome")
    xdo("key", "ctrl+k")
    xdo("type", "--delay", 10, folder)
    time.sleep(0.5)
    xdo("key", "Return")
    wait_for("cards on the map", lambda: len(app.cards()) >= 3, 60)
    time.sleep(2)
    app.picture("2-imported")

    xdo("key", "Escape")
    new = app.find("New context")[2]
    xdo("mousemove", new.x + new.width // 2, new.y + new.height // 2)
    xdo("click", 1)
    time.sleep(0.7)
    xdo("type", "--delay", 20, "Ordering")
    xdo("key", "Return")
    app.find("Ordering, ")

    for count in range(1, 4):
        xdo("key", "Escape")  # nothing selected: F fits everything
        xdo("key", "f")
        time.sleep(1)
        region = app.find("Ordering, ")[2]
        card = next(c for c in sorted(app.cards(), key=lambda c: c[1]) if "unassigned" in c[1])
        app.drag(card[2], region.x + region.width // 2, region.y + region.height - 12)
        wait_for(f"{count} services in the context", lambda: len(app.members("Ordering")) == count, 10)
    app.picture("3-context")
    three = app.members("Ordering")

    xdo("key", "ctrl+z")
    wait_for("the first undo", lambda: len(app.members("Ordering")) == 2, 10)
    xdo("key", "ctrl+z")
    wait_for("the second undo", lambda: len(app.members("Ordering")) == 1, 10)
    xdo("key", "ctrl+shift+z")
    wait_for("the redo", lambda: len(app.members("Ordering")) == 2, 10)
    two = app.members("Ordering")
    assert set(two) < set(three)
    before = sorted((i[1], i[2].width) for i in app.cards())
    app.picture("4-undone")
    app.process.send_signal(signal.SIGKILL)
    app.process.wait()

    workspace = next(pathlib.Path(os.environ["ALIDADE_JOURNEY_HOME"]).rglob("*.alidade"))
    graph = json.loads(subprocess.run([cli, "graph", "-w", workspace, "--format", "json"], check=True, capture_output=True).stdout)
    stored = sorted(n["name"] for n in graph["nodes"] if n["context"] == "Ordering" and n["kind"] == "service")
    assert stored == two, f"the file has {stored}, the screen had {two}"

    app = App(desktop, pictures, str(workspace))
    wait_for("the map after the restart", lambda: app.members("Ordering") == two, 30)
    after = sorted((i[1], i[2].width) for i in app.cards())
    assert [name for name, _ in after] == [name for name, _ in before]
    time.sleep(1)
    app.picture("5-restarted")
    redo = next(i for i in app.items() if i[1].startswith("Redo"))
    assert redo[1] != "Redo", "the redo that was left did not survive the restart"
    resolve_open_call(app, cli, workspace)
    app.process.terminate()
    app.process.wait()
    print("journey: as it was left, with", ", ".join(two), "in Ordering; an open call resolved and opened again")


if __name__ == "__main__":
    if "ALIDADE_JOURNEY_HOME" in os.environ:
        main()
    else:
        missing = [p for p in ("xvfb-run", "xdotool", "dbus-run-session") if not shutil.which(p)]
        sys.exit(f"missing: {', '.join(missing)}" if missing else main_outside())
