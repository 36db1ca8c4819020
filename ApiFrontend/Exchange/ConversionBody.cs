using Payments.Exchange;

namespace Payments.Api.Exchange;

/// <param name="Amount">In minor units of from.</param>
/// <param name="Converted">In minor units of to.</param>
/// <param name="AsOf">When the source says that the rates were so.</param>
internal sealed record ConversionBody(long Amount, string From, long Converted, string To, DateTimeOffset AsOf)
{
    public static ConversionBody Of(ConversionView view) => new(view.From.Minor, view.From.Currency, view.To.Minor, view.To.Currency, view.AsOf);
}
