"""From bytes to text: BOM, UTF-8, UTF-8 with stray bytes, Windows-1252; mojibake repaired; all of it noted."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from recoupe.ingest.limits import MAX_CHARACTERS
from recoupe.ingest.unreadable import Unreadable

#: up to this share of bytes may break UTF-8 before the file is taken to be in another encoding
NEARLY_UTF8 = 0.002
#: a larger share of NUL bytes is no text; fewer are damage, and dropped
MAX_NUL = 0.01
#: signatures of files that hold no plain text
_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP, Word or EPUB file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"SQLite format 3": "a SQLite database",
    b"\x7fELF": "a program",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: zero-width and direction marks, soft hyphens and control characters other than line ends and tabs
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]")
#: halves of characters, as broken JSON escapes leave them
_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """The text, and what had to be done to get it, in plain words.

    ``dropped`` maps offsets: before each offset of ``text``, that many invisible characters of the source were dropped.
    """

    text: str
    notes: tuple[str, ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode ``data``; the text is not cleaned yet (see ``clean``).

    Raises:
        Unreadable: the bytes are no text, or in no encoding that can be told.
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise Unreadable(f"{what}, not text: save its text as .txt and add that")
    text, notes = _characters(data)
    return Decoded(text, notes)


def clean(text: str, notes: tuple[str, ...] = (), limit: int = MAX_CHARACTERS) -> Decoded:
    """An article's text with line ends made ``\\n``, mojibake repaired, invisible characters dropped; all noted.

    Line ends keep their length, so that offsets stay those of the source.

    Raises:
        Unreadable: it has more than ``limit`` characters, too many for one article.
    """
    if len(text) > limit:
        raise Unreadable(f"{len(text):,} characters in one article, more than {limit:,}: split it")
    text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\f", "\n").replace("\x85", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    repaired = _repaired(text)
    if repaired != text:
        text, notes = repaired, (*notes, "wrongly decoded letters repaired")
    whole = _SURROGATE.sub("\ufffd", text)
    if whole != text:
        text, notes = whole, (*notes, "half characters replaced")
    visible = _INVISIBLE.sub("", text)
    if visible == text:
        return Decoded(text, notes)
    notes = (*notes, f"{len(text) - len(visible)} invisible characters dropped")
    return Decoded(visible, notes, _gaps(text))


def _gaps(text: str) -> tuple[tuple[int, int], ...]:
    """Where invisible characters stood: offset in the text without them, and how many stood there."""
    gaps: dict[int, int] = {}
    for count, match in enumerate(_INVISIBLE.finditer(text)):
        at = match.start() - count
        gaps[at] = gaps.get(at, 0) + 1
    return tuple(sorted(gaps.items()))


def _characters(data: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                raise Unreadable(f"broken {encoding.upper()}: save the file again as UTF-8") from None
    if data.count(b"\0") > MAX_NUL * len(data):
        raise Unreadable("a binary file, not text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _other(data)


def _other(data: bytes) -> tuple[str, tuple[str, ...]]:
    bad = len(data.decode("utf-8", "replace").split("\ufffd")) - 1
    multibyte = sum(byte >= 0xC2 for byte in data)
    if bad <= max(1, NEARLY_UTF8 * len(data)) and multibyte > bad:
        codecs.register_error("recoupe-1252", _as_1252)
        return data.decode("utf-8", "recoupe-1252"), (f"{bad} bytes that break UTF-8 read as Windows-1252",)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable("neither UTF-8 nor Windows-1252: save the file again as UTF-8") from None
    letters = sum(c.isalpha() or c.isspace() for c in text)
    if letters < 0.7 * len(text):
        raise Unreadable("a binary file, not text")
    return text, ("read as Windows-1252",)


def _as_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _repaired(text: str) -> str:
    import ftfy
    from ftfy.badness import is_bad

    if not is_bad(text):
        return text
    config = ftfy.TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        normalization=None,
        remove_terminal_escapes=False,
        fix_surrogates=True,
    )
    return ftfy.fix_text(text, config)
