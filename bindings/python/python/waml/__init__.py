"""WhatsApp messages, checked against every documented limit before they are sent.

``gate`` stands in front of a sender, ``check`` and ``compile`` look at definitions, ``fill`` and ``Plan`` fill them with
values. What is wrong comes as an exception with findings, each with its code, its place and what to do about it.

>>> import waml
>>> waml.gate('{"to": "85290000001", "type": "text", "text": "Hello!"}')
'{"to": "85290000001", "type": "text", "text": "Hello!"}'
>>> waml.gate('{"to": "85290000001", "type": "text", "text": ""}')
Traceback (most recent call last):
waml._report.Refused: payload:1:47: error[length/text-body]: text is empty
"""

from ._report import (
    Drawing,
    Edit,
    Finding,
    Fix,
    Measured,
    Messages,
    Position,
    Refused,
    Related,
    Report,
    RequestError,
    WamlError,
)
from ._waml import Catalogue, Message, Plan, __version__, check, compile, explain, fill, gate, gate_lines, gate_many, preview

__all__ = [
    "Catalogue",
    "Drawing",
    "Edit",
    "Finding",
    "Fix",
    "Measured",
    "Message",
    "Messages",
    "Plan",
    "Position",
    "Refused",
    "Related",
    "Report",
    "RequestError",
    "WamlError",
    "__version__",
    "check",
    "compile",
    "explain",
    "fill",
    "gate",
    "gate_lines",
    "gate_many",
    "preview",
]
