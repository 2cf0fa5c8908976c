"""The command of the wheel."""

import os
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import waml

WAML = Path(sysconfig.get_path("scripts")) / ("waml.exe" if os.name == "nt" else "waml")


def run(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([WAML, *arguments], input=given, capture_output=True, text=True)


def test_the_command_is_installed() -> None:
    assert run("--version").stdout == f"waml {waml.__version__}\n"
    module = subprocess.run([sys.executable, "-m", "waml", "--version"], capture_output=True, text=True)
    assert module.stdout == f"waml {waml.__version__}\n"


def test_exit_codes_are_those_of_the_command(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.waml.yaml", tmp_path / "b.waml.yaml"
    good.write_text("text: Hello!\n")
    bad.write_text("txt: Hello!\n")
    assert run("check", str(good)).returncode == 0
    ended = run("check", str(bad))
    assert ended.returncode == 1 and "shape/unknown-key" in ended.stdout
    ended = run("check", str(tmp_path / "c.waml.yaml"))
    assert ended.returncode == 2 and "no such file" in ended.stderr


def test_names_that_are_no_unicode_are_files_all_the_same(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.waml.yaml"
    with open(name, "wb") as file:
        file.write(b"txt: Hello!\n")
    ended = subprocess.run([os.fsencode(WAML), b"check", name], capture_output=True)
    assert ended.returncode == 1 and b"shape/unknown-key" in ended.stdout


def test_a_closed_stdout_is_an_error_and_a_reader_that_left_is_none(tmp_path: Path) -> None:
    closed = subprocess.run(f"'{WAML}' schema report >&-", shell=True, capture_output=True, text=True)
    assert closed.returncode == 2 and "stdout is closed" in closed.stderr
    left = subprocess.run(f"'{WAML}' schema definition | head -c 1", shell=True, capture_output=True, text=True)
    assert (left.stdout, left.stderr) == ("{", "")


def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    (tmp_path / "a.waml.yaml").write_text("text: Hello!\n")
    watch = subprocess.Popen([WAML, "check", "--watch"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert watch.stderr is not None
    while b"waiting for changes" not in watch.stderr.readline():
        time.sleep(0.01)
    watch.send_signal(signal.SIGINT)
    assert watch.wait(timeout=60) in (-signal.SIGINT, 128 + signal.SIGINT, 0)
