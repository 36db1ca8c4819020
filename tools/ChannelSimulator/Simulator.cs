using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Callbacks;
using Payments.ChannelSimulator.Http;
using Payments.ChannelSimulator.Providers;
using Payments.ChannelSimulator.Providers.Alipay;
using Payments.ChannelSimulator.Providers.BtcPay;
using Payments.ChannelSimulator.Providers.PayPal;
using Payments.ChannelSimulator.Providers.Stripe;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator;

/// <summary>Puts the process together: log, bank, HTTP.</summary>
internal static class Simulator
{
    private const long MaxBodyBytes = 16 * 1024;

    public static async Task Run(SimulatorOptions options)
    {
        var (alipay, btcPay) = (new AlipayBook(), new BtcPayBook());
        var book = new Book(options.Settle, options.Challenge, options.Authorisation, [alipay, btcPay]);
        using var log = await OpenLog(options, book);
        await using var app = Build(options, book, log, services => services.AddSingleton(alipay).AddSingleton(btcPay));
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine($"channel simulator listening on {address}");
        await app.WaitForShutdownAsync();
    }

    private static async Task<WitnessLog> OpenLog(SimulatorOptions options, Book book)
    {
        var file = WitnessFile.Open(options.LogFile);
        var end = await WitnessFile.Replay(file, book.Apply);
        var log = new WitnessLog(file, end, options.FlushToDisk, Die);
        if (end > 0) return log;

        var open = new WitnessLine
        {
            Kind = WitnessKind.Open, Seq = 1, Time = TimeProvider.System.GetUtcNow(),
            Log = RandomNumberGenerator.GetHexString(References.LogLength, lowercase: true),
        };
        book.Apply(open);
        await log.Append(open);
        return log;
    }

    /// <summary>A witness that cannot write must not answer: what it said could not be proved.</summary>
    private static void Die(Exception failure)
    {
        Console.Error.WriteLine($"channel simulator: the log cannot be written: {failure.Message}");
        // An orderly exit would wait for requests that wait for the log.
        Process.GetCurrentProcess().Kill();
    }

    private static WebApplication Build(SimulatorOptions options, Book book, WitnessLog log, Action<IServiceCollection> books)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        // Nothing here waits in its thread, so a request needs no second one: the processor belongs to who is being measured.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services
            .AddSingleton(options).AddSingleton(TimeProvider.System).AddSingleton(log).AddSingleton(book)
            .AddSingleton<Bank>().AddSingleton<Faults>().AddSingleton<CallbackSender>().AddSingleton<Counter>()
            .AddSingleton<MoneyEndpoints>().AddSingleton<ReadEndpoints>().AddSingleton<ChallengeEndpoint>().AddSingleton<ApiKeyGate>()
            .AddSingleton<ProviderFaults>().AddSingleton<ProviderWebhooks>().AddSingleton<Notifier>().AddStripe().AddPayPal().AddAlipay().AddBtcPay()
            .AddHostedService<Settlement>();
        books(builder.Services);
        var app = builder.Build();
        app.UseProviders();
        app.MapGet("/health", http => http.Response.WriteAsync("ok"));
        app.Services.GetRequiredService<MoneyEndpoints>().Map(app);
        app.Services.GetRequiredService<ReadEndpoints>().Map(app);
        app.Services.GetRequiredService<ChallengeEndpoint>().Map(app);
        return app;
    }
}
