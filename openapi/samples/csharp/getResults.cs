// Waits for a run that was started before and reads its results.
// Needs STARFISH_TOKEN, see requestToken, and the runID in STARFISH_RUN_ID.
// .NET 8, .NET Framework 4.7.2 or Mono, no packages.
using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

static class GetResults
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

    /// <summary>The statuses of a run, one for each of its jobs; none where it is not known (yet).</summary>
    static string[] Statuses(Tuple<int, string> answer)
    {
        if (answer?.Item1 != 200) return new string[0];
        MatchCollection found = Regex.Matches(answer.Item2, "\"status\"\\s*:\\s*(?:\"([^\"]*)\"|null)");
        return found.Cast<Match>().Select(each => each.Groups[1].Value).ToArray();
    }

    static async Task<int> Run()
    {
        string runID = Environment.GetEnvironmentVariable("STARFISH_RUN_ID");
        bool isStarted = false;
        Tuple<int, string> answer;

        for (DateTime begin = DateTime.UtcNow; ; await Task.Delay(2000))
        {
            answer = await Call("/v1/Results/" + runID);
            if (answer?.Item1 == 401) return Fail("Run " + runID + " goes on, but: " + answer);
            string[] statuses = Statuses(answer);
            if (statuses.Length > 0 && statuses.All(each => each == "Complete" || each == "Failed"))
            {
                Console.WriteLine(answer.Item2);
                return statuses.Contains("Failed") ? 1 : 0;
            }
            TimeSpan waited = DateTime.UtcNow - begin;
            if (statuses.Length == 0 && !isStarted && waited.TotalSeconds > 30)
                return Fail("Nobody knows run " + runID);
            if (waited.TotalHours > 1) return Fail("Run " + runID + " has not ended within an hour. It goes on");
        }
    }
}
