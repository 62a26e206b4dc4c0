"""Sets the program up on a fresh machine and opens it, or runs its tests.

python3 start.py            makes .venv beside this file, installs the pinned packages, opens the program
python3 start.py test       the same with the test packages, then runs the tests
python3 start.py setup      only installs (with `setup test`: the test packages too)

Further arguments go to the program or to pytest. Needs nothing but Python 3.11 or newer.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "fujidesk-installed"
DEBIAN_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon": "libxkbcommon0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-image": "libxcb-image0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-randr": "libxcb-randr0",
}


def main() -> int:
    """Install what is missing, then do what the arguments ask for."""
    if sys.version_info < (3, 11):  # noqa: UP036  # somebody may start it with an older one
        print("Python 3.11 以上が必要です。", file=sys.stderr)
        return 2
    words = sys.argv[1:]
    only_setup = words[:1] == ["setup"]
    words = words[1:] if only_setup else words
    testing = words[:1] == ["test"]
    if sys.platform == "linux":
        _install_debian_packages()
    _install(testing)
    if only_setup:
        return 0
    if testing:
        return subprocess.call([str(PYTHON), "-m", "pytest", *words[1:]], cwd=HERE)
    return subprocess.call([str(PYTHON), "-m", "fujidesk", *words])


def _install_debian_packages() -> None:
    missing = [
        package for name, package in DEBIAN_LIBRARIES.items() if ctypes.util.find_library(name) is None
    ]
    try:
        import ensurepip  # noqa: F401  # Debian ships it apart, in python3-venv
    except ImportError:
        missing.append("python3-venv")
    if not missing or shutil.which("apt-get") is None:
        return
    rights = [] if os.geteuid() == 0 else ["sudo"]
    if rights and shutil.which("sudo") is None:
        print(f"次のパッケージを管理者が入れる必要があります: {' '.join(missing)}", file=sys.stderr)
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call([*rights, "apt-get", "update", "-qq"], env=quiet, stdout=subprocess.DEVNULL)
    subprocess.call(
        [*rights, "apt-get", "install", "-y", "-qq", *missing], env=quiet, stdout=subprocess.DEVNULL
    )


def _install(testing: bool) -> None:
    wanted = hashlib.sha256()
    for name in ("constraints.txt", "pyproject.toml"):
        wanted.update((HERE / name).read_bytes())
    mark = f"{wanted.hexdigest()} {'test' if testing else 'run'}"
    have = STAMP.read_text() if STAMP.exists() else ""
    if have == mark or have == mark.replace(" run", " test"):
        return
    if not PYTHON.exists():
        subprocess.check_call([sys.executable, "-m", "venv", str(VENV)])
    target = f"{HERE}[test]" if testing else str(HERE)
    print("必要な部品を入れています（初回だけ、数分かかります）…", flush=True)
    subprocess.check_call(
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "-c", str(HERE / "constraints.txt"), "-e", target]
    )  # fmt: skip
    STAMP.write_text(mark)


if __name__ == "__main__":
    sys.exit(main())
