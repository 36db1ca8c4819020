using Orleans.Concurrency;
using Payments.Channels;
using Payments.Checkout;
using Payments.Limits;
using Payments.Merchants;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Risk;
using Payments.Routing;
using Payments.Rows;
using Payments.Sagas;
using Payments.Tiers;

namespace Payments.Holds;

/// <summary>
/// Reentrant, so that no call of the channel blocks the others. Every change of the row is decided and written behind the
/// gate, one after the other; the channel is asked outside of it, and each operation is worked on by one call at a time.
/// </summary>
[Reentrant]
public sealed partial class HoldGrain(
    [PersistentState("pre_authorisation", RowStorage.Name)] IPersistentState<HoldState> row,
    IChannels channels,
    ChannelChoice choice,
    IRiskCheck risks,
    SagaMetrics metrics,
    TimeProvider clock) : Grain, IHoldGrain
{
    private const string Authorising = "authorise";

    private readonly SagaTurn _gate = new();
    private readonly HashSet<string> _working = [];
    private SagaAlarm? _alarm;

    private string Id => this.GetPrimaryKeyString();

    public async Task<Outcome<HoldAnswer>> Run(CreateHold command)
    {
        if (Replay(command, await Durable()) is { } replay) return replay;
        if (!_working.Add(Authorising)) return IdempotencyRefusals.InProgress;
        try
        {
            // Another call may have come to its end meanwhile.
            var known = await Durable();
            if (Replay(command, known) is { } late) return late;
            if (known is null && await Start(command) is { } refusal) return refusal;
            var state = known is not null ? await ContinueAuthorise() : row.State;
            return new HoldAnswer(HoldViews.FirstAnswer(Id, state)!, Replayed: known is not null);
        }
        finally
        {
            _working.Remove(Authorising);
        }
    }

    public async Task<Outcome<PreAuthorisationView>> Read() =>
        await Durable() is { } state ? HoldViews.View(Id, state, clock.GetUtcNow()) : HoldRefusals.NotFound;

    public Task<HoldClaim> Claim()
    {
        if (row.RecordExists) return Task.FromResult(HoldViews.Claim(row.State));
        return Task.FromResult(_working.Count > 0 ? HoldClaim.Asked : HoldClaim.Free);
    }

    private Outcome<HoldAnswer>? Replay(CreateHold command, HoldState? known)
    {
        if (known is null) return null;
        if (known.Fingerprint != command.Request.Fingerprint) return IdempotencyRefusals.KeyReused;
        if (HoldViews.FirstAnswer(Id, known) is not { } first) return null;
        return new HoldAnswer(first, Replayed: true);
    }

    private async Task<Refusal?> Start(CreateHold command)
    {
        var merchant = GrainFactory.GetGrain<IMerchantGrain>(command.MerchantId);
        var terms = await merchant.Terms();
        if (!terms.Accepted) return terms.Refusal;
        if (terms.Value.Status != MerchantStatus.Active) return PaymentRefusals.MerchantSuspended;
        if (terms.Value.LimitedReason is not null) return PaymentRefusals.MerchantLimited;
        if (await merchant.CheckFeature(TierFeature.PreAuthorisation) is { } gate) return gate;
        var counted = await GrainFactory.Counted(command.MerchantId, terms.Value, command.Amount);
        if (!counted.Accepted) return counted.Refusal;
        var risk = await risks.Assess(new RiskSubject(command.MerchantId, command.Amount, command.Method, command.Methods));
        if (!risk.Allowed)
        {
            await Change(_ => HoldRules.Blocked(Id, command, terms.Value, channels.Of(command.MerchantId)[0].Name, risk.Rule, clock.GetUtcNow()));
            return null;
        }

        var route = await choice.Choose(new RouteSubject(Id, command.MerchantId, command.Amount, command.Hints?.Country, command.Hints?.CardBrand, Hold: true, TokensFor: PaymentMethods.For(command.Method, command.Methods), Mode: terms.Value.Mode));
        if (!route.Accepted) return route.Refusal;
        var hold = await Limits(command.MerchantId).Reserve(Id, counted.Value.Exchange?.Amount ?? command.Amount.Minor, terms.Value.Limits);
        if (!hold.Accepted) return hold.Refusal;
        // Before the channel is asked, what is held of the limits is durable, and so is this row: the intent, and the promise
        // that someone finishes with it.
        var confirmed = Limits(command.MerchantId).Confirm(Id);
        await Task.WhenAll(Change(_ => HoldRules.Begin(Id, command, terms.Value, hold.Value, route.Value, clock.GetUtcNow(), SagaAlarm.Patience, counted.Value)), confirmed);
        var word = await confirmed ? await Send(row.State.Authorisation, Authorise) : await HoldLimitsAndAuthorise(mayHaveActed: false);
        await Change(state => HoldRules.AfterAuthorise(Id, state, word, clock.GetUtcNow()));
        // It rests until somebody captures it, and a resting one need not stay in memory.
        if (row.State.Due is null || row.State.Due - clock.GetUtcNow() > SagaAlarm.Patience) this.DeactivateOnIdle();
        return null;
    }

    /// <summary>What stands in the row, once no write of it is under way; null where there is none.</summary>
    private async Task<HoldState?> Durable()
    {
        await _gate.Take();
        try
        {
            return row.RecordExists ? row.State : null;
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async Task<HoldState> Change(Func<HoldState, HoldState> rule) => (await Change(state => (Outcome<HoldState>)rule(state))).Value!;

    private async Task<Outcome<HoldState>> Change(Func<HoldState, Outcome<HoldState>> rule)
    {
        await _gate.Take();
        try
        {
            var next = rule(row.State);
            if (next.Accepted && !ReferenceEquals(next.Value, row.State)) await Store(next.Value);
            return next;
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async Task Store(HoldState next)
    {
        var before = row.RecordExists ? StatusOf(row.State.Status) : (SagaStatus?)null;
        // What follows an end, a refund of what was captured, finds the limits as the end has left them.
        var ended = row.RecordExists && HoldViews.Claim(row.State) == HoldClaim.Ended;
        var claim = HoldViews.Claim(next);
        if (!ended) await FreeLimits(next, claim);
        await row.Save(next, this);
        metrics.Stored("pre_authorisation", before, StatusOf(next.Status), clock.GetUtcNow() - next.CreatedAt);
        // Nobody waits for these: should they be lost, they are found with the leaks.
        if (claim == HoldClaim.Counted) await Limits(next.MerchantId).Commit(Id);
        if (claim == HoldClaim.Ended) await Limits(next.MerchantId).ForgetGivenBack(Id);
        (_alarm ??= new SagaAlarm(this, clock, Resume)).Set(row.State.Due);
    }

    /// <summary>Before it is final, so that after a crash in between it is asked for again.</summary>
    private async Task FreeLimits(HoldState next, HoldClaim claim)
    {
        if (next.CountedOn is not { } day) return;
        var limits = Limits(next.MerchantId);
        if (claim == HoldClaim.Free) await limits.Release(Id);
        if (claim != HoldClaim.Ended || HoldViews.NotCaptured(next) == 0) return;
        // What is given back is no longer held, whether the limits have heard that it was authorised or not.
        await limits.Commit(Id);
        await limits.GiveBack(Id, HoldViews.NotCaptured(next), day);
    }

    /// <summary>Letting go what was held is the saga's compensation.</summary>
    private static SagaStatus StatusOf(HoldStatus status) => status switch
    {
        HoldStatus.Processing or HoldStatus.Pending or HoldStatus.Unknown => SagaStatus.Running,
        HoldStatus.Authorised or HoldStatus.Captured => SagaStatus.Completed,
        HoldStatus.Voiding => SagaStatus.Compensating,
        HoldStatus.Voided or HoldStatus.Expired or HoldStatus.Failed => SagaStatus.Compensated,
    };

    private ILimitsGrain Limits(string merchantId) => GrainFactory.GetGrain<ILimitsGrain>(merchantId);
}
