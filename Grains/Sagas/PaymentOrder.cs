using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Limits;
using Payments.Checkout;

namespace Payments.Sagas;

/// <summary>What a payment saga was asked for, with the merchant's terms at that moment, and its first answer.</summary>
public sealed record PaymentOrder
{
    public string Fingerprint { get; init; } = "";

    public long Amount { get; init; }

    public string Currency { get; init; } = "";

    public string Method { get; init; } = "";

    /// <summary>Tokens of their own for the channels of the route; null where <see cref="Method"/> serves them all.</summary>
    public ImmutableSortedDictionary<string, string>? Methods { get; init; }

    public string? OrderNumber { get; init; }

    /// <summary>The order that it pays; null when it brings its own along.</summary>
    public string? OrderId { get; init; }

    public string? Description { get; init; }

    /// <summary>Where the customer comes back to after acting at the channel.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>How many seconds it may wait for its customer; null is the standard time.</summary>
    public int? ExpiresIn { get; init; }

    /// <summary>Its hold is called by when it began, too (<see cref="HoldId"/>); null in sagas of before.</summary>
    public bool? OwnHold { get; init; }

    public LimitTerms Limits { get; init; } = new(0, 0, 0, "Etc/UTC");

    /// <summary>What it counts in its merchant's settlement currency; null where that is its own.</summary>
    public ExchangedAmount? Exchange { get; init; }

    [JsonIgnore]
    public long Counts => Exchange?.Amount ?? Amount;

    /// <summary>The merchant's day that the payment counts on, which its refunds give back to.</summary>
    public string? CountedOn { get; init; }

    /// <summary>
    /// The channel has the attempt: its amount only counts from now on, for it may be open for days, and what is held
    /// stands in a row that is written with every payment of the merchant's. Null as long as it is held.
    /// </summary>
    public bool? OnlyCounts { get; init; }

    public FeeTerms Fee { get; init; } = new(0, 0);

    /// <summary>The account at a channel that the attempt goes to; null in sagas of before there were several.</summary>
    public string? Channel { get; init; }

    /// <summary>Where the payment goes on to when its channel declines in a way that another one may not; null where nowhere.</summary>
    public ImmutableArray<string>? Fallbacks { get; init; }

    /// <summary>The attempts that it has left behind; null where there are none.</summary>
    public ImmutableArray<EarlierAttempt>? Earlier { get; init; }

    /// <summary>What the channel called the attempt, where it is still open.</summary>
    public string? Reference { get; init; }

    /// <summary>What the creating request was answered with; every repetition is answered the same.</summary>
    public PaymentView? Answer { get; init; }
}
