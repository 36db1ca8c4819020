using Payments.Limits;

namespace Payments.Checkout;

/// <summary>What a payment holds of its merchant's limits, and what the limits ask about it.</summary>
public sealed partial class PaymentSagaGrain
{
    private string Hold => PaymentSaga.HoldOf(Id, row.State);

    public async Task<HoldClaim> Claim()
    {
        await ReadyBesideOthers();
        return (_turn.IsTaken || row.State.Due is not null, row.State) switch
        {
            (true, { Payment.OnlyCounts: true, Late: null }) => HoldClaim.Counted,
            (true, _) => HoldClaim.Asked,
            (false, _) => row.RecordExists ? HoldClaim.Ended : HoldClaim.Free,
        };
    }

    public async Task<bool> Owns(string hold)
    {
        await ReadyBesideOthers();
        return !row.RecordExists || hold == Hold;
    }

    /// <summary>The hold may have been lost in a crash, and its place taken by others; without it nothing is charged.</summary>
    private async Task<AttemptResult> HoldAndCharge()
    {
        var saga = row.State;
        if (saga.Payment.OnlyCounts is true) return await Charge();
        var hold = await Limits(row.State.MerchantId).Reserve(Hold, saga.Payment.Counts, saga.Payment.Limits);
        if (!hold.Accepted) return new AttemptResult(AttemptOutcome.Declined, Decline: new PaymentDecline("limit_exceeded", false, hold.Refusal.Code));
        // It goes into the payment with the channel's answer, and into this row with its next save.
        row.State = PaymentSaga.CountedOn(saga, hold.Value);
        _held = await Limits(row.State.MerchantId).Confirm(Hold);
        return _held ? await Charge() : throw new InvalidOperationException($"The limits of {saga.MerchantId} lost the hold of {Id}.");
    }
}
