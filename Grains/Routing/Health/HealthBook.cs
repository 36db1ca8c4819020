using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Payments.Routing;

/// <summary>The health of the accounts in the memory of this process, a second old, so that no decision waits for it.</summary>
public sealed class HealthBook(IGrainFactory grains, TimeProvider clock, ILogger<HealthBook> log)
{
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Channel, string AccountId), FreshCopy<CandidateHealth>> _accounts = new();

    /// <summary>Waits only for an account that nobody has asked for in a while. What cannot be read counts as unheard of.</summary>
    public ValueTask<CandidateHealth> Of(string channel, string accountId)
    {
        var health = _accounts.GetOrAdd((channel, accountId), Copy).Get();
        return health.IsCompletedSuccessfully ? health : Patient(health);
    }

    private FreshCopy<CandidateHealth> Copy((string Channel, string AccountId) account) =>
        new(async () => (await grains.ChannelHealth(account.Channel, account.AccountId).Read()).ForRouting(), RenewAfter, Oldest, clock, log);

    private static async ValueTask<CandidateHealth> Patient(ValueTask<CandidateHealth> health)
    {
        try
        {
            return await health;
        }
        catch (Exception)
        {
            // A payment is not refused because nobody could say how its channel does; the copy has logged why.
            return CandidateHealth.Unheard;
        }
    }
}
