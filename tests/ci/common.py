"""What the checks share: where things are, and how waml is run."""

import os
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BROKEN = "fixtures/ci"
FORMATS = ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"]

# Names that mean something to a shell, a terminal, a runner, a URI, XML or Markdown.
HOSTILE = [
    b"a b.waml.yaml",
    b"-x.waml.yaml",
    b"line\n::error::forged.waml.yaml",
    b"::warning file=x::y%0A.waml.yaml",
    b"\x1b[2J\x1b]0;title\x07.waml.yaml",
    b"\xff\xfe.waml.yaml",
    b"<b>&\"'.waml.yaml",
    b"100%.waml.yaml",
    b"c:#?,;.waml.yaml",
    "\u202egnp.waml.yaml".encode(),
    "\u597d\U0001fab4.waml.yaml".encode(),
]
# A key that plays the same tricks.
TRICK = b'text: x\n"k\\n::error::forged\\e[2J%0A]]></failure>\\u2028\\x00\\uFFFE": 1\n'


def waml(*arguments, cwd=ROOT, text=True):
    """Runs waml and gives its exit code, stdout and stderr."""
    done = subprocess.run(["waml", *arguments], cwd=cwd, capture_output=True, env={**os.environ, "NO_COLOR": "1"})
    out, err = (done.stdout.decode(), done.stderr.decode()) if text else (done.stdout, done.stderr)
    return done.returncode, out, err


@contextmanager
def hostile_folder():
    """A folder of files whose names and contents are hard to print."""
    with tempfile.TemporaryDirectory() as folder:
        for name in HOSTILE:
            with open(os.path.join(os.fsencode(folder), name), "wb") as file:
                file.write(TRICK)
        yield folder
