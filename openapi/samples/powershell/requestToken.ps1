# Asks for a token and keeps it for the other samples: run it with a dot, ". ./requestToken.ps1".
# Needs $env:STARFISH_USERNAME and $env:STARFISH_PASSWORD. PowerShell 5.1 or later.
# Not run yet: the machine on which it was written has no PowerShell.
$base = if ($env:STARFISH_BASE_URL) { $env:STARFISH_BASE_URL } else { 'https://api.starfishetl.com' }
$login = @{
    grant_type = 'password'
    username   = $env:STARFISH_USERNAME
    password   = $env:STARFISH_PASSWORD
}
# Where the login is refused, this shows error and error_description, unlike the errors of every other operation.
$token = Invoke-RestMethod "$base/token" -Method Post -Body $login -TimeoutSec 60 -UseBasicParsing -ErrorAction Stop
$env:STARFISH_TOKEN = $token.access_token
"A token for $($token.expires_in) seconds"
