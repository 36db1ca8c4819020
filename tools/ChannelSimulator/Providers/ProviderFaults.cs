using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Payments.ChannelSimulator.Http;

namespace Payments.ChannelSimulator.Providers;

/// <summary>Spoils the answers of providers: armed by attempt at POST /provider-faults, or by a provider's own test token.</summary>
internal sealed partial class ProviderFaults(SimulatorOptions options, IHostApplicationLifetime lifetime)
{
    public const string Path = "/provider-faults";

    private static readonly Dictionary<string, ProviderFault> ByName =
        Enum.GetValues<ProviderFault>().ToDictionary(fault => Capital().Replace(fault.ToString(), "_$0").ToLowerInvariant(), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, ProviderFault> _armed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _struck = new(StringComparer.Ordinal);

    public static ProviderFault? Named(string name) => ByName.TryGetValue(name, out var fault) ? fault : null;

    public Task Arm(HttpContext http)
    {
        if (http.Request.Query["attempt"] is not [{ Length: > 0 } attempt] || http.Request.Query["fault"] is not [{ } name] || Named(name) is not { } fault)
            return Answers.Error(http, 400, "fault_invalid", $"attempt and fault are needed; faults are {string.Join(", ", ByName.Keys)}.");
        _armed[attempt] = fault;
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    /// <summary>An endpoint calls it when a request that moves money was found right, before it acts.</summary>
    /// <param name="byToken">What the payment method of the request asks for, which strikes an attempt once.</param>
    /// <returns>Whether the endpoint goes on; where not, the answer is written by <see cref="Pass"/>.</returns>
    public bool GoesOn(HttpContext http, string attempt, ProviderFault? byToken = null)
    {
        ProviderFault? fault = _armed.TryRemove(attempt, out var armed) ? armed : byToken is not null && _struck.TryAdd(attempt, 0) ? byToken : null;
        if (fault is null) return true;
        http.Items[typeof(ProviderFault)] = fault.Value;
        return fault is not (ProviderFault.ErrorBefore or ProviderFault.TimeoutBefore);
    }

    /// <summary>Stands before the endpoints of all providers.</summary>
    public async Task Pass(HttpContext http, RequestDelegate next)
    {
        var wire = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        await next(http);
        http.Response.Body = wire;
        if (http.Items[typeof(ProviderFault)] is ProviderFault fault) await Spoil(http, fault, answer.ToArray());
        else await Write(http, http.Response.StatusCode, answer.ToArray());
    }

    private async Task Spoil(HttpContext http, ProviderFault fault, byte[] answer)
    {
        switch (fault)
        {
            case ProviderFault.ErrorBefore or ProviderFault.ErrorAfter:
                await Write(http, 500, "<h1>500</h1>"u8.ToArray());
                break;
            case ProviderFault.TimeoutBefore or ProviderFault.Late:
                await Hang(http);
                break;
            case ProviderFault.Garbage:
                await Write(http, 200, "<html>\0{\"id\":"u8.ToArray());
                break;
            case ProviderFault.HalfBody:
                http.Response.ContentLength = answer.Length;
                await http.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2));
                await http.Response.Body.FlushAsync();
                http.Abort();
                break;
            case ProviderFault.OtherAmount:
                await Write(http, http.Response.StatusCode, Replace(answer, Amounts(), match => match.Groups[1].Value + (long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) + 100)));
                break;
            case ProviderFault.OtherCurrency:
                await Write(http, http.Response.StatusCode, Replace(answer, Currencies(), match => match.Groups[1].Value + (char.IsLower(match.Groups[2].Value[0]) ? "sek" : "SEK")));
                break;
            case ProviderFault.Redirect:
                http.Response.Headers.Location = "/elsewhere";
                await Write(http, 302, []);
                break;
            case ProviderFault.OkWithError:
                await Write(http, 200, """{"error":{"type":"api_error","message":"It failed."},"name":"INTERNAL_SERVER_ERROR","message":"It failed.","code":"40004","sub_code":"ACQ.SYSTEM_ERROR"}"""u8.ToArray());
                break;
        }
    }

    private static byte[] Replace(byte[] answer, Regex pattern, MatchEvaluator by) =>
        Encoding.UTF8.GetBytes(pattern.Replace(Encoding.UTF8.GetString(answer), by));

    private static async Task Write(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = status == 204 ? null : body.Length;
        if (body.Length > 0) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private async Task Hang(HttpContext http)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(options.Hang, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Capital();

    // Every field that a provider has for an amount, as a number or as a text in major units.
    [GeneratedRegex("""("(?:amount|amount_received|value|total_amount|buyer_pay_amount|receipt_amount|refund_fee|pay_amount|rest_amount)"\s*:\s*"?)(\d+)""")]
    private static partial Regex Amounts();

    [GeneratedRegex("""("(?:currency|currency_code|trans_currency|settle_currency|refund_currency)"\s*:\s*")([A-Za-z]{3})(?=")""")]
    private static partial Regex Currencies();
}
