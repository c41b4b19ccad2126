@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts Clearline from a build: finds a Java 25, then hands every argument on.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0.."
set "JAVA="

if defined JAVA_HOME call :candidate "%JAVA_HOME%"
if not defined JAVA for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\zulu-*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :candidate "%%~fD"
if not defined JAVA for /f "delims=" %%J in ('where java 2^>nul') do if not defined JAVA call :candidate "%%~dpJ.."

if not defined JAVA (
    echo clearline: Java 25 is needed; install a JDK 25 ^(for example Eclipse Temurin 25^) or set JAVA_HOME to one. 1>&2
    exit /b 70
)

"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xmx512m ^
    --enable-native-access=ALL-UNNAMED,javafx.graphics ^
    --module-path "%HERE%\fx" --add-modules javafx.controls ^
    -classpath "%HERE%\lib\*" app.clearline.Main %*
exit /b %ERRORLEVEL%

rem A folder with a JDK or JRE of version 25 or later in it.
:candidate
if not exist "%~1\bin\java.exe" exit /b 1
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>nul || exit /b 1
set "JAVA=%~1\bin\java.exe"
exit /b 0
