using System.Globalization;
using System.Net;
using Payments.Api.Access.Rates;
using Payments.Api.Http;

namespace Payments.Api.Access.Addresses;

/// <summary>
/// Bounds what an address may send without a valid key: requests without any, requests that need none, and keys that are
/// wrong. A valid key is always let through, so that nobody can lock out the merchants behind the same address.
/// </summary>
internal sealed class AddressLimit(RequestDelegate next, AddressRate rate)
{
    private const string Code = "RATE_LIMITED";
    private const string Detail = "Your address has sent too many requests without a valid API key: wait as long as Retry-After says.";

    public Task Invoke(HttpContext http) =>
        !IsProbe(http) && !IsToBeChecked(http) && Exceeded(http, rate) ? Problem.Write(http, StatusCodes.Status429TooManyRequests, Code, Detail) : next(http);

    /// <summary>Counts a wrong key; null as long as the address has not sent too many. A missing key was counted before.</summary>
    public static IResult? AfterFailure(HttpContext http) =>
        http.Request.Headers.ContainsKey(ApiKeyAccess.Header) && Exceeded(http, http.RequestServices.GetRequiredService<AddressRate>())
            ? Problem.Of(StatusCodes.Status429TooManyRequests, Code, Detail)
            : null;

    private static bool Exceeded(HttpContext http, AddressRate rate)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (rate.Take(address) is not { } wait) return false;
        http.Response.Headers.RetryAfter = RateHeaders.Seconds(wait).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Whoever watches the process must not be taken for an attacker, nor be shut out by one.</summary>
    private static bool IsProbe(HttpContext http) => http.Request.Path.StartsWithSegments("/health");

    /// <summary>Every route of the API checks the key, and comes back here where it is wrong.</summary>
    private static bool IsToBeChecked(HttpContext http) =>
        http.Request.Headers.ContainsKey(ApiKeyAccess.Header)
        && http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }
        && route.StartsWith("/v1/", StringComparison.Ordinal);
}
