using System.Text.Json.Serialization;

namespace Payments.Jobs;

/// <summary>What makes a job run.</summary>
[GenerateSerializer, Alias("job-trigger")]
public enum JobTrigger
{
    [JsonStringEnumMemberName("schedule")]
    Schedule,

    /// <summary>An administrator.</summary>
    [JsonStringEnumMemberName("manual")]
    Manual,
}
