// StarfishETL jobs from C#: one file, the class library alone, C# 7. Written for .NET Framework 4.7.2 or later (with
// references to System.Net.Http and System.Runtime.Serialization) and .NET 8, and run by the tests on Mono.
//
//     using (var starfish = new StarfishClient("ada@example.com", password))
//     {
//         var job = new Job { ProjectID = "crm", JobID = "contacts", Argument = "Region = 'EMEA'" };
//         foreach (ResultsRow row in await starfish.RunAsync(job, key: "order-1042"))
//             Console.WriteLine(row.Status + " " + row.TotalRows + " " + row.Errors);
//     }
//
// What the server does with a second start of the same run is unknown, so a start is sent once. It goes out again only
// where it certainly never left, or where the server refused it (401, 429) and the Results know nothing of its run. A key
// names what the run is for: the same key gives the same runID, and the Results are asked before anything is sent. So
// an order that a queue delivers twice runs once. Two processes that start one key at one moment are not kept apart.
//
// Every error is a StarfishException, and carries the RunID:
//
//     RefusedException            the server said no: to the login, the request or the job; a start was not acted on
//     ServerUnreachableException  no usable answer; a start was certainly not sent
//     StartUnknownException       the start may have arrived, and the Results do not tell; look before you start again
//     NotEndedException           the job runs longer than the deadline; WaitAsync(runID) goes on waiting
//     JobFailedException          the job ended as Failed; Rows has its counts
//
// MIT licence, from @starfish-api/openapi. Copy it into your project.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace StarfishApi
{
    /// <summary>What every error here is.</summary>
    public class StarfishException : Exception
    {
        /// <summary>The run that it is about, or null.</summary>
        public string RunID { get; }

        public StarfishException(string message, string runID) : base(message) => RunID = runID;
    }

    /// <summary>The server said no.</summary>
    public sealed class RefusedException : StarfishException
    {
        /// <summary>The status of HTTP; 200 where the server would not start the job.</summary>
        public int Status { get; }

        public RefusedException(string message, string runID, int status) : base(message, runID) => Status = status;
    }

    /// <summary>No usable answer came. A start was certainly not sent: it may be tried again later.</summary>
    public sealed class ServerUnreachableException : StarfishException
    {
        public ServerUnreachableException(string message, string runID) : base(message, runID) { }
    }

    /// <summary>Whether the job started is unknown. Ask with WaitAsync; start it again only once you know.</summary>
    public sealed class StartUnknownException : StarfishException
    {
        public StartUnknownException(string message, string runID) : base(message, runID) { }
    }

    /// <summary>The run had not ended at the deadline. It goes on; WaitAsync waits again.</summary>
    public sealed class NotEndedException : StarfishException
    {
        public NotEndedException(string message, string runID) : base(message, runID) { }
    }

    /// <summary>A job of the run ended as Failed.</summary>
    public sealed class JobFailedException : StarfishException
    {
        public IReadOnlyList<ResultsRow> Rows { get; }

        public JobFailedException(string message, string runID, IReadOnlyList<ResultsRow> rows)
            : base(message, runID) => Rows = rows;
    }

    /// <summary>What to run, and how. What is null is left out, so that the server's own default holds.</summary>
    [DataContract]
    public sealed class Job
    {
        [DataMember(Name = "projectID", EmitDefaultValue = false)]
        public string ProjectID { get; set; }

        [DataMember(Name = "jobID", EmitDefaultValue = false)]
        public string JobID { get; set; }

        /// <summary>Handed to the job, which sees it as @@VAR:JobArgument@@; usually a filter of rows.</summary>
        [DataMember(Name = "argument", EmitDefaultValue = false)]
        public string Argument { get; set; }

        /// <summary>Whether the jobs configured after this one run too.</summary>
        [DataMember(Name = "chainJobs", EmitDefaultValue = false)]
        public bool ChainJobs { get; set; }

        /// <summary>A number as text: "8" to start with, "24" at most, the vendor says.</summary>
        [DataMember(Name = "threadCount", EmitDefaultValue = false)]
        public string ThreadCount { get; set; }

        /// <summary>A number as text.</summary>
        [DataMember(Name = "beginAtRow", EmitDefaultValue = false)]
        public string BeginAtRow { get; set; }

        /// <summary>A number as text.</summary>
        [DataMember(Name = "endAfterRow", EmitDefaultValue = false)]
        public string EndAfterRow { get; set; }

        /// <summary>0 none, 1 low, 2 medium, 3 high.</summary>
        [DataMember(Name = "loggingLevel", EmitDefaultValue = false)]
        public int LoggingLevel { get; set; }

        [DataMember(Name = "webHookURL", EmitDefaultValue = false)]
        public string WebHookURL { get; set; }

        [DataMember(Name = "runID", EmitDefaultValue = false)]
        string RunID { get; set; }

        internal byte[] ToRequest(string runID)
        {
            var request = (Job)MemberwiseClone();
            request.RunID = runID;
            return Json.Write(request);
        }
    }

    /// <summary>What one job of a run did. Counts that the server leaves out are null.</summary>
    [DataContract]
    public sealed class ResultsRow
    {
        [DataMember(Name = "runID")] public string RunID { get; private set; }
        /// <summary>Complete and Failed end a job; any other word means that it is still running.</summary>
        [DataMember(Name = "status")] public string Status { get; private set; }
        /// <summary>As the server writes it: the offset may be missing.</summary>
        [DataMember(Name = "startTime")] public string StartTime { get; private set; }
        [DataMember(Name = "runTime")] public string RunTime { get; private set; }
        [DataMember(Name = "totalRows")] public int? TotalRows { get; private set; }
        [DataMember(Name = "inserts")] public int? Inserts { get; private set; }
        [DataMember(Name = "updates")] public int? Updates { get; private set; }
        [DataMember(Name = "deletes")] public int? Deletes { get; private set; }
        /// <summary>Rows that failed. Complete with errors is normal.</summary>
        [DataMember(Name = "errors")] public int? Errors { get; private set; }
        [DataMember(Name = "skips")] public int? Skips { get; private set; }
        [DataMember(Name = "ignores")] public int? Ignores { get; private set; }
    }

    /// <summary>A client for one user. Threads may share it: they share its token.</summary>
    /// <remarks>
    /// .NET Framework opens two connections at once; ServicePointManager.DefaultConnectionLimit raises that.
    /// </remarks>
    public sealed class StarfishClient : IDisposable
    {
        const int Attempts = 3;
        const int MaxAnswerBytes = 16 * 1024 * 1024;
        static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(1);
        static readonly Stopwatch Clock = Stopwatch.StartNew();

        readonly HttpClient http;
        readonly string baseUrl;
        readonly string username;
        readonly string password;
        readonly TimeSpan inquiry;
        readonly SemaphoreSlim login = new SemaphoreSlim(1, 1);
        string token;
        TimeSpan renewAt;
        RefusedException refusal;
        TimeSpan refusedUntil;

        /// <param name="timeout">For one answer. Default: 60 seconds.</param>
        /// <param name="inquiry">For the questions about a start that got no answer. Default: 30 seconds.</param>
        public StarfishClient(string username, string password, string baseUrl = "https://api.starfishetl.com",
            TimeSpan? timeout = null, TimeSpan? inquiry = null)
        {
            this.username = username ?? throw new ArgumentNullException(nameof(username));
            this.password = password ?? throw new ArgumentNullException(nameof(password));
            this.baseUrl = baseUrl.TrimEnd('/');
            this.inquiry = inquiry ?? TimeSpan.FromSeconds(30);
            http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                Timeout = timeout ?? TimeSpan.FromSeconds(60),
                MaxResponseContentBufferSize = MaxAnswerBytes,
            };
            http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            http.DefaultRequestHeaders.ExpectContinue = false;
            // On a connection that the server has just closed, .NET would send a request a second time by itself.
            http.DefaultRequestHeaders.ConnectionClose = true;
        }

        public void Dispose() => http.Dispose();

        /// <summary>The same runID for the same key, here and in every other client of this project.</summary>
        public static string RunIDFor(string key)
        {
            // The namespace for URLs of RFC 9562.
            byte[] space = new Guid("11b8a76b-ad9d-d111-80b4-00c04fd430c8").ToByteArray();
            byte[] name = new UTF8Encoding(false, true).GetBytes("urn:starfish-run:" + key);
            using (SHA1 sha = SHA1.Create())
            {
                byte[] hash = sha.ComputeHash(space.Concat(name).ToArray());
                hash[6] = (byte)(hash[6] & 0x0f | 0x50);
                hash[8] = (byte)(hash[8] & 0x3f | 0x80);
                string hex = BitConverter.ToString(hash, 0, 16).Replace("-", "").ToLowerInvariant();
                return Regex.Replace(hex, "^(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
            }
        }

        /// <summary>Starts a job once and gives its rows when it has ended; with a chain, those of every job.</summary>
        /// <param name="deadline">How long to wait. Default: one hour.</param>
        public async Task<IReadOnlyList<ResultsRow>> RunAsync(Job job, string key = null, TimeSpan? deadline = null,
            CancellationToken cancellation = default(CancellationToken))
        {
            string runID = await StartAsync(job, key, null, cancellation).ConfigureAwait(false);
            return await WaitAsync(runID, deadline, job.ChainJobs, cancellation).ConfigureAwait(false);
        }

        /// <summary>Starts a job once and gives its runID: that of the key, else the one given, or a new one.</summary>
        public async Task<string> StartAsync(Job job, string key = null, string runID = null,
            CancellationToken cancellation = default(CancellationToken))
        {
            bool isNew = key == null && runID == null;
            runID = key != null ? RunIDFor(key) : runID ?? Guid.NewGuid().ToString();
            CheckRunID(runID);
            if (!isNew && (await ResultsAsync(runID, cancellation).ConfigureAwait(false)).Count > 0) return runID;
            string bearer = await CurrentTokenAsync(runID, null, cancellation).ConfigureAwait(false);
            byte[] body = job.ToRequest(runID);
            int sent = 0;
            int status = 0;
            string outcome = null;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                Answer answer;
                try
                {
                    HttpContent content = JsonContent(body);
                    answer = await SendAsync(HttpMethod.Post, "/v1/ExecuteJobAsync", bearer, content, cancellation)
                        .ConfigureAwait(false);
                }
                catch (UnsentException error)
                {
                    outcome = error.Message;
                    await Task.Delay(BackOff(attempt), cancellation).ConfigureAwait(false);
                    continue;
                }
                catch (LostException error)
                {
                    return await InquireAsync(runID, error.Message, inquiry, cancellation).ConfigureAwait(false);
                }
                sent++;
                status = answer.Status;
                StartAnswer start = answer.Status == 200 ? answer.Read<StartAnswer>() : null;
                outcome = start?.Error ?? answer.Told;
                if (answer.IsTransient || answer.Status == 200 && start?.Started == null)
                    return await InquireAsync(runID, outcome, inquiry, cancellation).ConfigureAwait(false);
                if (start?.Started == true) return runID;
                if (answer.Status != 401 && answer.Status != 429 || attempt + 1 == Attempts) break;
                if (answer.Status == 429)
                {
                    TimeSpan asked = answer.RetryAfter ?? BackOff(attempt);
                    if (asked > MaxRetryAfter) break;
                    await Task.Delay(asked, cancellation).ConfigureAwait(false);
                }
                else
                {
                    bearer = await OtherTokenAsync(bearer, runID, cancellation).ConfigureAwait(false);
                }
                // A gateway may refuse what it has passed on already.
                bool? isKnown = await IsKnownAsync(runID, cancellation).ConfigureAwait(false);
                if (isKnown == true) return runID;
                if (isKnown == null) break;
            }
            if (sent == 0)
            {
                string why = $"run {runID} was not started, nothing was sent: {Masked(outcome)}";
                throw new ServerUnreachableException(why, runID);
            }
            // The last refusal may be about a duplicate of the first start.
            if (sent > 1) return await InquireAsync(runID, outcome, TimeSpan.Zero, cancellation).ConfigureAwait(false);
            throw new RefusedException($"run {runID} was not started: {Masked(outcome)}", runID, status);
        }

        /// <summary>Gives the rows of a run when every job of it has ended. A failure to ask is waited out.</summary>
        /// <param name="deadline">How long to wait. Default: one hour.</param>
        public async Task<IReadOnlyList<ResultsRow>> WaitAsync(string runID, TimeSpan? deadline = null,
            bool isChain = false, CancellationToken cancellation = default(CancellationToken))
        {
            CheckRunID(runID);
            TimeSpan begin = Clock.Elapsed;
            TimeSpan end = begin + (deadline ?? TimeSpan.FromHours(1));
            string last = "the Results do not know it";
            bool isConfirmed = !isChain;
            bool wasRefused = false;
            while (true)
            {
                double delay = Math.Min(30, Math.Max(0.5, (Clock.Elapsed - begin).TotalSeconds / 16));
                try
                {
                    var rows = await AskResultsAsync(runID, end, cancellation).ConfigureAwait(false);
                    wasRefused = false;
                    if (rows.Count > 0) last = "its status is " + string.Join(", ", rows.Select(row => row.Status));
                    if (rows.Count > 0 && rows.All(row => row.Status == "Complete" || row.Status == "Failed"))
                    {
                        if (isConfirmed || Clock.Elapsed >= end) return Succeeded(runID, rows);
                        // The next job of a chain may have no row yet, so that a second answer has to say the same.
                        isConfirmed = true;
                        delay = 2;
                    }
                    else if (rows.Count > 0)
                    {
                        isConfirmed = !isChain;
                    }
                }
                catch (Exception error) when (error is UnsentException || error is LostException)
                {
                    last = error.Message;
                }
                // One refusal may be a gateway's.
                catch (RefusedException error) when (!wasRefused)
                {
                    last = error.Message;
                    wasRefused = true;
                }
                double left = (end - Clock.Elapsed).TotalSeconds;
                string why = $"run {runID} had not ended within {end - begin}: {Masked(last)}";
                if (left <= 0) throw new NotEndedException(why, runID);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(delay, left)), cancellation).ConfigureAwait(false);
            }
        }

        /// <summary>The rows of a run, one for each of its jobs; none where it is not known (yet).</summary>
        public async Task<IReadOnlyList<ResultsRow>> ResultsAsync(string runID,
            CancellationToken cancellation = default(CancellationToken))
        {
            CheckRunID(runID);
            for (int attempt = 0; ; attempt++)
            {
                try
                {
                    return await AskResultsAsync(runID, null, cancellation).ConfigureAwait(false);
                }
                catch (Exception error) when (error is UnsentException || error is LostException)
                {
                    string why = $"the Results of run {runID} cannot be asked for: {Masked(error.Message)}";
                    if (attempt + 1 == Attempts) throw new ServerUnreachableException(why, runID);
                }
                await Task.Delay(BackOff(attempt), cancellation).ConfigureAwait(false);
            }
        }

        async Task<IReadOnlyList<ResultsRow>> AskResultsAsync(string runID, TimeSpan? end,
            CancellationToken cancellation)
        {
            string path = "/v1/Results/" + Uri.EscapeDataString(runID);
            string bearer = await CurrentTokenAsync(runID, null, cancellation).ConfigureAwait(false);
            var answer = await SendAsync(HttpMethod.Get, path, bearer, null, cancellation, end).ConfigureAwait(false);
            if (answer.Status == 401)
            {
                bearer = await CurrentTokenAsync(runID, bearer, cancellation).ConfigureAwait(false);
                answer = await SendAsync(HttpMethod.Get, path, bearer, null, cancellation, end).ConfigureAwait(false);
            }
            if (answer.Status == 404 || answer.Status == 200 && answer.Text.Trim() == "null") return new ResultsRow[0];
            ResultsRow[] rows = answer.Status == 200 && answer.IsList ? answer.Read<ResultsRow[]>() : null;
            if (rows != null && rows.All(row => row != null)) return rows;
            bool mayPass = answer.Status == 200 || answer.Status == 429 || answer.IsTransient;
            if (mayPass) throw new LostException(answer.Told);
            string told = $"the Results of run {runID} were refused: {Masked(answer.Told)}";
            throw new RefusedException(told, runID, answer.Status);
        }

        /// <summary>Whether the Results know the run; null where they cannot be asked.</summary>
        async Task<bool?> IsKnownAsync(string runID, CancellationToken cancellation)
        {
            try
            {
                return (await ResultsAsync(runID, cancellation).ConfigureAwait(false)).Count > 0;
            }
            catch (StarfishException)
            {
                return null;
            }
        }

        /// <summary>Asks the Results about a start whose outcome is open; for a while, as they may be behind.</summary>
        async Task<string> InquireAsync(string runID, string reason, TimeSpan time, CancellationToken cancellation)
        {
            TimeSpan end = Clock.Elapsed + time;
            for (double delay = 0.5; ; delay = Math.Min(delay * 2, 8))
            {
                if (await IsKnownAsync(runID, cancellation).ConfigureAwait(false) == true) return runID;
                double left = (end - Clock.Elapsed).TotalSeconds;
                if (left <= 0)
                    throw new StartUnknownException($"whether run {runID} started is unknown: {Masked(reason)}", runID);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(delay, left)), cancellation).ConfigureAwait(false);
            }
        }

        /// <summary>The token that is held, or a new one where its end is near or it was refused.</summary>
        async Task<string> CurrentTokenAsync(string runID, string refused, CancellationToken cancellation)
        {
            await login.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                if (token == null || token == refused || Clock.Elapsed >= renewAt)
                    await LogInAsync(runID, cancellation).ConfigureAwait(false);
                return token;
            }
            finally
            {
                login.Release();
            }
        }

        /// <summary>A token to ask with after 401; without one nobody can tell what became of the start.</summary>
        async Task<string> OtherTokenAsync(string refused, string runID, CancellationToken cancellation)
        {
            try
            {
                return await CurrentTokenAsync(runID, refused, cancellation).ConfigureAwait(false);
            }
            catch (ServerUnreachableException error)
            {
                string why = $"whether run {runID} started is unknown: 401, then {error.Message}";
                throw new StartUnknownException(why, runID);
            }
        }

        async Task LogInAsync(string runID, CancellationToken cancellation)
        {
            // Many tries with a wrong password can lock the account.
            if (refusal != null && Clock.Elapsed < refusedUntil)
                throw new RefusedException(refusal.Message, runID, refusal.Status);
            string outcome = null;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                if (attempt > 0) await Task.Delay(BackOff(attempt - 1), cancellation).ConfigureAwait(false);
                try
                {
                    var form = new Dictionary<string, string>
                    {
                        ["grant_type"] = "password",
                        ["username"] = username,
                        ["password"] = password,
                    };
                    var content = new FormUrlEncodedContent(form);
                    Answer answer = await SendAsync(HttpMethod.Post, "/token", null, content, cancellation)
                        .ConfigureAwait(false);
                    if (answer.Status == 200 && KeepToken(answer.Read<TokenAnswer>())) return;
                    // What an answer with 200 says may be a token.
                    outcome = answer.Status == 200 ? "an answer without a token" : answer.Told;
                    if (answer.Status != 400 && answer.Status != 401) continue;
                    refusal = new RefusedException($"the login was refused: {Masked(outcome)}", runID, answer.Status);
                    refusedUntil = Clock.Elapsed + TimeSpan.FromSeconds(30);
                    throw refusal;
                }
                catch (Exception error) when (error is UnsentException || error is LostException)
                {
                    outcome = error.Message;
                }
            }
            throw new ServerUnreachableException($"no token could be had: {Masked(outcome)}", runID);
        }

        /// <summary>Whether there is a token. It is renewed a minute before its end, or a tenth of its life.</summary>
        bool KeepToken(TokenAnswer answer)
        {
            // Anything else would be refused as a header, with a message that shows it.
            if (answer?.Token == null || !Regex.IsMatch(answer.Token, @"^[\x21-\x7e]+\z")) return false;
            double known;
            bool ends = double.TryParse(answer.ExpiresIn, NumberStyles.Float, CultureInfo.InvariantCulture, out known);
            double lifetime = ends ? Math.Min(known, 1e9) : 1e9;
            token = answer.Token;
            renewAt = Clock.Elapsed + TimeSpan.FromSeconds(lifetime - Math.Min(60, lifetime / 10));
            return true;
        }

        /// <summary>One request. UnsentException: there was no connection; LostException: no whole answer.</summary>
        async Task<Answer> SendAsync(HttpMethod method, string path, string bearer, HttpContent content,
            CancellationToken cancellation, TimeSpan? end = null)
        {
            using (var request = new HttpRequestMessage(method, baseUrl + path) { Content = content })
            using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
            {
                if (bearer != null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
                // A poll near a deadline ends soon after it.
                double left = end == null ? double.MaxValue : (end.Value - Clock.Elapsed).TotalSeconds;
                limit.CancelAfter(TimeSpan.FromSeconds(Math.Max(1, Math.Min(left, 86400))));
                try
                {
                    using (var response = await http.SendAsync(request, limit.Token).ConfigureAwait(false))
                    {
                        byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
                        return new Answer((int)response.StatusCode, response.Headers.RetryAfter?.Delta, body);
                    }
                }
                catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
                {
                    throw new LostException($"no answer to {method} {path} in time");
                }
                catch (HttpRequestException error)
                {
                    string why = (error.InnerException ?? error).Message;
                    if (IsUnsent(error.InnerException)) throw new UnsentException($"no connection to {baseUrl}: {why}");
                    throw new LostException($"no whole answer to {method} {path}: {why}");
                }
                catch (IOException error)
                {
                    throw new LostException($"no whole answer to {method} {path}: {error.Message}");
                }
            }
        }

        /// <summary>
        /// Whether the connection did not come about. Where one was lost, .NET has an IOException around the socket's,
        /// and .NET Framework another status.
        /// </summary>
        static bool IsUnsent(Exception cause)
        {
            switch ((cause as WebException)?.Status)
            {
                case WebExceptionStatus.ConnectFailure:
                case WebExceptionStatus.NameResolutionFailure:
                case WebExceptionStatus.ProxyNameResolutionFailure:
                case WebExceptionStatus.TrustFailure:
                    return true;
                default:
                    return cause is SocketException || cause is AuthenticationException;
            }
        }

        static HttpContent JsonContent(byte[] body)
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            return content;
        }

        static IReadOnlyList<ResultsRow> Succeeded(string runID, IReadOnlyList<ResultsRow> rows)
        {
            if (rows.All(row => row.Status != "Failed")) return rows;
            throw new JobFailedException($"a job of run {runID} ended as Failed", runID, rows);
        }

        static TimeSpan BackOff(int attempt) =>
            TimeSpan.FromSeconds(0.5 * Math.Pow(2, attempt) * (0.75 + Guid.NewGuid().ToByteArray()[0] / 1024.0));

        static void CheckRunID(string runID)
        {
            if (runID.Trim('.', ' ') == "" || runID.Length > 36 || Regex.IsMatch(runID, @"[<>*%&:\\?/\x00-\x1f]"))
                throw new ArgumentException("expected up to 36 characters that can stand in an address", nameof(runID));
        }

        /// <summary>One bounded line without secrets, also where the server says them back.</summary>
        string Masked(string text)
        {
            // Shorter ones stand in every other word.
            foreach (string secret in new[] { password, token }.Where(each => each?.Length >= 4))
            {
                text = text.Replace(secret, "***").Replace(Json.Escaped(secret), "***");
                text = text.Replace(Uri.EscapeDataString(secret), "***").Replace(WebUtility.UrlEncode(secret), "***");
            }
            string line = Regex.Replace(text, @"[\p{C}\s]+", " ").Trim();
            return line.Length <= 500 ? line : line.Substring(0, 500);
        }
    }

    /// <summary>There was no connection: the server saw nothing.</summary>
    sealed class UnsentException : Exception
    {
        public UnsentException(string message) : base(message) { }
    }

    /// <summary>There was a connection and no usable answer: the server may have acted.</summary>
    sealed class LostException : Exception
    {
        public LostException(string message) : base(message) { }
    }

    sealed class Answer
    {
        readonly byte[] body;

        public Answer(int status, TimeSpan? retryAfter, byte[] body)
        {
            Status = status;
            RetryAfter = retryAfter;
            this.body = body;
        }

        public int Status { get; }
        public TimeSpan? RetryAfter { get; }
        public bool IsTransient => Status == 408 || Status >= 500;
        public string Text => Encoding.UTF8.GetString(body);
        /// <summary>The serializer would take an object for an empty list.</summary>
        public bool IsList => Text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("[", StringComparison.Ordinal);
        public string Told => $"HTTP {Status} " + (Text.Length <= 300 ? Text : Text.Substring(0, 300));

        /// <summary>The message, or null where the body is none.</summary>
        public T Read<T>() where T : class => Json.Read<T>(body);
    }

    [DataContract]
    sealed class StartAnswer
    {
        [DataMember(Name = "started")] public bool? Started { get; private set; }
        [DataMember(Name = "error")] public string Error { get; private set; }
    }

    [DataContract]
    sealed class TokenAnswer
    {
        [DataMember(Name = "access_token")] public string Token { get; private set; }
        /// <summary>Seconds. As text, because some servers write it so.</summary>
        [DataMember(Name = "expires_in")] public string ExpiresIn { get; private set; }
    }

    static class Json
    {
        public static byte[] Write<T>(T message)
        {
            using (var stream = new MemoryStream())
            {
                new DataContractJsonSerializer(typeof(T)).WriteObject(stream, message);
                return stream.ToArray();
            }
        }

        public static T Read<T>(byte[] body) where T : class
        {
            try
            {
                using (var stream = new MemoryStream(body))
                    return (T)new DataContractJsonSerializer(typeof(T)).ReadObject(stream);
            }
            catch (Exception error) when (error is SerializationException || error is FormatException
                || error is System.Xml.XmlException || error is OverflowException || error is ArgumentException)
            {
                return null;
            }
        }

        /// <summary>A text as it stands inside JSON.</summary>
        public static string Escaped(string text)
        {
            string quoted = Encoding.UTF8.GetString(Write(text)).Replace("\\/", "/");
            return quoted.Substring(1, quoted.Length - 2);
        }
    }
}
