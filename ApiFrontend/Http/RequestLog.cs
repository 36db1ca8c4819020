using System.Diagnostics;
using Payments.Api.Access;

namespace Payments.Api.Http;

/// <summary>One structured line per request: who asked for what, what came of it, how long it took. Never a body, a key or a query.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task Invoke(HttpContext http)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
            Name(Activity.Current, http, route);
            Request(
                log,
                http.Request.Method,
                route,
                http.Response.StatusCode,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                Caller.Of(http)?.Id,
                http.Items[Problem.CodeItem] as string,
                Activity.Current?.TraceId.ToHexString());
        }
    }

    /// <summary>The trace says the same as the line; the framework's own span has neither the route nor the status.</summary>
    private static void Name(Activity? span, HttpContext http, string route)
    {
        if (span is not { IsAllDataRequested: true }) return;
        span.DisplayName = $"{http.Request.Method} {route}";
        span.SetTag("http.request.method", http.Request.Method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= 500) span.SetStatus(ActivityStatusCode.Error);
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds:0.0} ms caller={Caller} code={Code} trace={Trace}")]
    private static partial void Request(ILogger log, string method, string route, int status, double milliseconds, string? caller, string? code, string? trace);
}
