using Payments.Bench;

var benchmarks = new Dictionary<string, Func<string[], Task<int>>>
{
    ["all"] = Payments.Bench.All.AllBenchmark.RunAsync,
    ["calls"] = Payments.Bench.Calls.CallsBenchmark.RunAsync,
    ["holds"] = Payments.Bench.Holds.HoldsBenchmark.RunAsync,
    ["payments"] = Payments.Bench.Pay.PaymentsBenchmark.RunAsync,
    ["rate-limit"] = Payments.Bench.Rates.RateLimitBenchmark.RunAsync,
    ["routing"] = Payments.Bench.Routing.RoutingBenchmark.RunAsync,
    ["scale"] = Payments.Bench.Scale.ScaleBenchmark.RunAsync,
    ["start"] = Payments.Bench.Start.StartBenchmark.RunAsync,
    ["storage"] = Payments.Bench.Storage.StorageBenchmark.RunAsync,
    ["sweep"] = Payments.Bench.Sweep.SweepBenchmark.RunAsync,
    ["webhooks"] = Payments.Bench.Webhooks.WebhooksBenchmark.RunAsync,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"usage: dotnet run -c Release --project bench -- {string.Join('|', benchmarks.Keys)}");
    return 1;
}

var code = await run(args[1..]);
await Figures.SaveAsync();
return code;
