using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Payments.WebhookReceiver;

namespace Payments.Tests.EndToEnd.Webhooks;

/// <summary>A merchant's server: it takes webhooks down and answers as the test wants.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private readonly ConcurrentQueue<Webhook> _received = new();
    private readonly int _port = FreePort.Next();
    private WebApplication? _app;

    public string Url => $"http://127.0.0.1:{_port}/hook";

    public Webhook[] Received => [.. _received];

    /// <summary>Answers one request; 200 when it is not set.</summary>
    public Func<Webhook, HttpResponse, Task>? Answer { get; set; }

    public Webhook[] Of(string type) => [.. _received.Where(one => one.Type == type)];

    public async Task<Webhook> Gets(string type, int seconds = 30)
    {
        await Eventually.HoldsAsync(() => Of(type).Length > 0, $"{type} arrives", TimeSpan.FromSeconds(seconds));
        return Of(type)[0];
    }

    public async Task Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_port}");
        _app = builder.Build();
        _app.MapPost("/{**path}", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var webhook = new Webhook(http.Request.Headers["webhook-id"]!, http.Request.Headers["webhook-timestamp"]!, http.Request.Headers["webhook-signature"]!, body.ToArray());
            _received.Enqueue(webhook);
            if (Answer is { } answer) await answer(webhook, http.Response);
        });
        await _app.StartAsync();
    }

    public async Task Close()
    {
        if (_app is not { } app) return;
        _app = null;
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await Close();
}

internal sealed record Webhook(string Id, string Timestamp, string Signature, byte[] Body)
{
    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

    public string Type => Json.String("type");

    public bool IsGenuine(string secret, TimeProvider? clock = null) => new WebhookVerifier(secret, clock ?? TimeProvider.System).IsGenuine(Id, Timestamp, Signature, Body);
}
