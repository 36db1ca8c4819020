using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>What a channel takes of a payment: millionths of the amount, rounded half up to a minor unit, and a fixed part.</summary>
/// <param name="FixedHundredths">The fixed part in hundredths of the currency's major unit, rounded half up to its minor unit: 30 is 0.30 dollars, 0.300 dinars, 0 yen.</param>
/// <param name="Fixed">The fixed part of currencies that have one of their own, in minor units.</param>
[GenerateSerializer, Immutable, Alias("channel-fee")]
public sealed record ChannelFee(
    [property: Id(0)] string Channel,
    [property: Id(1)] int PartsPerMillion,
    [property: Id(2)] long FixedHundredths = 0,
    [property: Id(3)] ImmutableArray<CurrencyFee>? Fixed = null);

[GenerateSerializer, Immutable, Alias("currency-fee")]
public sealed record CurrencyFee(
    [property: Id(0)] string Currency,
    [property: Id(1)] long Minor);
