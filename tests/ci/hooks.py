"""The hooks, run by pre-commit itself in a scratch repository."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from common import BROKEN, ROOT

CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: waml-system
"""


def run(*command, cwd):
    scrubbed = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=scrubbed)
    return done.returncode, done.stdout + done.stderr


def git(*arguments, cwd):
    code, said = run("git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments, cwd=cwd)
    assert code == 0, said
    return said.strip()


class Hooks(unittest.TestCase):
    """What a team sees that commits messages."""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        os.environ["PRE_COMMIT_HOME"] = str(self.folder / "home")
        hooks, self.work = self.folder / "hooks", self.folder / "work"
        for repository in (hooks, self.work):
            repository.mkdir()
            git("init", "--quiet", cwd=repository)
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        git("add", "--all", cwd=hooks)
        git("commit", "--quiet", "--message=hooks", cwd=hooks)
        rev = git("rev-parse", "HEAD", cwd=hooks)
        (self.work / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=hooks, rev=rev))
        assert run("pre-commit", "install", cwd=self.work)[0] == 0

    def commit(self):
        git("add", "--all", cwd=self.work)
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.com")
        return run("git", *identity, "commit", "--message=messages", cwd=self.work)

    def test_a_right_message_is_committed(self):
        shutil.copytree(ROOT / "fixtures/example", self.work / "messages")
        code, said = self.commit()
        self.assertEqual(code, 0, said)
        self.assertIn("Passed", said)

    def test_a_wrong_message_is_not(self):
        shutil.copytree(ROOT / BROKEN, self.work / "messages")
        code, said = self.commit()
        self.assertEqual(code, 1, said)
        self.assertIn("error[shape/unknown-key]", said)
        self.assertIn("messages/shop/order.waml.yaml:5:3", said)

    def test_other_files_do_not_matter(self):
        (self.work / "other.yaml").write_text("text: ''\n")
        code, said = self.commit()
        self.assertEqual(code, 0, said)
        self.assertIn("no files to check", said)

    def test_the_manifest_is_valid(self):
        code, said = run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
        self.assertEqual(code, 0, said)


if __name__ == "__main__":
    unittest.main()
