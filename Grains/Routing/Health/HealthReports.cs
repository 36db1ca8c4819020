using Microsoft.Extensions.Logging;

namespace Payments.Routing;

/// <summary>
/// Collects what the calls to channels came to in this process and reports it twice a second, an account with one call: no
/// payment waits for it, and none writes a row.
/// </summary>
public sealed class HealthReports(IGrainFactory grains, TimeProvider clock, ILogger<HealthReports> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private Dictionary<(string Channel, string AccountId), HealthReport> _seen = [];
    private bool _planned;

    public void Add(string channel, string accountId, ChannelOutcome outcome, TimeSpan took)
    {
        lock (_gate)
        {
            var before = _seen.GetValueOrDefault((channel, accountId)) ?? new HealthReport(0, 0, 0, 0);
            _seen[(channel, accountId)] = Count(before, outcome, Math.Max(0, (long)took.TotalMilliseconds));
            if (_planned) return;
            _planned = true;
        }

        // Away from the turn of the grain that has just called the channel.
        _ = Task.Run(Later);
    }

    private static HealthReport Count(HealthReport before, ChannelOutcome outcome, long milliseconds)
    {
        var next = before with { Milliseconds = before.Milliseconds + milliseconds };
        return outcome switch
        {
            ChannelOutcome.Succeeded => next with { Succeeded = next.Succeeded + 1 },
            ChannelOutcome.Declined => next with { Declined = next.Declined + 1 },
            ChannelOutcome.Failed => next with { Failed = next.Failed + 1 },
            ChannelOutcome.CredentialsRefused => next with { Failed = next.Failed + 1, CredentialsRefused = next.CredentialsRefused + 1 },
        };
    }

    private async Task Later()
    {
        await Task.Delay(Every, clock);
        Dictionary<(string Channel, string AccountId), HealthReport> seen;
        lock (_gate) (seen, _seen, _planned) = (_seen, [], false);
        await Task.WhenAll(seen.Select(one => Send(one.Key.Channel, one.Key.AccountId, one.Value)));
    }

    private async Task Send(string channel, string accountId, HealthReport report)
    {
        try
        {
            await grains.ChannelHealth(channel, accountId).Report(report);
        }
        catch (Exception e)
        {
            // The next calls say the same again if it still is so.
            log.LogWarning("The health of {Channel}/{Account} was not reported: {Reason}", channel, accountId, e.Message);
        }
    }
}
