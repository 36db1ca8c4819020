using System.Text.Json.Serialization;

namespace Payments.Administrators;

[GenerateSerializer, Alias("administrator-status")]
public enum AdministratorStatus
{
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>None of the administrator's keys is accepted.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,
}
