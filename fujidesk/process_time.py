"""How long this process has been running, measured from its very start by the system's own clock."""

import os
import sys
import time
from pathlib import Path

_IMPORTED_AT = time.perf_counter()


def milliseconds_since_start() -> float:
    """Return the milliseconds since the process was started (elsewhere: since this import)."""
    if sys.platform == "linux":
        return _linux_ms()
    elif sys.platform == "win32":  # noqa: RET505 - the form that type checkers read as a platform check
        return _windows_ms()
    else:
        return (time.perf_counter() - _IMPORTED_AT) * 1000


if sys.platform == "linux":

    def _linux_ms() -> float:
        """Field 22 of /proc/self/stat is the start in clock ticks since boot (proc(5))."""
        ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000

elif sys.platform == "win32":

    def _windows_ms() -> float:
        """GetProcessTimes gives the creation in units of 100 ns since 1601."""
        import ctypes  # late: needed for measuring only
        from ctypes import wintypes

        times = [wintypes.FILETIME() for _ in range(4)]
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.GetProcessTimes.argtypes = [wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4]
        kernel.GetProcessTimes(kernel.GetCurrentProcess(), *[ctypes.byref(item) for item in times])
        created = (times[0].dwHighDateTime << 32) + times[0].dwLowDateTime
        return time.time() * 1000 - (created / 10_000 - 11_644_473_600_000)
