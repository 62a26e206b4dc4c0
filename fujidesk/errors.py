"""The errors of the program: sentences for the user, in Japanese, fit to show as they are."""


class FujideskError(Exception):
    """Base of all errors that the program raises itself; its text is fit to show."""


class UserError(FujideskError):
    """Something the user can mend: says which file, line, sheet or row and what was expected."""


class MachineError(FujideskError):
    """Something of the machine (disk, lock, permission): says what happened and what to try."""


class CancelledError(FujideskError):
    """The user stopped long work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("中止しました。何も変更していません。")


class EditConflictError(UserError):
    """An edit whose value before is not what is stored: someone or something else changed it meanwhile."""


class YearLockedError(UserError):
    """An edit of the answers of a fiscal year whose results were approved: the approval is lifted first."""


class NoDatabaseError(UserError):
    """There is no database yet where one was asked for; it can be begun."""


class LockedError(MachineError):
    """The database is open elsewhere; it can still be opened read-only."""


class DamagedError(MachineError):
    """The database is not as it was written: what can be read can be saved, or a backup taken."""
