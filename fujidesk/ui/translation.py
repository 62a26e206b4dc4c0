"""Lets Qt's own words be Japanese too: the menus of editors, the print preview, standard buttons.

Our own texts are literals; these come from Qt's translation that PySide6 brings along.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_CATALOGUE = "qtbase_ja"


def speak_japanese(app: QCoreApplication) -> bool:
    """Put Qt's Japanese words on; False where the translation is missing, and Qt stays English."""
    # A locale of the office, whatever the PC's: dates and figures of Qt's own dialogs follow it.
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    translator = QTranslator(app)
    path = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load(_CATALOGUE, path) and QCoreApplication.installTranslator(translator)
