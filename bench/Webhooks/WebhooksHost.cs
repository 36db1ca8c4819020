using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Ids;
using Payments.Keys;
using Payments.Requests;
using Payments.Secrets;
using Payments.Silo.Hosting;
using Payments.Silo.Settings;
using Payments.Tests;
using Payments.Webhooks;

namespace Payments.Bench.Webhooks;

/// <summary>A silo with endpoints, one to a merchant, and the server they all lead to; one of them is told 500.</summary>
internal sealed class WebhooksHost(PrivatePostgres server, TestDatabase database, WebApplication silo, WebApplication receiver, Arrivals arrivals, string[] merchants) : IAsyncDisposable
{
    public TestDatabase Database => database;

    public Arrivals Arrivals => arrivals;

    public string[] Merchants => merchants;

    /// <summary>The one whose endpoint answers 500.</summary>
    public string Failing => merchants[0];

    public static async Task<WebhooksHost> StartAsync(int endpoints)
    {
        var server = await PrivatePostgres.StartAsync();
        var database = await TestDatabase.CreateAsync(server);
        var arrivals = new Arrivals();
        var (receiver, url) = await Receive(arrivals);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddGrainHost(new PlatformSettings
        {
            Database = database.ConnectionString,
            Pepper = new KeyPepper(new byte[KeyPepper.MinBytes]),
            SecretBox = new SecretBox(new byte[SecretBox.KeyBytes]),
            Webhooks = new WebhookSettings { AllowPrivate = true },
            SiloPort = FreePort.Next(),
            GatewayPort = FreePort.Next(),
        });
        var silo = builder.Build();
        silo.Urls.Add("http://127.0.0.1:0");
        await silo.StartAsync();
        await silo.StartSweeps();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var merchants = Enumerable.Range(0, endpoints).Select(_ => EntityId.New(IdPrefix.Merchant)).ToArray();
        foreach (var (i, merchant) in merchants.Index())
        {
            var request = new IdempotentRequest(new SecretText("bench"), "bench");
            var created = await grains.GetGrain<IWebhookEndpointsGrain>(merchant).Create(new CreateWebhookEndpoint(merchant, request, url + (i == 0 ? "failing" : "good"), ["payment.*"], null, WebhookLimits.UsualAttempts));
            if (!created.Accepted) throw new InvalidOperationException(created.Refusal.Detail);
        }

        return new(server, database, silo, receiver, arrivals, merchants);
    }

    public async ValueTask DisposeAsync()
    {
        await silo.StopAsync();
        await silo.DisposeAsync();
        await receiver.StopAsync();
        await receiver.DisposeAsync();
        await database.DisposeAsync();
        await server.DisposeAsync();
    }

    private static async Task<(WebApplication Receiver, string Url)> Receive(Arrivals arrivals)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = FreePort.Next();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapPost("/{which}", async (string which, HttpContext http) =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            if (which == "failing") http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            else arrivals.Add(http.Request.Headers["webhook-id"]!, body.RootElement.GetProperty("timestamp").GetDateTimeOffset());
        });
        await app.StartAsync();
        return (app, $"http://127.0.0.1:{port}/");
    }
}
