"""What is left out of the built folder, on Linux and on Windows."""

import re

import pytest

from scripts.parts import HERE
from scripts.trimming import EXCLUDED_MODULES, is_unused

KEPT = [
    "PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/lib/libQt6DBus.so.6", "PySide6/QtWidgets.abi3.so",
    "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "PySide6/Qt/plugins/imageformats/libqsvg.so", "PySide6/Qt/translations/qtbase_ja.qm",
    r"PySide6\plugins\platforms\qwindows.dll", r"PySide6\plugins\styles\qmodernwindowsstyle.dll",
    r"PySide6\Qt6Gui.dll", r"PySide6\translations\qtbase_ja.qm", "libX11.so.6", "numpy/_core/_multiarray_umath.so",
    "resources/icons/add.svg", "docs/manual/README.md", "PySide6/QtPrintSupport.pyd",
]  # fmt: skip
LEFT_OUT = [
    "PySide6/Qt/lib/libQt6Network.so.6", "libQt6Network.so.6", "PySide6/QtNetwork.abi3.so", "PySide6/QtDBus.abi3.so",
    "PySide6/Qt/plugins/tls/libqopensslbackend.so", "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/Qt/plugins/wayland-shell-integration/libqt-shell.so",
    "PySide6/Qt/plugins/imageformats/libqtiff.so", "PySide6/Qt/translations/qt_de.qm", "libgtk-3.so.0",
    r"PySide6\Qt6Network.dll", r"PySide6\QtNetwork.pyd", r"PySide6\plugins\tls\qschannelbackend.dll",
    r"PySide6\opengl32sw.dll", r"PySide6\translations\qtbase_fr.qm", "pillow.libs/libavif-c6062d5f.so.16.4.2",
]  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_what_is_needed_is_kept(name):
    assert not is_unused(name)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_never_loaded_is_left_out(name):
    assert is_unused(name)


def test_nothing_that_the_program_imports_is_left_out():
    source = "\n".join(path.read_text(encoding="utf-8") for path in (HERE / "fujidesk").rglob("*.py"))
    used = set(re.findall(r"(?:from|import) (PySide6\.\w+)", source))
    assert {"PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtPrintSupport"} <= used
    assert not used & set(EXCLUDED_MODULES)
    assert [name for name in used if is_unused(f"{name.replace('.', '/')}.pyd")] == []
