using System.Globalization;
using Payments.Api.Http;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Access.Rates;

/// <summary>Refuses a merchant's request that is above its API rate, which its grain has decided together with the key.</summary>
internal static class MerchantRate
{
    /// <summary>Null when the request may go on. Administrators have no rate.</summary>
    public static IResult? Check(HttpContext http, KeyHolder caller)
    {
        if (caller.Rate is not { } decision) return null;
        RateHeaders.Write(http.Response.Headers, decision);
        if (decision.Wait > TimeSpan.Zero) return TooMany(http, decision.Wait, Exhausted(decision));
        return http.RequestServices.GetRequiredService<RequestsInFlight>().TryEnter(http.Response, caller.Id, decision.Rate.Concurrent)
            ? null
            : TooMany(http, TimeSpan.FromSeconds(1), $"{Number(decision.Rate.Concurrent)} requests at the same time");
    }

    private static IResult TooMany(HttpContext http, TimeSpan wait, string rate)
    {
        http.Response.Headers.RetryAfter = Number(RateHeaders.Seconds(wait));
        return Problem.Of(StatusCodes.Status429TooManyRequests, "RATE_LIMITED", $"The merchant may send {rate}: wait as long as Retry-After says, then repeat the request.");
    }

    private static string Exhausted(RateDecision decision) => decision switch
    {
        { HourLeft: 0 } => $"{Number(decision.Rate.PerHour)} requests an hour",
        { MinuteLeft: 0 } => $"{Number(decision.Rate.PerMinute)} requests a minute",
        _ => $"{Number(decision.Rate.PerSecond)} requests a second",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
