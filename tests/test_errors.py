"""The errors that are fit to show."""

import inspect

import pytest

from fujidesk import errors

OURS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("kind", OURS)
def test_every_error_is_one_of_ours(kind) -> None:
    assert issubclass(kind, errors.FujideskError)


def test_what_the_user_can_mend_is_told_from_what_the_machine_did() -> None:
    assert not issubclass(errors.UserError, errors.MachineError)
    assert issubclass(errors.EditConflictError, errors.UserError)
    assert issubclass(errors.LockedError, errors.MachineError)


def test_stopping_says_that_nothing_was_kept() -> None:
    assert str(errors.CancelledError()) == "中止しました。何も変更していません。"
    assert not isinstance(errors.CancelledError(), errors.UserError | errors.MachineError)
