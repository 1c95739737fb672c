// Asks for a token, which the other samples take from STARFISH_TOKEN.
// Needs STARFISH_USERNAME and STARFISH_PASSWORD. .NET 8, .NET Framework 4.7.2 or Mono, no packages.
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

static class RequestToken
{
    static int Main()
    {
        return Run().GetAwaiter().GetResult();
    }

    static async Task<int> Run()
    {
        string address = Environment.GetEnvironmentVariable("STARFISH_BASE_URL") ?? "https://api.starfishetl.com";
        var login = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["username"] = Environment.GetEnvironmentVariable("STARFISH_USERNAME"),
            ["password"] = Environment.GetEnvironmentVariable("STARFISH_PASSWORD"),
        });
        using (var client = new HttpClient())
        using (HttpResponseMessage answer = await client.PostAsync(address + "/token", login))
        {
            string body = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                // error and error_description, unlike the errors of every other operation.
                Console.Error.WriteLine("No token: " + (int)answer.StatusCode + " " + body);
                return 1;
            }
            string token = Regex.Match(body, "\"access_token\"\\s*:\\s*\"([^\"]*)\"").Groups[1].Value;
            // Keep it for all calls until shortly before its end, and show it to nobody.
            Match seconds = Regex.Match(body, "\"expires_in\"\\s*:\\s*([0-9]+)");
            Console.WriteLine(token == "" ? "No token" : "A token for " + seconds.Groups[1].Value + " seconds");
            return token == "" ? 1 : 0;
        }
    }
}
