using System.Text.Json.Serialization;

namespace Payments.Merchants;

/// <summary>What becomes of money that comes after its payment has expired.</summary>
[GenerateSerializer, Alias("late-success")]
public enum LateSuccess
{
    /// <summary>It goes back to the customer.</summary>
    [JsonStringEnumMemberName("refund")]
    Refund,

    /// <summary>The payment succeeds after all, where its order is still to be paid and the limits allow it.</summary>
    [JsonStringEnumMemberName("honour")]
    Honour,
}
