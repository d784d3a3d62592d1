#!/usr/bin/env python3
"""Write docs/cli.md and docs/records.md from the code. ``--check`` writes nothing and fails if a page is stale."""

from __future__ import annotations

import inspect
import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from recoupe import records  # noqa: E402
from recoupe.show import cli  # noqa: E402
from recoupe.show.language import say, speak  # noqa: E402
from recoupe.store import tables  # noqa: E402

NOTE = "<!-- Made by scripts/build_docs.py from the code; do not edit. -->\n"


def cli_page() -> str:
    """The reference of the commands, in English."""
    speak("en")
    parts = [NOTE, "# The commands\n", say("command.recoupe") + "\n", CLI_INTRODUCTION]
    for name in cli.COMMANDS:
        command = import_module(f"recoupe.show.commands.{cli.COMMANDS[name]}").COMMANDS[name]
        parts.append(_command(name, cli.localised(command, name)))
    return "\n".join(parts)


CLI_INTRODUCTION = """\
Data is written to stdout, progress and remarks to stderr. `NO_COLOR` is respected; into a pipe or file nothing is styled.

- **The dossier** is a file such as `press.recoupe`. It may be left out where the folder holds exactly one `*.recoupe`.
- **Language**: French or English, by `--lang` or the locale. Values in JSON and CSV are the same in both.
- **Formats**: `table` for people, `json` and `csv` with every column, `md` to paste. CSV cells that a spreadsheet would run as a
  formula begin with an apostrophe.
- **Exit status**: 0 all read, 1 usage or nothing readable, 2 built but some inputs were rejected, 130 interrupted.
- **`--as-known-on DAY`** brings everything together anew from the articles published by that day: no date, status or count rests on
  a later one.
- A mistake is told in one line: what, where, what to do. `RECOUPE_DEBUG=1` shows the traceback of a fault in recoupe itself.
"""


def _command(name: str, command: click.Command) -> str:
    parent = click.Context(cli.cli, info_name="recoupe", **cli.cli.context_settings)
    context = click.Context(command, info_name=name, parent=parent, **command.context_settings)
    usage = command.get_usage(context).removeprefix("Usage: ")
    lines = [f"## {name}\n", (command.help or "") + "\n", f"```\n{' '.join(usage.split())}\n```\n"]
    options = [record for p in command.params if (record := p.get_help_record(context))]
    rows = [
        f"| `{names.replace('|', chr(92) + '|')}` | {text.replace('|', chr(92) + '|')} |" for names, text in options
    ]
    rows.append(f"| `{', '.join(context.help_option_names)}` | {say('option.help')} |")
    return "\n".join([*lines, "| option | |", "| --- | --- |", *rows, ""])


def records_page() -> str:
    """The reference of the records: what the exports and the tables hold."""
    parts = [NOTE, "# The records\n", RECORDS_INTRODUCTION]
    for table, record in tables.TABLES.items():
        parts.append(_record(table, record))
    parts.append("# Parts of records\n")
    parts += [_record(record.__name__, record) for record in (records.Role, records.Borrowed)]
    parts.append("# Lists of values\n")
    parts += [f"- **{title}**: " + ", ".join(f"`{v}`" for v in values) for title, values in LISTS.items()]
    return "\n".join(parts) + "\n"


RECORDS_INTRODUCTION = """\
`recoupe export DOSSIER --format jsonl --output DIR` writes one file per record, one JSON object a line, sorted by id. The same records
are the tables of the dossier file. All fields are always there; `null` means that the text does not say. A span is `[start, end]`:
Unicode code points into the document's `text`, end exclusive, so that `text[start:end]` is the evidence. Dates are EDTF (ISO 8601-2).
"""

LISTS = {
    "event types (PLOVER 2.0)": records.EVENT_TYPES,
    "status": records.STATUSES,
    "kinds of actors": records.ACTOR_KINDS,
    "forms of mentions": records.MENTION_FORMS,
    "kinds of figures": records.FIGURE_KINDS,
    "qualifiers of figures": records.QUALIFIERS,
    "stances": records.STANCES,
    "assurance of a cue": records.ASSURANCES,
    "variants of shared words": records.VARIANTS,
}


def _record(name: str, record: type[records.Record]) -> str:
    rows = [f"| `{field}` | {kind} | {note} |" for field, kind, note in fields(name, record)]
    about = " ".join(line.strip() for line in (record.__doc__ or "").splitlines()).replace("``", "`")
    return "\n".join([f"## `{name}`\n", about + "\n", "| field | type | meaning |", "| --- | --- | --- |", *rows, ""])


def fields(name: str, record: type[records.Record]) -> list[tuple[str, str, str]]:
    """Name, type and meaning of each field of ``record``, which is exported as ``name``."""
    notes = tomllib.loads((Path(__file__).parent / "field_notes.toml").read_text(encoding="utf-8"))
    known = {**notes["all"], **notes.get(name, {}), **_comments(record)}
    return [(f.encode_name, _type(f.type), known.get(f.encode_name, "")) for f in msgspec.structs.fields(record)]


def _comments(record: type[records.Record]) -> dict[str, str]:
    """The ``#:`` comment above each field."""
    found: dict[str, str] = {}
    above: list[str] = []
    for line in inspect.getsource(record).splitlines():
        text = line.strip()
        if text.startswith("#:"):
            above.append(text[2:].strip())
        elif match := re.match(r"(\w+):", text):
            if above:
                found[match[1]] = " ".join(above).replace("``", "`").replace("|", "\\|")
            above = []
    return found


def _type(kind: Any) -> str:
    text = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
    text = text.replace("recoupe.records.", "").replace("typing.", "").replace("tuple[int, int]", "span")
    text = re.sub(r"tuple\[(.+?), \.\.\.\]", r"list of \1", text).replace("NoneType", "null").replace("None", "null")
    text = re.sub(r"dict\[str, (.+)\]", r"map of \1", text)
    return text.replace("str", "text").replace(" | ", " or ")


PAGES = {"docs/cli.md": cli_page, "docs/records.md": records_page}


def main() -> int:
    """Write the pages, or check them."""
    stale = 0
    for name, page in PAGES.items():
        path, content = ROOT / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        if "--check" in sys.argv:
            print(f"{name} is stale; run scripts/build_docs.py")
            stale = 1
        else:
            path.write_text(content, encoding="utf-8")
            print(f"wrote {name}")
    return stale


if __name__ == "__main__":
    sys.exit(main())
