// Starts a job once, with an answer at its end.
// Needs STARFISH_TOKEN, see requestToken. .NET 8, .NET Framework 4.7.2 or Mono, no packages.
using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

static class ExecuteJob
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
        Client.Timeout = TimeSpan.FromMinutes(60);
        return Run().GetAwaiter().GetResult();
    }

    /// <summary>The statuses of a run, one for each of its jobs; none where it is not known (yet).</summary>
    static string[] Statuses(Tuple<int, string> answer)
    {
        if (answer?.Item1 != 200) return new string[0];
        MatchCollection found = Regex.Matches(answer.Item2, "\"status\"\\s*:\\s*(?:\"([^\"]*)\"|null)");
        return found.Cast<Match>().Select(each => each.Groups[1].Value).ToArray();
    }

    /// <summary>A UUID of version 5: the same runID for the same key, here and in every other client.</summary>
    static string RunIDFor(string key)
    {
        // The namespace for URLs, with its bytes in the order of the network.
        byte[] space = new Guid("11b8a76b-ad9d-d111-80b4-00c04fd430c8").ToByteArray();
        using (SHA1 sha = SHA1.Create())
        {
            byte[] hash = sha.ComputeHash(space.Concat(Encoding.UTF8.GetBytes("urn:starfish-run:" + key)).ToArray());
            hash[6] = (byte)(hash[6] & 0x0f | 0x50);
            hash[8] = (byte)(hash[8] & 0x3f | 0x80);
            string hex = BitConverter.ToString(hash, 0, 16).Replace("-", "").ToLowerInvariant();
            return Regex.Replace(hex, "^(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
        }
    }

    static async Task<int> Run()
    {
        // The same order always has the same runID: started again, this program starts no second run.
        string runID = RunIDFor("order-1042");
        var answer = await Call("/v1/Results/" + runID);
        bool isList = answer?.Item1 == 200 && Regex.IsMatch(answer.Item2, @"^\s*(\[|null)");
        if (!isList && answer?.Item1 != 404)
            return Fail("Nothing was started, the Results cannot be asked: " + answer);
        bool isStarted = Statuses(answer).Length > 0;
        if (!isStarted)
        {
            answer = await Call("/v1/ExecuteJob", "{ \"runID\": \"" + runID + "\","
                + " \"projectID\": \"3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f\","
                + " \"jobID\": \"9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10\", \"argument\": \"Region = 'EMEA'\" }");
            isStarted = answer?.Item1 == 200;
            if (answer?.Item1 >= 300 && answer.Item1 < 500 && answer.Item1 != 408)
                return Fail("The job was not started: " + answer);
            if (!isStarted) Console.Error.WriteLine("It may have started. It is not sent again, the Results are asked");
        }

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
                return Fail("Whether run " + runID + " started is unknown. Look before you start it again");
            if (waited.TotalHours > 1) return Fail("Run " + runID + " has not ended within an hour. It goes on");
        }
    }
}
