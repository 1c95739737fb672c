# Starts a job with any body as its argument. The server makes the runID: send it once, and never again.
# Needs $env:STARFISH_TOKEN, see requestToken. PowerShell 5.1 or later.
# Not run yet: the machine on which it was written has no PowerShell.
$ErrorActionPreference = 'Stop'
$base = if ($env:STARFISH_BASE_URL) { $env:STARFISH_BASE_URL } else { 'https://api.starfishetl.com' }
$options = @{
    Headers            = @{ Authorization = "Bearer $env:STARFISH_TOKEN"; Accept = 'application/json' }
    MaximumRedirection = 0
    UseBasicParsing    = $true
}

# The status of a failure; 0 where no whole answer came, so that the server may have acted.
function Get-Status($failure) {
    if ($failure.Exception.Response) { [int]$failure.Exception.Response.StatusCode } else { 0 }
}

$project = '3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f'
$job = '9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10'
$address = "$base/v1/Webhook?instance=acme&projectid=$project&jobid=$job"
try {
    $answer = Invoke-RestMethod $address -Method Post -TimeoutSec 60 @options `
        -ContentType 'application/json' -Body '{ "order": 1042, "region": "EMEA" }'
}
catch {
    $status = Get-Status $_
    if ($status -ge 300 -and $status -lt 500 -and $status -ne 408) { throw }
    Write-Error "No answer tells whether it started. Look before you send it again: $_"
}
if (-not $answer.started) { Write-Error "The job was not started: $($answer.error)" }
"Started as run $($answer.runID)"
