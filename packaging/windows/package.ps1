# SPDX-License-Identifier: Apache-2.0
# Makes both installers on Windows x64, with a JDK 25, Maven and WiX 3 (variable WIX) at hand: target\dist\*.msi
# Signs where WINDOWS_SIGN_THUMBPRINT names a certificate of the machine's store; else it says so and goes on.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')

function Invoke-Step([string] $Program, [string[]] $Words) {
    & $Program @Words
    if ($LASTEXITCODE -ne 0) {
        throw "$Program ended with $LASTEXITCODE"
    }
}

function Invoke-Signing([string[]] $Files) {
    if (-not $env:WINDOWS_SIGN_THUMBPRINT) {
        Write-Warning "WINDOWS_SIGN_THUMBPRINT is not set: not signed: $Files"
        return
    }
    $time = $env:WINDOWS_SIGN_TIMESTAMP
    if (-not $time) {
        $time = 'http://timestamp.digicert.com'
    }
    $words = @('sign', '/sha1', $env:WINDOWS_SIGN_THUMBPRINT, '/fd', 'sha256', '/td', 'sha256', '/tr', $time)
    Invoke-Step 'signtool' ($words + $Files)
}

Invoke-Step 'mvn' @('-B', '-ntp', '-DskipTests', 'package')
Invoke-Step 'java' @('packaging/Image.java', 'windows')
Invoke-Signing @('target/dist/Clearline/Clearline.exe', 'target/dist/Clearline/clearline-cli.exe')
foreach ($scope in 'perMachine', 'perUser') {
    Invoke-Step 'java' @('packaging/windows/Msi.java', $scope, 'target/dist/Clearline', 'target/dist')
}
Invoke-Signing (Get-ChildItem 'target/dist' -Filter '*.msi' | ForEach-Object { $_.FullName })
