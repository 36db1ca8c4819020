using System.Text.Json.Serialization;

namespace Payments.Keys;

[GenerateSerializer, Alias("key-status")]
public enum KeyStatus
{
    [JsonStringEnumMemberName("active")]
    Active,

    [JsonStringEnumMemberName("revoked")]
    Revoked,
}
