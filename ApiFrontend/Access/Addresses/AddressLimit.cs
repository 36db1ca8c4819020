using System.Globalization;
using System.Net;
using Payments.Api.Access.Rates;
using Payments.Api.Http;
using Payments.Api.OpenApi;

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

    /// <summary>Counts a wrong key or signature; null as long as the address has not sent too many. What came without either was counted before.</summary>
    public static IResult? AfterFailure(HttpContext http) =>
        IsToBeChecked(http) && Exceeded(http, http.RequestServices.GetRequiredService<AddressRate>())
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

    /// <summary>Routes check the key, or the channel's signature, and come back here where it is wrong.</summary>
    private static bool IsToBeChecked(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route } endpoint) return false;
        return endpoint.Metadata.GetMetadata<SignedByChannel>() is not null
            || (http.Request.Headers.ContainsKey(ApiKeyAccess.Header) && route.StartsWith("/v1/", StringComparison.Ordinal));
    }
}
