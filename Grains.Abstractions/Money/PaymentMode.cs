using System.Text.Json.Serialization;

namespace Payments.Money;

/// <summary>
/// Whether money really moves. A merchant has one mode, for ever: its keys, payments, limits and balances are of that mode, and its
/// payments go to accounts at channels of that mode only.
/// </summary>
[GenerateSerializer, Alias("payment-mode")]
public enum PaymentMode
{
    [JsonStringEnumMemberName("test")]
    Test,

    [JsonStringEnumMemberName("live")]
    Live,
}
