"""The action: linted, held against its schema, and its shell steps run as a runner would."""

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import ruamel.yaml
from common import BROKEN, ROOT, hostile_folder

ACTION = ruamel.yaml.YAML(typ="safe").load(ROOT / "action.yml")
WORKFLOWS = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(".github/workflows/*.yml"))
SHELL = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]


def said_by(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def step(name):
    return next(step for step in ACTION["runs"]["steps"] if step["name"] == name)


class Lints(unittest.TestCase):
    """What others say about the action, the workflows and the examples."""

    def test_zizmor(self):
        code, said = said_by("zizmor", "--offline", "--no-progress", "--persona=regular", "action.yml", *WORKFLOWS)
        self.assertEqual(code, 0, said)

    def test_the_action_fits_its_schema(self):
        code, said = said_by("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml")
        self.assertEqual(code, 0, said)

    def test_the_workflows_fit_their_schema(self):
        code, said = said_by("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)
        self.assertEqual(code, 0, said)

    def test_the_examples_fit_their_schemas(self):
        blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", (ROOT / "docs/ci.md").read_text("utf-8"), re.S)
        schemas = {
            ".github/workflows/messages.yml": ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
            ".gitlab-ci.yml": ["check-jsonschema", "--builtin-schema", "vendor.gitlab-ci"],
            ".pre-commit-config.yaml": ["pre-commit", "validate-config"],
        }
        self.assertEqual({name for name, _ in blocks}, set(schemas))
        with tempfile.TemporaryDirectory() as folder:
            for name, text in blocks:
                file = Path(folder, Path(name).name)
                file.write_text(text, "utf-8")
                code, said = said_by(*schemas[name], str(file))
                self.assertEqual(code, 0, f"{name}\n{said}")


class Steps(unittest.TestCase):
    """What the steps do."""

    def check(self, paths, cwd=ROOT, **inputs):
        with tempfile.TemporaryDirectory() as folder:
            inputs = {**{name: one["default"] for name, one in ACTION["inputs"].items()}, **inputs}
            inputs |= {"paths": paths, "program": "waml"}
            one = step("Check messages")
            environment = {
                name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: inputs[match[1]], value)
                for name, value in one["env"].items()
            }
            files = {name: Path(folder, name) for name in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]}
            environment |= {name: str(file) for name, file in files.items()} | {"RUNNER_TEMP": folder}
            self.assertNotIn("${{", one["run"])
            done = subprocess.run([*SHELL, one["run"]], cwd=cwd, env=os.environ | environment, capture_output=True)
            output = files["GITHUB_OUTPUT"].read_text() if files["GITHUB_OUTPUT"].exists() else ""
            sarif = Path(output.strip().removeprefix("sarif="))
            log = json.loads(sarif.read_text()) if output else None
            summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
            return done.returncode, done.stdout.decode(), done.stderr.decode(), summary, log

    def test_findings_are_annotated_and_summed_up(self):
        code, out, err, summary, log = self.check(BROKEN)
        self.assertEqual((code, len(out.rstrip().split("\n")), len(log["runs"][0]["results"])), (1, 8, 8))
        self.assertTrue(all(line.startswith("::") for line in out.rstrip().split("\n")))
        self.assertIn("6 errors, 2 warnings in 3 of 4 files", err)
        self.assertIn("6 errors, 2 warnings in 3 of 4 files", summary)
        self.assertIn("| 2 | `hint/insecure-link` | an address that begins with http:// |", summary)
        self.assertIn("order.waml.yaml:5:3: error[shape/unknown-key]", summary)

    def test_nothing_wrong(self):
        code, out, _, summary, log = self.check("fixtures/example\nfixtures/ci/right.waml.yaml\n")
        self.assertEqual((code, out, log["runs"][0]["results"]), (0, "", []))
        self.assertIn("no problems in 5 files", summary)

    def test_inputs_reach_waml(self):
        hints = f"{BROKEN}/shop/two hints.waml.yaml"
        self.assertEqual([self.check(hints, strict=strict)[0] for strict in ["true", "false"]], [1, 0])

    def test_a_missing_path_fails_with_a_report(self):
        code, out, err, _, log = self.check(f"no/such\n{BROKEN}")
        self.assertEqual((code, len(out.rstrip().split("\n"))), (2, 8))
        self.assertIn("cannot read no/such", err)
        self.assertIsNotNone(log)

    def test_hostile_names_stay_names(self):
        with hostile_folder() as folder:
            code, out, _, summary, _ = self.check(".", cwd=folder)
        self.assertEqual(code, 1)
        self.assertEqual({line[:8] for line in out.rstrip().split("\n")}, {"::error "})
        self.assertNotIn("<b>", summary)
        self.assertEqual(summary.count("</pre>"), 1)

    def draw(self, paths, cwd=ROOT, event="push"):
        """Runs the step that draws, and gives its summary and its page."""
        with tempfile.TemporaryDirectory() as folder:
            one = step("Draw messages")
            self.assertEqual(set(one["env"]), {"WAML_PATHS", "WAML_PROGRAM", "WAML_EVENT"})
            self.assertNotIn("${{", one["run"])
            files = {name: Path(folder, name) for name in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]}
            environment = {name: str(file) for name, file in files.items()} | {"RUNNER_TEMP": folder}
            environment |= {"WAML_PATHS": paths, "WAML_PROGRAM": "waml", "WAML_EVENT": event}
            done = subprocess.run([*SHELL, one["run"]], cwd=cwd, env=os.environ | environment, capture_output=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            read = {name: file.read_text("utf-8") if file.exists() else "" for name, file in files.items()}
            page = read["GITHUB_OUTPUT"].strip().removeprefix("page=")
            return read["GITHUB_STEP_SUMMARY"], Path(page).read_text("utf-8") if page else None

    def test_messages_are_drawn_into_summary_and_page(self):
        summary, page = self.draw("fixtures/example\nfixtures/example-broken\n")
        self.assertEqual(summary.count("### "), 5)
        self.assertIn("### ❌ order · `button`", summary)
        self.assertEqual(page.count("<section "), 5)

    def test_a_pull_request_shows_what_it_changes(self):
        with tempfile.TemporaryDirectory() as folder:
            def git(*arguments):
                options = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
                subprocess.run(["git", *options, *arguments], cwd=folder, check=True, capture_output=True)

            def write(name, text):
                Path(folder, name).parent.mkdir(exist_ok=True)
                Path(folder, name).write_text(text, "utf-8")

            git("init", "--quiet")
            for name in ["m/same", "m/changed", "m/gone", "other/changed"]:
                write(f"{name}.waml.yaml", "text: one\n")
            git("add", ".")
            git("commit", "--quiet", "--message", "one")
            self.assertEqual(self.draw("m", folder, "pull_request")[0].count("### "), 3)
            write("m/changed.waml.yaml", "text: two\n")
            write("m/new <b> \U0001fab4.waml.yaml", "text: three\n")
            write("m/-x.waml.yaml", "text: four\n")
            write("m/notes.yaml", "a: b\n")
            write("other/changed.waml.yaml", "text: two\n")
            Path(folder, "m/gone.waml.yaml").unlink()
            git("add", "--all")
            git("commit", "--quiet", "--message", "two")
            summary, page = self.draw("m", folder, "pull_request")
            self.assertEqual((summary.count("### "), page.count("<section ")), (3, 3), summary)
            self.assertNotIn("<b>", summary)
            self.assertEqual(self.draw("m", folder, "push")[0].count("### "), 4)
            git("commit", "--quiet", "--allow-empty", "--message", "three")
            self.assertEqual(self.draw("m", folder, "pull_request"), ("", None))

    def test_the_build_step_is_a_shell_script(self):
        done = subprocess.run(["bash", "-n", "-c", step("Build waml")["run"]], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
