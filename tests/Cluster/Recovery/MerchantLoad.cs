using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Payments.Tests.Cluster.Recovery;

/// <summary>Clients that read and change merchants of their own, one request after the other, until they are stopped.</summary>
internal sealed class MerchantLoad : IAsyncDisposable
{
    private readonly HttpClient client;
    private readonly Merchant[] merchants;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task[] running;
    private long calls;

    private MerchantLoad(HttpClient client, Merchant[] merchants, int clients)
    {
        (this.client, this.merchants) = (client, merchants);
        Outages = new Outages(merchants.Length);
        running = [.. Enumerable.Range(0, clients).Select(first => Task.Run(() => Loop(first, clients)))];
    }

    public Outages Outages { get; }

    public ConcurrentDictionary<HttpStatusCode, int> Failures { get; } = new();

    public long Calls => Volatile.Read(ref calls);

    public static async Task<MerchantLoad> Start(PlatformProcess frontEnd, int merchants, int clients)
    {
        var client = frontEnd.Client();
        var registered = new Merchant[merchants];
        await Parallel.ForAsync(0, merchants, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (index, _) =>
            registered[index] = await Merchant.Register(client, frontEnd.AdministratorKey));
        return new MerchantLoad(client, registered, clients);
    }

    /// <summary>Waits until every merchant has been read and changed.</summary>
    public Task InUse()
    {
        var before = Calls;
        return Eventually.HoldsAsync(() => Calls > before + 3 * merchants.Length, "every merchant is in use");
    }

    /// <summary>Goes on until failures that come late would have come: they take a recovery back.</summary>
    public Task Calm() => Task.Delay(TimeSpan.FromSeconds(4));

    public override string ToString() => $"{Calls} calls, not answered: {(Failures.IsEmpty ? "none" : string.Join(' ', Failures))}";

    /// <summary>Ends the clients; throws what one of them found wrong.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running);
        stopping.Dispose();
        client.Dispose();
    }

    private async Task Loop(int first, int clients)
    {
        for (var index = first; !stopping.IsCancellationRequested; index = index + clients < merchants.Length ? index + clients : first)
        {
            var began = Stopwatch.GetTimestamp();
            var status = await merchants[index].Use();
            var success = status is HttpStatusCode.OK or HttpStatusCode.Conflict;
            Outages.Record(index, began, success);
            if (!success) Failures.AddOrUpdate(status, 1, (_, before) => before + 1);
            Interlocked.Increment(ref calls);
        }
    }
}
