using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Rows;
using Payments.Tiers;

namespace Payments.Limits;

/// <summary>Reentrant, so that thousands of payments a second share a few writes of one row.</summary>
[Reentrant]
public sealed partial class LimitsGrain : Grain, ILimitsGrain
{
    private readonly IPersistentState<LimitState> _row;
    private readonly CoalescedWrites _writes;
    private readonly TimeProvider _clock;
    private readonly ILogger<LimitsGrain> _log;

    /// <summary>The writes that make holds durable, until whoever asked for the hold waits for them.</summary>
    private readonly Dictionary<string, Task> _holding = [];

    /// <summary>What will not be given back again, and since when: a silo that was paused may still ask for what another one has done in its place.</summary>
    private readonly Dictionary<string, DateTimeOffset> _forgotten = [];

    public LimitsGrain([PersistentState("limits", RowStorage.Name)] IPersistentState<LimitState> row, TimeProvider clock, ILogger<LimitsGrain> log)
    {
        (_row, _clock, _log) = (row, clock, log);
        _writes = new CoalescedWrites(Write);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(FreeLeaks, new GrainTimerCreationOptions { DueTime = FirstLeakCheck, Period = LeakCheck, Interleave = true });
        return Task.CompletedTask;
    }

    public Task<Outcome<LimitHold>> Reserve(string paymentId, long minor, LimitTerms terms)
    {
        var next = LimitRules.Reserve(_row.State, paymentId, minor, terms, _clock.GetUtcNow());
        if (!next.Accepted) return Task.FromResult<Outcome<LimitHold>>(next.Refusal);
        _row.State = next.Value;
        _holding[paymentId] = _writes.Durable();
        return Task.FromResult<Outcome<LimitHold>>(new LimitHold(next.Value.Held[paymentId].Day, minor));
    }

    public async Task<bool> Confirm(string paymentId)
    {
        if (_holding.Remove(paymentId, out var write))
        {
            await write;
            return true;
        }

        // A write that failed has ended the activation that knew the hold; the next one does not.
        if (!_row.State.Held.ContainsKey(paymentId)) return false;
        await _writes.Durable();
        return true;
    }

    public Task Commit(string paymentId)
    {
        // Nobody waits for this one: should it be lost, the hold stays, counts the same, and is found as a leak.
        _row.State = LimitRules.Commit(_row.State, paymentId);
        return Task.CompletedTask;
    }

    public Task Release(string paymentId)
    {
        _row.State = LimitRules.Release(_row.State, paymentId);
        return _writes.Durable();
    }

    public Task GiveBack(string refundId, long minor, string day)
    {
        if (!_forgotten.ContainsKey(refundId)) _row.State = LimitRules.GiveBack(_row.State, refundId, minor, day, _clock.GetUtcNow());
        return _writes.Durable();
    }

    public Task ForgetGivenBack(string refundId)
    {
        // Nobody waits for this one: should it be lost, the entry is found with the leaks.
        if (_row.State.GivenBack.ContainsKey(refundId)) _forgotten[refundId] = _clock.GetUtcNow();
        _row.State = LimitRules.ForgetGivenBack(_row.State, refundId);
        return Task.CompletedTask;
    }

    public Task<TierUsage> Usage(string timeZone, DateTimeOffset merchantSince) =>
        Task.FromResult(LimitReports.Usage(_row.State, timeZone, merchantSince, _clock.GetUtcNow()));

    private async Task Write()
    {
        try
        {
            await _row.WriteStateAsync();
        }
        catch
        {
            // What is stored is not known here any more: the next call reads it anew.
            this.DeactivateOnIdle();
            throw;
        }
    }
}
