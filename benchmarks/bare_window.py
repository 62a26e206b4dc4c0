"""The plainest window to compare with: PySide6, an empty table, `import sqlalchemy`; says when painted."""

import sys

import sqlalchemy
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

assert sqlalchemy.__version__


class BareTable(QTableView):
    """A table that quits the application after it was first painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102  # Qt override
        super().paintEvent(event)
        QTimer.singleShot(0, self._done)

    def _done(self) -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        QApplication.quit()


def main() -> None:
    """Show the window until it is painted."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    view = BareTable()
    view.setModel(QStandardItemModel(0, 8, view))
    window.setCentralWidget(view)
    window.resize(1366, 768)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
