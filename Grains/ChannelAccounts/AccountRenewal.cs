using Microsoft.Extensions.Hosting;

namespace Payments.ChannelAccounts;

/// <summary>Renews the copy every two seconds. Before the first time nothing is served: a merchant without accounts would be declined.</summary>
public sealed class AccountRenewal(AccountCopy copy, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await copy.Renew();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await copy.TryRenew();
    }
}
