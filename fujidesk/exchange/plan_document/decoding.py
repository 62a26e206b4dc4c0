"""From the bytes of a file to its text, and the sentences about what is wrong with it.

Nothing is replaced or dropped while decoding: a byte that cannot be read makes the file a fault that is
told, since a lost character could be a figure. Lines are counted from 1 in sentences, from 0 in code.
"""

from dataclasses import dataclass

from fujidesk.errors import UserError

_FOREIGN_STARTS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word、Excel または ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word または Excel"),
)
_UTF8_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Document:
    """One file as lines, cleaned of tags and marks; line numbers shown to people begin with 1."""

    name: str
    lines: list[str]

    @property
    def last_line(self) -> int:
        """Number of the last line that holds anything."""
        number = len(self.lines)
        while number and not self.lines[number - 1].strip():
            number -= 1
        return number

    def fault(self, index: int, sentence: str) -> UserError:
        """Return the error for a line, given its index from 0."""
        return UserError(f"{self.name} の {index + 1} 行目: {sentence}")

    def broken_off(self, missing: str) -> UserError:
        """Return the error for a file that ends before `missing`."""
        return UserError(
            f"{self.name} は {self.last_line} 行目で途切れています。{missing}がありません。"
            "計画書の全体を書き出したファイルを選んでください。"
        )


def decode(name: str, data: bytes) -> str:
    """Return the text of a file in UTF-8 (with or without BOM) or CP932.

    Raises:
        UserError: empty, not a text file, or in another encoding; says what to do.
    """
    if not data.strip():
        raise UserError(f"{name} は空のファイルです。計画書のテキストファイルを選んでください。")
    _refuse_foreign(name, data)
    body = data.removeprefix(_UTF8_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as fault:
        text = _decode_cp932(name, body, fault)
    return text


def _refuse_foreign(name: str, data: bytes) -> None:
    """Refuse a file whose first bytes show that it is no text in an encoding that is read.

    Raises:
        UserError: PDF, Word, Excel, ZIP, UTF-16, or any file with a zero byte; says what to do.
    """
    for start, kind in _FOREIGN_STARTS:
        if data.startswith(start):
            raise UserError(
                f"{name} は {kind} のファイルで、テキストではありません。"
                "文字コード UTF-8 のテキストファイルに書き出してから選んでください。"
            )
    if data.startswith(_WIDE_BOMS):
        raise UserError(
            f"{name} の文字コードは UTF-16 です。UTF-8 か Shift_JIS（CP932）で保存し直してください。"
        )
    if b"\0" in data:
        raise UserError(
            f"{name} はテキストではないデータを含んでいます。計画書のテキストファイルを選んでください。"
        )


def _decode_cp932(name: str, body: bytes, fault: UnicodeDecodeError) -> str:
    """Return the text of a file that is not UTF-8, read as CP932.

    CP932, not Shift_JIS: files of Windows hold ～, 髙 and ①, which Python's shift_jis refuses.

    Args:
        name: of the file, for the sentence.
        body: the bytes behind a byte order mark.
        fault: why they are not UTF-8; a character cut in two at the very end means a truncated file.

    Raises:
        UserError: cut in the middle of a character, or in neither encoding; says the line.
    """
    line = len(body[: fault.start + 1].splitlines())
    if fault.reason == "unexpected end of data":
        raise UserError(
            f"{name} は {line} 行目の途中で途切れています。計画書の全体を書き出したファイルを選んでください。"
        ) from fault
    try:
        return body.decode("cp932")
    except UnicodeDecodeError as error:
        raise UserError(
            f"{name} の文字コードを判別できません（{line} 行目）。"
            "UTF-8 か Shift_JIS（CP932）で保存し直してください。"
        ) from error
