using Payments.Outcomes;

namespace Payments.Exchange;

/// <summary>Every way a request about exchange rates is refused.</summary>
public static class ExchangeRefusals
{
    public static Refusal NotConfigured { get; } = new("EXCHANGE_RATES_NOT_CONFIGURED", RefusalKind.Conflict, "This installation has no source of exchange rates.");

    public static Refusal Stale { get; } = new(
        "EXCHANGE_RATES_STALE", RefusalKind.Conflict, "No exchange rates could be read within the last hour, or the source's own are older than five days: try again later.");

    public static Refusal OutOfRange { get; } = new("CONVERSION_OUT_OF_RANGE", RefusalKind.Forbidden, "The converted amount is larger than amounts can be.", "amount");

    public static Refusal Unknown(string currency) => new("EXCHANGE_RATE_UNKNOWN", RefusalKind.Forbidden, $"The source of exchange rates does not know {currency}.");
}
