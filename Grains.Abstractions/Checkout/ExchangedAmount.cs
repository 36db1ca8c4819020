namespace Payments.Checkout;

/// <summary>What a payment in another currency counts in the one that its merchant settles in, by the rates of the moment it began.</summary>
/// <param name="Amount">In minor units, rounded half up, and never less than one.</param>
/// <param name="Currency">The settlement currency.</param>
/// <param name="FromPerBase">What one unit of the rates' base was worth in the payment's currency.</param>
/// <param name="ToPerBase">What it was worth in the settlement currency.</param>
/// <param name="AsOf">When the source of the rates says that they were so.</param>
[GenerateSerializer, Immutable, Alias("exchanged-amount")]
public sealed record ExchangedAmount(
    [property: Id(0)] long Amount,
    [property: Id(1)] string Currency,
    [property: Id(2)] decimal FromPerBase,
    [property: Id(3)] decimal ToPerBase,
    [property: Id(4)] DateTimeOffset AsOf);
