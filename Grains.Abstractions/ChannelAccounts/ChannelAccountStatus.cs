using System.Text.Json.Serialization;

namespace Payments.ChannelAccounts;

[GenerateSerializer, Alias("channel-account-status")]
public enum ChannelAccountStatus
{
    [JsonStringEnumMemberName("enabled")]
    Enabled,

    /// <summary>Takes no new payments. What it has is still asked for, captured, given back and let go there.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,
}
