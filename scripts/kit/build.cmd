@echo off
rem Builds the folder that runs without Python, from this folder alone: no network, no administrator.
setlocal
cd /d "%~dp0"
set WORK=%TEMP%\fujidesk-build
py -3.11 verify.py
if errorlevel 1 goto failed
py -3.11 -m venv "%WORK%\venv"
if errorlevel 1 goto failed
py -3.11 -m zipfile -e source.zip "%WORK%\source"
if errorlevel 1 goto failed
"%WORK%\venv\Scripts\python.exe" -m pip install --no-index --find-links wheels --disable-pip-version-check fujidesk[build]
if errorlevel 1 goto failed
cd /d "%WORK%\source"
"%WORK%\venv\Scripts\python.exe" -m PyInstaller --noconfirm --distpath "%~dp0dist" build_spec.spec
if errorlevel 1 goto failed
for /d %%F in ("%~dp0dist\fujidesk-*") do "%%F\fujidesk.exe" --self-test --report "%~dp0dist\self-test.txt"
if errorlevel 1 goto failed
echo OK: "%~dp0dist"
pause
exit /b 0
:failed
echo FAILED
pause
exit /b 1
