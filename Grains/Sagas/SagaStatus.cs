using System.Text.Json.Serialization;

namespace Payments.Sagas;

public enum SagaStatus
{
    [JsonStringEnumMemberName("running")]
    Running,

    [JsonStringEnumMemberName("completed")]
    Completed,

    [JsonStringEnumMemberName("compensated")]
    Compensated,

    /// <summary>What was done is being undone.</summary>
    [JsonStringEnumMemberName("compensating")]
    Compensating,

    /// <summary>It could not be undone; an operator has to look at it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
