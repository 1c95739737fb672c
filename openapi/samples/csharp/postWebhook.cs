// Starts a job with any body as its argument. The server makes the runID: send it once, and never again.
// Needs STARFISH_TOKEN, see requestToken. .NET 8, .NET Framework 4.7.2 or Mono, no packages.
using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

static class PostWebhook
{
    static readonly string Base =
        Environment.GetEnvironmentVariable("STARFISH_BASE_URL") ?? "https://api.starfishetl.com";
    static readonly HttpClient Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

    /// <summary>Status and body of an answer; null where no whole one came: the server may have acted.</summary>
    static async Task<Tuple<int, string>> Call(string path, string body = null)
    {
        try
        {
            var method = body == null ? HttpMethod.Get : HttpMethod.Post;
            using (var request = new HttpRequestMessage(method, Base + path))
            {
                if (body != null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                using (HttpResponseMessage answer = await Client.SendAsync(request))
                    return Tuple.Create((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
            }
        }
        catch (Exception error) when (error is HttpRequestException || error is OperationCanceledException)
        {
            Console.Error.WriteLine(error.InnerException?.Message ?? error.Message);
            return null;
        }
    }

    static int Fail(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }

    static int Main()
    {
        string token = Environment.GetEnvironmentVariable("STARFISH_TOKEN");
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        // On a connection that the server has just closed, .NET would send a request a second time by itself.
        Client.DefaultRequestHeaders.ConnectionClose = true;
        Client.Timeout = TimeSpan.FromMinutes(1);
        return Run().GetAwaiter().GetResult();
    }

    static async Task<int> Run()
    {
        var answer = await Call("/v1/Webhook?instance=acme&projectid=3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f"
            + "&jobid=9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10", "{ \"order\": 1042, \"region\": \"EMEA\" }");
        if (answer == null || answer.Item1 == 408 || answer.Item1 >= 500)
            return Fail("No answer tells whether it started. Look before you send it again: " + answer);
        if (!Regex.IsMatch(answer.Item2, "\"started\"\\s*:\\s*true")) return Fail("The job was not started: " + answer);
        Console.WriteLine("Started: " + answer.Item2);
        return 0;
    }
}
