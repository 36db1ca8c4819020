using System.Text.Json.Serialization;

namespace Payments.Tiers;

/// <summary>When a day's payments are settled.</summary>
[GenerateSerializer, Alias("settlement-cycle")]
public enum SettlementCycle
{
    /// <summary>With the next day's run.</summary>
    [JsonStringEnumMemberName("T+1")]
    NextDay,

    /// <summary>With the same day's run.</summary>
    [JsonStringEnumMemberName("T+0")]
    SameDay,

    /// <summary>On the day itself, weekends included.</summary>
    [JsonStringEnumMemberName("D+0")]
    EveryDay,
}
