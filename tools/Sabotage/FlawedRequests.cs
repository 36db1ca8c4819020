using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Payments.Sabotage;

internal enum RequestFlaw
{
    /// <summary>A key stands for its first request, whatever the later ones say.</summary>
    FingerprintIgnored,

    /// <summary>Bodies go into the log as they come.</summary>
    BodiesLogged,
}

/// <summary>Stands before everything that the platform does with a request.</summary>
internal sealed class FlawedRequests(RequestFlaw flaw, ILogger<FlawedRequests> log) : IStartupFilter
{
    private readonly ConcurrentDictionary<string, byte[]> _first = new(StringComparer.Ordinal);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Spoil);
        next(app);
    };

    private async Task Spoil(HttpContext http, RequestDelegate next)
    {
        using var read = new MemoryStream();
        await http.Request.Body.CopyToAsync(read, http.RequestAborted);
        var body = read.ToArray();
        if (flaw == RequestFlaw.BodiesLogged) log.LogWarning("{Body}", Encoding.UTF8.GetString(body));
        if (flaw == RequestFlaw.FingerprintIgnored && http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key)
            body = _first.GetOrAdd($"{http.Request.Path} {key}", body);
        http.Request.Body = new MemoryStream(body);
        http.Request.ContentLength = body.Length;
        await next(http);
    }
}
