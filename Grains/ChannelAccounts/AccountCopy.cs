using Microsoft.Extensions.Logging;
using Payments.Channels;

namespace Payments.ChannelAccounts;

/// <summary>
/// This process's copy of who has which account, renewed by asking for what has changed. However many want it renewed at the same
/// time, at most one question is under way and one waits, so that names that nobody knows cost one query, not one each.
/// </summary>
/// <param name="changed">Asks for what has changed, from where the last answer said to go on.</param>
/// <param name="open">Makes an account that calls know of one that is new here.</param>
public sealed class AccountCopy(Func<string, Task<ChangedAccounts>> changed, Func<AccountRow, StoredAccount> open, ConfiguredChannels configured, ILogger<AccountCopy> log)
{
    private readonly Lock _gate = new();
    private AccountSnapshot _now = AccountSnapshot.Of(configured);
    private string _seen = AccountRows.Beginning;
    private Task? _running;
    private Task? _next;

    public AccountSnapshot Now => Volatile.Read(ref _now);

    /// <summary>Completes when everything is known that was committed before this call.</summary>
    public Task Renew()
    {
        lock (_gate)
        {
            // One that is under way may have asked before what this caller knows of was committed.
            if (_running is { } running) return _next ??= Task.Run(() => After(running));
            return _running = Task.Run(Read);
        }
    }

    /// <summary>The same for those who can do without: what is known goes on to hold.</summary>
    public async Task TryRenew()
    {
        try
        {
            await Renew();
        }
        catch (Exception e)
        {
            log.LogWarning("The accounts at channels were not read anew: {Reason}", e.Message);
        }
    }

    private async Task After(Task before)
    {
        try
        {
            await before;
        }
        catch (Exception)
        {
            // Those who wait for it are told.
        }

        await Read();
    }

    private async Task Read()
    {
        try
        {
            // Nobody else writes these: readings follow each other.
            var answer = await changed(_seen);
            Volatile.Write(ref _now, _now.With(answer.Rows, open));
            _seen = answer.Next;
        }
        finally
        {
            lock (_gate) (_running, _next) = (_next, null);
        }
    }
}
