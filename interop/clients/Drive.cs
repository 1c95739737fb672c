// Gives orders to Starfish.cs, many at a time, and gives those again that were left open, as a queue does.
// An order is a line: key, jobID, endAfterRow, "chain" or "", argument; what became of it is one too. Tabs part both.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using StarfishApi;

static class Drive
{
    static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("STARFISH_TIMES") ?? "40");
    static readonly int Deadline = int.Parse(Environment.GetEnvironmentVariable("STARFISH_DEADLINE") ?? "15");
    static readonly int Timeout = int.Parse(Environment.GetEnvironmentVariable("STARFISH_TIMEOUT") ?? "5");
    static StarfishClient client;

    static int Main()
    {
        client = new StarfishClient(
            Environment.GetEnvironmentVariable("STARFISH_USERNAME"),
            Environment.GetEnvironmentVariable("STARFISH_PASSWORD"),
            Environment.GetEnvironmentVariable("STARFISH_BASE_URL"),
            timeout: TimeSpan.FromSeconds(Timeout),
            inquiry: TimeSpan.FromSeconds(5));
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        var lines = new List<string>();
        using (var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)))
            for (string line = input.ReadLine(); line != null; line = input.ReadLine()) lines.Add(line);
        var room = new SemaphoreSlim(40);
        IEnumerable<Task> tasks = lines.Select(async line =>
        {
            await room.WaitAsync();
            try
            {
                string result = await Deliver(line);
                lock (output) output.WriteLine(result);
            }
            finally
            {
                room.Release();
            }
        });
        Task.WhenAll(tasks).GetAwaiter().GetResult();
        return 0;
    }

    static async Task<string> Deliver(string line)
    {
        string[] order = line.Split('\t');
        var job = new Job
        {
            ProjectID = "chaos",
            JobID = order[1],
            EndAfterRow = order[2],
            ChainJobs = order[3] != "",
            Argument = order[4],
            ThreadCount = "4",
        };
        var said = new List<string>();
        string outcome = "";
        IReadOnlyList<ResultsRow> rows = new ResultsRow[0];
        for (int time = 0; time < Times && outcome != "ended" && outcome != "failed" && outcome != "refused"; time++)
        {
            try
            {
                rows = await client.RunAsync(job, order[0], TimeSpan.FromSeconds(Deadline));
                outcome = "ended";
            }
            catch (StarfishException error)
            {
                outcome = NameOf(error);
                rows = (error as JobFailedException)?.Rows ?? new ResultsRow[0];
                said.Add(error.Message);
            }
        }
        string told = string.Join(",", rows.Select(row => row.Status + ":" + row.TotalRows));
        return string.Join("\t", order[0], outcome, told, string.Join(" / ", said));
    }

    static string NameOf(StarfishException error)
    {
        if (error is JobFailedException) return "failed";
        if (error is RefusedException refused) return refused.Status == 200 ? "refused" : "turned away";
        return error.GetType().Name.Replace("Exception", "");
    }
}
