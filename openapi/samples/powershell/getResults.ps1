# Waits for a run that was started before and reads its results.
# Needs $env:STARFISH_TOKEN, see requestToken, and the runID in $env:STARFISH_RUN_ID. PowerShell 5.1 or later.
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

$runID = $env:STARFISH_RUN_ID
$isStarted = $false

# The rows of a run, one for each of its jobs; none where the server knows nothing of it (yet).
function Get-Results {
    try { $rows = Invoke-RestMethod "$base/v1/Results/$runID" -TimeoutSec 60 @options }
    catch { if ((Get-Status $_) -eq 404) { return } else { throw } }
    # A gateway's page is a text.
    if ($rows -is [string]) { throw "No list of rows: $rows" }
    $rows
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
        Write-Error "Nobody knows run $runID"
    }
    if ($waited -gt 3600) { Write-Error "Run $runID has not ended within an hour. It goes on" }
    Start-Sleep -Seconds 2
}
$rows | Format-Table status, totalRows, inserts, updates, errors
if (@($rows | Where-Object { $_.status -eq 'Failed' }).Count -gt 0) { exit 1 }
