using Payments.Channels;
using Payments.Money;
using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>How what is left is let go: because somebody wants it, or because its time has come.</summary>
public sealed partial class HoldGrain
{
    private const string Releasing = "release";

    public async Task<Outcome<PreAuthorisationView>> Void(string merchantId)
    {
        if (await Durable() is not { } state || state.MerchantId != merchantId) return HoldRefusals.NotFound;
        var ended = await LetGo(byExpiry: false);
        if (!ended.Accepted) return ended.Refusal;
        return ended.Value.Status == HoldStatus.Authorised ? HoldRefusals.VoidDeclined : HoldViews.View(Id, ended.Value, clock.GetUtcNow());
    }

    private async Task<Outcome<HoldState>> LetGo(bool byExpiry)
    {
        // What is being let go at this moment is not asked for a second time.
        if (!_working.Add(Releasing)) return HoldRefusals.VoidUnderWay;
        try
        {
            var before = row.State.Release?.Number;
            var begun = await Change(state => ReleaseRules.Begin(Id, state, byExpiry, clock.GetUtcNow(), SagaAlarm.Patience));
            if (!begun.Accepted || begun.Value.Status != HoldStatus.Voiding) return begun;
            if (begun.Value.Release!.Number == before) return await ContinueRelease();
            return await SettleRelease(await SendRelease(mayHaveActed: false));
        }
        finally
        {
            _working.Remove(Releasing);
        }
    }

    private async Task<HoldState> ContinueRelease()
    {
        if (row.State is not { Status: HoldStatus.Voiding, Release: { } release }) return row.State;
        var word = await Continue(
            release.Operation,
            AttemptKind.Release,
            new Amount(row.State.Amount, row.State.Currency),
            SendRelease,
            state => state with { Release = state.Release! with { Operation = OperationRules.Sending(state.Release.Operation) } });
        return await SettleRelease(word);
    }

    private async Task<ChannelWord> SendRelease(bool mayHaveActed)
    {
        var account = await Account();
        var (state, operation) = (row.State, row.State.Release!.Operation);
        var order = new ReleaseOrder(operation.AttemptId, ReferenceOf(state), new Amount(state.Amount, state.Currency), state.MerchantId);
        return await Send(operation, () => account.Channel.Release(order, CancellationToken.None), mayHaveActed);
    }

    private Task<HoldState> SettleRelease(ChannelWord word) => Change(state => ReleaseRules.Settle(Id, state, word, clock.GetUtcNow()));
}
