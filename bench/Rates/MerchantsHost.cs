using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Ids;
using Payments.Keys;
using Payments.Merchants;
using Payments.Requests;
using Payments.Secrets;
using Payments.Silo.Hosting;
using Payments.Silo.Settings;
using Payments.Tests;
using Payments.Tiers;

namespace Payments.Bench.Rates;

internal sealed record KeyedMerchant(IMerchantGrain Merchant, KeyDigest Key);

/// <summary>A silo in this process with registered merchants whose rates no benchmark uses up.</summary>
internal sealed class MerchantsHost(PrivatePostgres server, TestDatabase database, WebApplication app, KeyedMerchant[] merchants) : IAsyncDisposable
{
    public KeyedMerchant[] Merchants => merchants;

    public static async Task<MerchantsHost> StartAsync(int merchants)
    {
        var server = await PrivatePostgres.StartAsync();
        var database = await TestDatabase.CreateAsync(server);
        var pepper = new KeyPepper(new byte[KeyPepper.MinBytes]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddGrainHost(new PlatformSettings
        {
            Database = database.ConnectionString,
            Pepper = pepper,
            SecretBox = new SecretBox(new byte[SecretBox.KeyBytes]),
            SiloPort = FreePort.Next(),
            GatewayPort = FreePort.Next(),
        });
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        return new(server, database, app, await Task.WhenAll(Enumerable.Range(0, merchants).Select(_ => RegisterAsync(grains, pepper))));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
        await server.DisposeAsync();
    }

    private static async Task<KeyedMerchant> RegisterAsync(IGrainFactory grains, KeyPepper pepper)
    {
        var merchant = grains.GetGrain<IMerchantGrain>(EntityId.New(IdPrefix.Merchant));
        var request = new IdempotentRequest(new SecretText(Guid.NewGuid().ToString()), "bench");
        var registered = await merchant.Register(new RegisterMerchant(request, "Bench", "DE", "EUR", "Etc/UTC"));
        var set = await merchant.SetOverrides(new SetMerchantOverrides(new MerchantOverrides(ApiRate: new ApiRate(1_000_000, 60_000_000, 1_000_000_000, 1)), "bench", "adm_bench"));
        if (!set.Accepted) throw new InvalidOperationException(set.Refusal.Detail);
        return new(merchant, pepper.Digest(registered.Value!.ApiKey.Reveal));
    }
}
