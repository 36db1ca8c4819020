using System.Collections.Immutable;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>The bounds of the channels' fees.</summary>
public static class FeesInput
{
    private const int Million = 1_000_000;
    private const long MostFixed = 1_000_000_000;

    /// <param name="before">The fees that they replace: no channel may be forgotten, for without a fee it would look free.</param>
    public static Refusal? Check(ImmutableArray<ChannelFee> fees, ImmutableArray<ChannelFee> before)
    {
        if (Bounds.Each("fees", fees, CheckFee) is { } refusal) return refusal;
        var channels = fees.OrEmpty().Select(fee => fee.Channel).ToList();
        if (channels.Distinct().Count() != channels.Count) return RoutingRefusals.Invalid("fees", "fees names a channel twice.");
        return before.Select(fee => fee.Channel).Except(channels).FirstOrDefault() is { } missing
            ? RoutingRefusals.Invalid("fees", $"The fee of {missing} is missing: the fees are replaced as a whole.")
            : null;
    }

    private static Refusal? CheckFee(string field, ChannelFee fee) =>
        Bounds.IsWord($"{field}.channel", fee.Channel)
        ?? Bounds.Within($"{field}.parts_per_million", fee.PartsPerMillion, 0, Million)
        ?? Bounds.Within($"{field}.fixed_hundredths", fee.FixedHundredths, 0, MostFixed)
        ?? Bounds.Each($"{field}.fixed", fee.Fixed, (at, own) => Bounds.IsCurrency($"{at}.currency", own.Currency) ?? Bounds.Within($"{at}.minor", own.Minor, 0, MostFixed))
        ?? (fee.Fixed.OrEmpty().Select(own => own.Currency).Distinct().Count() == fee.Fixed.OrEmpty().Length ? null : RoutingRefusals.Invalid($"{field}.fixed", $"{field}.fixed names a currency twice."));
}
