using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Ids;
using Payments.Keys;
using Payments.Money;
using Payments.Routing;
using Payments.Secrets;
using Payments.Silo.Hosting;
using Payments.Silo.Settings;
using Payments.Tests;

namespace Payments.Bench.Routing;

/// <summary>Decisions a second of merchants' grains, with 20 accounts and 100 rules, on the engine this was built for.</summary>
internal static class RoutingBenchmark
{
    private const int Callers = 16;
    private const int Rules = 100;
    private const int Accounts = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5);
        await using var server = await PrivatePostgres.StartAsync();
        await using var database = await TestDatabase.CreateAsync(server);
        await using var app = await StartAsync(database.ConnectionString);
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        var rows = new List<string[]>();
        foreach (var strategy in Enum.GetValues<RoutingStrategy>())
        {
            foreach (var merchants in strategy == RoutingStrategy.Balanced ? new[] { 1_000, 1 } : [1_000])
            {
                var own = await ConfigureAsync(grains, strategy, merchants);
                await MeasureAsync(own, time / 2);
                var name = $"{strategy}, {(merchants == 1 ? "1 merchant" : $"{merchants.ToString("N0", CultureInfo.InvariantCulture)} merchants")}";
                var (perSecond, p50, p99) = await MeasureAsync(own, time);
                Figures.Add($"{name}: decisions", perSecond, "/s", atLeast: 10_000);
                Figures.Add($"{name}: p50", p50, "ms", atMost: 3);
                Figures.Add($"{name}: p99", p99, "ms", atMost: 15);
                rows.Add([strategy.ToString(), merchants.ToString("N0", CultureInfo.InvariantCulture), perSecond.ToString("N0", CultureInfo.InvariantCulture), Milliseconds(p50), Milliseconds(p99)]);
            }
        }

        Figures.Print($"routing on the {Built.Engine} engine, {Accounts} accounts, {Rules} rules, {Callers} callers, {Environment.ProcessorCount} processors",
            ["strategy", "merchants", "decisions/s", "p50 ms", "p99 ms"], rows);
        await app.StopAsync();
        return 0;
    }

    private static async Task<WebApplication> StartAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddGrainHost(new PlatformSettings
        {
            Database = database,
            Pepper = new KeyPepper(new byte[KeyPepper.MinBytes]),
            SecretBox = new SecretBox(new byte[SecretBox.KeyBytes]),
            SiloPort = FreePort.Next(),
            GatewayPort = FreePort.Next(),
        });
        builder.Services.AddSingleton<IChannelDirectory, TwentyAccounts>();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return app;
    }

    /// <summary>Rules that have to be looked at one by one, and of which the last ones decide.</summary>
    private static async Task<(IRoutingGrain Grain, string Id)[]> ConfigureAsync(IGrainFactory grains, RoutingStrategy strategy, int merchants)
    {
        string[] countries = ["DE", "FR", "IT", "ES", "NL"];
        var rules = Enumerable.Range(0, Rules - 2).Select(i => new RoutingRule(
            $"rule {i}", new RuleConditions(Countries: [countries[i % countries.Length]], Currencies: ["EUR", "USD"], Amount: new MinorRange("EUR", 1_000_000 + i, 2_000_000 + i)),
            new RuleAction(RuleActionKind.UseChannel, [new("paypal")])));
        ImmutableArray<RoutingRule> all =
        [
            .. rules,
            new("ban", new RuleConditions(Currencies: ["EUR"]), new RuleAction(RuleActionKind.Deny, [new("crypto", "acc19")])),
            new("strategy", new RuleConditions(), new RuleAction(RuleActionKind.UseStrategy, Strategy: strategy)),
        ];
        return await Task.WhenAll(Enumerable.Range(0, merchants).Select(async _ =>
        {
            var id = EntityId.New(IdPrefix.Merchant);
            var changed = await grains.Routing(id).Change(new ChangeRouting(0, new(strategy, Rules: all), "bench", id));
            return changed.Accepted ? (grains.Routing(id), id) : throw new InvalidOperationException(changed.Refusal.Detail);
        }));
    }

    private static async Task<(double PerSecond, double P50Ms, double P99Ms)> MeasureAsync((IRoutingGrain Grain, string Id)[] merchants, TimeSpan time)
    {
        var latencies = Enumerable.Range(0, Callers).Select(_ => new List<long>(1 << 14)).ToArray();
        var begin = Stopwatch.GetTimestamp();
        var end = begin + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => AskAsync(merchants, i, latencies[i], end))));
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var sorted = latencies.SelectMany(one => one).Order().ToArray();
        return (sorted.Length / elapsed.TotalSeconds, At(0.5), At(0.99));

        double At(double share) => Stopwatch.GetElapsedTime(0, sorted[(int)((sorted.Length - 1) * share)]).TotalMilliseconds;
    }

    private static string Milliseconds(double value) => value.ToString("N3", CultureInfo.InvariantCulture);

    private static async Task AskAsync((IRoutingGrain Grain, string Id)[] merchants, int caller, List<long> latencies, long end)
    {
        for (var i = caller; ; i += 7)
        {
            var begin = Stopwatch.GetTimestamp();
            if (begin >= end) return;
            var (grain, id) = merchants[i % merchants.Length];
            var subject = new RouteSubject($"pay_{i}", id, new Amount(10_000, "EUR"), "DE", "visa", "card");
            var decision = await grain.Decide(new RouteQuestion(subject));
            if (decision.Channels.Length != Accounts - 1) throw new InvalidOperationException("A decision has not all channels.");
            latencies.Add(Stopwatch.GetTimestamp() - begin);
        }
    }

    private sealed class TwentyAccounts : IChannelDirectory
    {
        private readonly ImmutableArray<RouteCandidate> _accounts =
        [
            .. Enumerable.Range(0, RoutingBenchmark.Accounts).Select(i => new RouteCandidate(
                new[] { "stripe", "paypal", "alipay", "crypto" }[i % 4], $"acc{i}", new RouteCapabilities(["EUR", "USD", "GBP"], ["DE", "FR", "US"], ["card"], ["visa", "mastercard"], [new("EUR", 1, 1_000_000)]))),
        ];

        public ValueTask<ImmutableArray<RouteCandidate>> Accounts(string owner) => new(_accounts);
    }
}
