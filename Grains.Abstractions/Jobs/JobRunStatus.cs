using System.Text.Json.Serialization;

namespace Payments.Jobs;

[GenerateSerializer, Alias("job-run-status")]
public enum JobRunStatus
{
    /// <summary>Planned, and not due yet.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    [JsonStringEnumMemberName("running")]
    Running,

    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>Something could not be done; what could was done.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Nothing was run, because the period had been done already.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,
}
