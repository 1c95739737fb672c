using System;

// The messages as a server of ASP.NET Web API declares them: plain classes, whose contract the framework makes from the
// namespace and the names. Members stand in the order of the vendor's help pages, which is not the order of the XML.
namespace StarfishAPI.Controllers
{
    public class execJobAsyncRequest
    {
        public string runID { get; set; }
        public string projectID { get; set; }
        public string jobID { get; set; }
        public bool chainJobs { get; set; }
        public int loggingLevel { get; set; }
        public string argument { get; set; }
        public string beginAtRow { get; set; }
        public string endAfterRow { get; set; }
        public string threadCount { get; set; }
        public string webHookURL { get; set; }
    }

    public class execJobAsyncResponse
    {
        public string runID { get; set; }
        public bool started { get; set; }
        public string error { get; set; }
    }

    public class execJobRequest
    {
        public string runID { get; set; }
        public string instance { get; set; }
        public string projectID { get; set; }
        public string jobID { get; set; }
        public bool chainJobs { get; set; }
        public int loggingLevel { get; set; }
        public string argument { get; set; }
        public string beginAtRow { get; set; }
        public string endAfterRow { get; set; }
        public string threadCount { get; set; }
    }

    public class resultsResponse
    {
        public string runID { get; set; }
        public DateTime startTime { get; set; }
        public string runTime { get; set; }
        public string status { get; set; }
        public int totalRows { get; set; }
        public int inserts { get; set; }
        public int updates { get; set; }
        public int deletes { get; set; }
        public int errors { get; set; }
        public int skips { get; set; }
        public int ignores { get; set; }
    }

    public class execJobResponse
    {
        public string runID { get; set; }
        public DateTime startTime { get; set; }
        public string runTime { get; set; }
        public string status { get; set; }
        public int totalRows { get; set; }
        public int inserts { get; set; }
        public int updates { get; set; }
        public int deletes { get; set; }
        public int errors { get; set; }
        public int skips { get; set; }
        public int ignores { get; set; }
        public string error { get; set; }
    }
}
