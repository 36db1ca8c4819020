using System.Text.Json.Serialization;

namespace Payments.Keys;

/// <summary>What money a merchant's key is meant for; its prefix says so too (mk_test_, mk_live_).</summary>
[GenerateSerializer, Alias("key-mode")]
public enum KeyMode
{
    [JsonStringEnumMemberName("test")]
    Test,

    [JsonStringEnumMemberName("live")]
    Live,
}
