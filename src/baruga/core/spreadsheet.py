"""Cells that a spreadsheet takes for words, whatever they begin with."""

from __future__ import annotations

import re


def harmless(cell: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula (OWASP, "CSV Injection").

    Phone numbers such as +62 411 may begin with a plus sign: nothing but digits can be computed.
    """
    if re.match(r"[=@\t\r]", cell) or (cell[:1] in "+-" and re.search(r"[^\d\s+().\-]", cell)):
        return f"'{cell}"
    return cell
