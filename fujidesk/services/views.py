"""Saved views: named filters with their columns.

What a view says (a ProjectFilter and the columns, as JSON) is made and read by the list; here it is a text.
Names are unique: saving under a name that is taken gives that view the new text, so the screens ask before.
"""

from fujidesk.errors import UserError
from fujidesk.models import journaling
from fujidesk.models.engine import Database
from fujidesk.services.text_values import tidy

NAME_LENGTH = 100


class ViewService:
    """Keeps saved views in the database, so that they travel with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> list[str]:
        """Return the names in the order of their making."""
        with self._database.reading() as session:
            return journaling.view_names(session)

    def load(self, name: str) -> str:
        """Return the spec of a view.

        Raises:
            UserError: there is no such view.
        """
        with self._database.reading() as session:
            spec = journaling.view_spec(session, name)
        if spec is None:
            raise UserError(f"ビュー「{name}」はありません。一覧を確かめてください。")
        return spec

    def save(self, name: str, spec: str) -> None:
        """Keep a view under a name; an existing view of this name gets the new spec.

        Raises:
            UserError: the name is empty or too long, or the database is read-only.
        """
        short = tidy(name).replace("\n", " ").strip()
        if not short or len(short) > NAME_LENGTH:
            raise UserError(f"ビューの名前を 1 文字以上 {NAME_LENGTH} 文字以内で入力してください。")
        from fujidesk.models import journal  # late: brings the ORM, see models.schema

        with self._database.writing() as session:
            journal.save_view(session, short, spec)

    def delete(self, name: str) -> None:
        """Remove a view.

        Raises:
            UserError: there is no such view, or the database is read-only.
        """
        from fujidesk.models import journal  # late: as in `save`

        with self._database.writing() as session:
            row = journal.view(session, name)
            if row is None:
                raise UserError(f"ビュー「{name}」はありません。一覧を確かめてください。")
            session.delete(row)
