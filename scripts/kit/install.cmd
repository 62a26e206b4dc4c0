@echo off
rem Makes the program ready for this user, from this folder alone: no network, no administrator.
setlocal
cd /d "%~dp0"
set PLACE=%LOCALAPPDATA%\Programs\fujidesk
py -3.11 verify.py
if errorlevel 1 goto failed
py -3.11 -m venv "%PLACE%"
if errorlevel 1 goto failed
"%PLACE%\Scripts\python.exe" -m pip install --no-index --find-links wheels --disable-pip-version-check fujidesk
if errorlevel 1 goto failed
"%PLACE%\Scripts\fujidesk.exe" --self-test --report "%USERPROFILE%\fujidesk-self-test.txt"
if errorlevel 1 goto failed
echo OK: "%PLACE%\Scripts\fujidesk.exe"
pause
exit /b 0
:failed
echo FAILED
pause
exit /b 1
