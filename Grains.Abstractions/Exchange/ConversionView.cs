using Payments.Money;

namespace Payments.Exchange;

/// <summary>An amount in another currency, rounded half up to its minor unit.</summary>
/// <param name="AsOf">Of the rates that it was converted with.</param>
[GenerateSerializer, Immutable, Alias("conversion")]
public sealed record ConversionView(
    [property: Id(0)] Amount From,
    [property: Id(1)] Amount To,
    [property: Id(2)] DateTimeOffset AsOf);
