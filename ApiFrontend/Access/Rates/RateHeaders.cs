using System.Globalization;
using Payments.Merchants;

namespace Payments.Api.Access.Rates;

/// <summary>The RateLimit and RateLimit-Policy headers of draft-ietf-httpapi-ratelimit-headers.</summary>
internal static class RateHeaders
{
    public const string Limit = "RateLimit";
    public const string Policy = "RateLimit-Policy";

    /// <summary>The windows slide, so that what remains is surely taken within the window's whole length; where nothing does, t is the wait.</summary>
    public static void Write(IHeaderDictionary headers, RateDecision decision)
    {
        var (rate, wait) = (decision.Rate, Seconds(decision.Wait));
        headers[Policy] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"second\";q={rate.PerSecond};w=1, \"minute\";q={rate.PerMinute};w=60, \"hour\";q={rate.PerHour};w=3600, \"concurrent\";q={rate.Concurrent};qu=\"concurrent-requests\"");
        headers[Limit] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"second\";r={decision.SecondLeft};t={T(decision.SecondLeft, 1)}, \"minute\";r={decision.MinuteLeft};t={T(decision.MinuteLeft, 60)}, \"hour\";r={decision.HourLeft};t={T(decision.HourLeft, 3600)}");

        int T(int left, int window) => left > 0 || wait == 0 ? window : wait;
    }

    /// <summary>Rounded up: who comes back after so many seconds is not too early.</summary>
    public static int Seconds(TimeSpan wait) => (int)((wait.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
}
