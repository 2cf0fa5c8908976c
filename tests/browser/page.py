"""Loads pages of `waml preview` in headless Chromium, and looks at what it says and whom it asks."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAML = sys.argv.pop(1)
BROWSER = next((found for name in ["chromium", "chromium-browser", "google-chrome"] if (found := shutil.which(name))), None)
QUIET = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
]
# All that a text can try.
HOSTILE = """
button:
  header: {image: {link: "https://evil.example/x.png?\\"><script src=https://evil.example/a.js></script>"}}
  body: "<script>fetch('https://evil.example/b')</script><img src=https://evil.example/c onerror=alert(1)> \\u202E *x*"
  footer: "<style>@import url(https://evil.example/d)</style>\\" style=\\"background:url(https://evil.example/e)"
  replies:
    - {id: "<link rel=stylesheet href=https://evil.example/f>", title: "<base href=//x>"}
    - {id: "https://evil.example/g", title: "javascript:alert(1)"}
---
cta_url:
  body: "https://evil.example/h and http://evil.example/i and hi@evil.example"
  url_button: {display_text: Go, url: "javascript:alert(document.domain)"}
"""


class Seen:
    """What a browser said of a page, and whom it asked."""

    def __init__(self, page, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder, "net.json")
            shown = Path(folder, "page.png")
            command = [BROWSER, *QUIET, f"--user-data-dir={folder}/profile", f"--log-net-log={log}"]
            command += ["--enable-logging=stderr", "--v=0", f"--screenshot={shown}", "--window-size=1100,3000", *arguments]
            done = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, timeout=300)
            said = re.findall(r"INFO:CONSOLE[^\]]*\] (.*)", done.stderr)
            self.said = [re.sub(r"\s+", " ", line) for line in said]
            self.asked = sorted(set(requests(log.read_text("utf-8"))))
            self.drawn = shown.exists() and shown.stat().st_size > 5000


def requests(log):
    """The addresses that a page asked for; what the browser wants for itself has no origin."""
    # A browser that is done does not always finish its log.
    try:
        events = json.loads(log)["events"]
    except json.JSONDecodeError:
        events = json.loads(log.rstrip().rstrip(",") + "]}")["events"]
    for event in events:
        params = event.get("params", {})
        if re.match("(https?|wss?|ftp):", params.get("url", "")) and params.get("initiator", "") not in ["", "not an origin"]:
            yield params["url"]


def page(folder, *arguments):
    path = Path(folder, "page.html")
    subprocess.run([WAML, "preview", "--force", "--output", path, *arguments], cwd=ROOT, capture_output=True)
    return path


class Page(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = Path(self.folder.name, name)
        path.write_text(text, "utf-8")
        return path

    def assert_silent(self, seen):
        self.assertEqual((seen.said, seen.asked), ([], []))
        self.assertTrue(seen.drawn)

    def test_fixtures(self):
        folders = ["fixtures/example", "fixtures/example-broken", "fixtures/preview", "fixtures/valid", "fixtures/rules"]
        for language in ["en", "zh"]:
            self.assert_silent(Seen(page(self.folder.name, "--lang", language, *folders)))

    def test_light_dark_narrow_and_reloading(self):
        made = page(self.folder.name, "fixtures/preview")
        for scheme in [0, 1]:
            self.assert_silent(Seen(made, f"--blink-settings=preferredColorScheme={scheme}"))
        self.assert_silent(Seen(made, "--window-size=500,3000"))

    def test_hostile_texts(self):
        self.assert_silent(Seen(page(self.folder.name, self.file("hostile.waml.yaml", HOSTILE))))

    def test_images_stand_in_the_page(self):
        self.file("waml.toml", '[assets]\n"https://cdn.example.com/" = "."\n')
        shutil.copy(ROOT / "fixtures/media/rgb8.png", Path(self.folder.name, "a.png"))
        message = self.file("a.waml.yaml", "image: {link: https://cdn.example.com/a.png}\n")
        made = page(self.folder.name, message)
        self.assertIn("data:image/png", made.read_text("utf-8"))
        self.assert_silent(Seen(made))

    def test_a_picture(self):
        made = Path(self.folder.name, "picture.svg")
        message = self.file("hostile.waml.yaml", HOSTILE)
        subprocess.run([WAML, "preview", "--output", made, message, "fixtures/preview"], cwd=ROOT, capture_output=True)
        self.assert_silent(Seen(made))

    def test_what_is_looked_at_shows_something(self):
        """The policy stops what a page tries, and says so; without it, the same is seen as asked."""
        text = page(self.folder.name, "fixtures/example").read_text("utf-8")
        tried = '<img src="http://127.0.0.1:9/a.png"><p style="color:red">x</p><script>document.title="x"</script></body>'
        stopped = Seen(self.file("tried.html", text.replace("</body>", tried)))
        self.assertEqual(len(stopped.said), 3, stopped.said)
        self.assertEqual(stopped.asked, [])
        policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', text)
        open_page = text.replace(policy[0], "").replace("</body>", tried)
        self.assertEqual(Seen(self.file("open.html", open_page)).asked, ["http://127.0.0.1:9/a.png"])


if __name__ == "__main__":
    if BROWSER is None:
        sys.exit("Chromium is missing; install it")
    unittest.main()
