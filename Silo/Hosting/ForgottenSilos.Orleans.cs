using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Payments.Silo.Hosting;

/// <summary>
/// After a crash of the whole cluster its old silos still stand in the membership table as active, and a new one may only
/// join when it has reached every active silo. Orleans looks whether they are out of date when the table changes, which
/// nothing does while all silos wait to join; so each silo looks for itself, until none is in its way.
/// </summary>
internal sealed class ForgottenSilos(
    ILocalSiloDetails self,
    IMembershipTable table,
    IClusterMembershipService membership,
    IOptions<ClusterMembershipOptions> options,
    TimeProvider clock,
    ILogger<ForgottenSilos> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(1);

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ForgottenSilos), ServiceLifecycleStage.ApplicationServices, DeclareDead);

    private async Task DeclareDead(CancellationToken stopping)
    {
        var heartbeats = options.Value.IAmAliveTablePublishTimeout * options.Value.NumMissedTableIAmAliveLimit;
        while (true)
        {
            var silent = await Silent(stopping);
            if (silent.Count == 0) return;
            foreach (var silo in silent.Where(silo => clock.GetUtcNow().UtcDateTime - LastSign(silo) > heartbeats))
            {
                log.LogWarning("{Silo} listens no more and has missed its heartbeats: declaring it dead", silo.SiloAddress);
                await membership.TryKill(silo.SiloAddress);
            }

            await Task.Delay(Pause, clock, stopping);
        }
    }

    private async Task<IReadOnlyList<MembershipEntry>> Silent(CancellationToken stopping)
    {
        var all = await table.ReadAll();
        var others = all.Members.Select(member => member.Item1)
            .Where(entry => entry.Status == SiloStatus.Active && !entry.SiloAddress.Equals(self.SiloAddress));
        var silent = await Task.WhenAll(others.Select(async entry => await Listens(entry.SiloAddress.Endpoint, stopping) ? null : entry));
        return [.. silent.OfType<MembershipEntry>()];
    }

    private static async Task<bool> Listens(IPEndPoint endpoint, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(ConnectLimit);
        try
        {
            using var client = new TcpClient(endpoint.AddressFamily);
            await client.ConnectAsync(endpoint, limit.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException || e is OperationCanceledException && !stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private static DateTime LastSign(MembershipEntry entry) => entry.IAmAliveTime > entry.StartTime ? entry.IAmAliveTime : entry.StartTime;
}
