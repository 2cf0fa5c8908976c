"""Which texts match which regular expressions: reads both as JSON, writes a row per expression."""

import json
import re
import sys

asked = json.load(sys.stdin)
expressions = [re.compile(expression) for expression in asked["expressions"]]
rows = [[bool(expression.search(text)) for text in asked["texts"]] for expression in expressions]
json.dump(rows, sys.stdout)
