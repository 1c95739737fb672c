# Starts a job once and waits for its end.
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

# The same order always has the same runID, a UUID of version 5: started again, this program starts no second run.
$space = [byte[]](0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8)
$name = [Text.Encoding]::UTF8.GetBytes('urn:starfish-run:order-1042')
$hash = [Security.Cryptography.SHA1]::Create().ComputeHash([byte[]]($space + $name))
$hash[6] = $hash[6] -band 0x0f -bor 0x50
$hash[8] = $hash[8] -band 0x3f -bor 0x80
$hex = [BitConverter]::ToString($hash, 0, 16).Replace('-', '').ToLowerInvariant()
$runID = $hex -replace '^(.{8})(.{4})(.{4})(.{4})', '$1-$2-$3-$4-'

# The rows of a run, one for each of its jobs; none where the server knows nothing of it (yet).
function Get-Results {
    try { $rows = Invoke-RestMethod "$base/v1/Results/$runID" -TimeoutSec 60 @options }
    catch { if ((Get-Status $_) -eq 404) { return } else { throw } }
    # A gateway's page is a text.
    if ($rows -is [string]) { throw "No list of rows: $rows" }
    $rows
}

$isStarted = @(Get-Results | Where-Object { $_ }).Count -gt 0
if (-not $isStarted) {
    $order = @{
        runID     = $runID
        projectID = '3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f'
        jobID     = '9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10'
        argument  = "Region = 'EMEA'"
    }
    $answer = $null
    try {
        $answer = Invoke-RestMethod "$base/v1/ExecuteJobAsync" -Method Post -TimeoutSec 60 @options `
            -ContentType 'application/json; charset=utf-8' `
            -Body ([Text.Encoding]::UTF8.GetBytes(($order | ConvertTo-Json)))
    }
    catch {
        $status = Get-Status $_
        if ($status -ge 300 -and $status -lt 500 -and $status -ne 408) { throw }
        Write-Warning "No answer tells whether it started. It is not sent again, the Results are asked: $_"
    }
    if ($answer) {
        if ($answer.started -eq $false) { Write-Error "The job was not started: $($answer.error)" }
        $isStarted = $answer.started -eq $true
    }
}

$begin = Get-Date
while ($true) {
    $rows = @()
    try { $rows = @(Get-Results | ForEach-Object { $_ } | Where-Object { $_ }) }
    catch {
        if ((Get-Status $_) -eq 401) { throw }
        Write-Warning "Asking again: $_"
    }
    $open = @($rows | Where-Object { $_.status -notin 'Complete', 'Failed' })
    if ($rows.Count -gt 0 -and $open.Count -eq 0) { break }
    $waited = ((Get-Date) - $begin).TotalSeconds
    if ($rows.Count -eq 0 -and -not $isStarted -and $waited -gt 30) {
        Write-Error "Whether run $runID started is unknown. Look before you start it again"
    }
    if ($waited -gt 3600) { Write-Error "Run $runID has not ended within an hour. It goes on" }
    Start-Sleep -Seconds 2
}
$rows | Format-Table status, totalRows, inserts, updates, errors
if (@($rows | Where-Object { $_.status -eq 'Failed' }).Count -gt 0) { exit 1 }
