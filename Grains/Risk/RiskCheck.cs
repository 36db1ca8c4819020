using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Payments.Storage.Errors;
using Payments.Storage.Reads;

namespace Payments.Risk;

/// <summary>The rules with the deny list of the table risk_denied_methods, which is read anew every few seconds beside the payments.</summary>
public sealed class RiskCheck(SqlReads reads, TimeProvider clock, ILogger<RiskCheck> log) : IRiskCheck
{
    private const int MostEntries = 100_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private FrozenSet<string>? _denied;
    private DateTimeOffset _readAt;
    private Task? _reading;

    public ValueTask<RiskDecision> Assess(RiskSubject subject)
    {
        var reading = ReadWhenStale();
        // Only the very first payments wait for the list.
        return _denied is { } denied ? new(RiskRules.Assess(subject, denied)) : Wait(subject, reading);
    }

    private async ValueTask<RiskDecision> Wait(RiskSubject subject, Task reading)
    {
        await reading;
        return RiskRules.Assess(subject, _denied ?? throw new StorageUnavailableException("The deny list could not be read."));
    }

    private Task ReadWhenStale()
    {
        lock (_gate)
        {
            if (_reading is not null) return _reading;
            if (_denied is not null && clock.GetUtcNow() - _readAt < Fresh) return Task.CompletedTask;
            return _reading = Task.Run(Read);
        }
    }

    private async Task Read()
    {
        try
        {
            var methods = await reads.ReadAsync($"SELECT method FROM risk_denied_methods LIMIT {MostEntries}", [], row => row.GetString(0));
            _denied = methods.ToFrozenSet(StringComparer.Ordinal);
        }
        catch (Exception e)
        {
            // The list that is known goes on to hold.
            log.LogWarning("The deny list of payment methods was not read: {Reason}", e.Message);
        }
        finally
        {
            lock (_gate) (_readAt, _reading) = (clock.GetUtcNow(), null);
        }
    }
}
