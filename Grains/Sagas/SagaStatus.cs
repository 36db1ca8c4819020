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
}
