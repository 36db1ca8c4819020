using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>
/// A merchant's copy of its tier, so that no payment waits for the tier's grain. It is never older than five seconds;
/// a merchant that is asked all the time has it renewed in the background and never waits.
/// </summary>
public sealed class TierCopy(Func<TierName, Task<Outcome<TierView>>> ask, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RenewAge = TimeSpan.FromSeconds(2);
    private TierView? _copy;
    private long _askedAt;
    private (TierName Name, Task<TierView> Answer)? _asking;

    public ValueTask<TierView> Of(TierName name)
    {
        if (_copy is not { } copy || copy.Name != name) return new(Ask(name));
        var age = clock.GetElapsedTime(_askedAt);
        if (age >= MaxAge) return new(Ask(name));
        if (age >= RenewAge) _ = Renew(name);
        return new(copy);
    }

    /// <summary>As <see cref="Of"/>, but an old copy will do where waiting for a new one would hold up a request.</summary>
    public ValueTask<TierView> Latest(TierName name)
    {
        if (_copy is not { } copy || copy.Name != name) return new(Ask(name));
        if (clock.GetElapsedTime(_askedAt) >= RenewAge) _ = Renew(name);
        return new(copy);
    }

    /// <summary>Calls that come while the tier is being asked wait for the same answer.</summary>
    private Task<TierView> Ask(TierName name)
    {
        if (_asking is { Answer.IsCompleted: false } asking && asking.Name == name) return asking.Answer;
        var answer = Read(name);
        _asking = (name, answer);
        return answer;
    }

    private async Task<TierView> Read(TierName name)
    {
        var askedAt = clock.GetTimestamp();
        var tier = await ask(name);
        if (!tier.Accepted) throw new InvalidOperationException($"Tier {TierNames.Word(name)} is missing from the database.");
        (_copy, _askedAt) = (tier.Value, askedAt);
        return tier.Value;
    }

    private async Task Renew(TierName name)
    {
        try
        {
            await Ask(name);
        }
        catch (Exception)
        {
            // Nobody waits for this one. When the copy gets too old, the call that needs it meets the failure itself.
        }
    }
}
