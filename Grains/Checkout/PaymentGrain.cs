using Payments.Outcomes;
using Payments.Refunds;
using Payments.Rows;

namespace Payments.Checkout;

public sealed class PaymentGrain(
    [PersistentState("payment", RowStorage.Name)] IPersistentState<PaymentState> row,
    TimeProvider clock) : Grain, IPaymentGrain
{
    /// <summary>The payment before the channel's first answer: the saga's row holds the intent, this row begins with the answer.</summary>
    private PaymentState? _begun;

    private string Id => this.GetPrimaryKeyString();

    private PaymentState? Known => row.RecordExists ? row.State : _begun;

    public Task Begin(BeginPayment intent)
    {
        if (!row.RecordExists) _begun ??= PaymentRules.Begin(Id, intent);
        return Task.CompletedTask;
    }

    public async Task<PaymentView> Settle(BeginPayment intent, AttemptResult result)
    {
        var now = clock.GetUtcNow();
        var next = row.RecordExists ? PaymentRules.Settle(Id, PaymentRules.At(row.State, intent), result, now) : PaymentRules.BeginSettled(Id, intent, result, now);
        if (!ReferenceEquals(next, row.State)) await row.Save(next, this);
        // What is done is rarely asked for again, and thousands a second that stay in memory keep the collector busy.
        if (!PaymentSaga.IsOpen(row.State.Status)) this.DeactivateOnIdle();
        return PaymentRules.View(Id, row.State);
    }

    public async Task<PaymentView> SettleLate(LatePayment success)
    {
        var next = PaymentRules.SettleLate(Id, row.State, success, clock.GetUtcNow());
        if (!ReferenceEquals(next, row.State)) await row.Save(next, this);
        return PaymentRules.View(Id, row.State);
    }

    public async Task<Outcome<RefundHold>> HoldRefund(string merchantId, string refundId, long? minor)
    {
        // Another merchant's payment answers exactly like a missing one.
        if (!row.RecordExists || row.State.MerchantId != merchantId) return PaymentRefusals.NotFound;
        var next = RefundRules.Hold(row.State, refundId, minor, clock.GetUtcNow());
        if (!next.Accepted) return next.Refusal;
        if (!ReferenceEquals(next.Value, row.State)) await row.Save(next.Value, this);
        return RefundRules.HoldOf(row.State, refundId);
    }

    public async Task SettleRefund(string refundId, RefundStatus status)
    {
        var next = RefundRules.Settle(Id, row.State, refundId, status, clock.GetUtcNow());
        if (!ReferenceEquals(next, row.State)) await row.Save(next, this);
    }

    public Task<Outcome<PaymentView>> Read() =>
        Task.FromResult<Outcome<PaymentView>>(Known is { } payment ? PaymentRules.View(Id, payment) : PaymentRefusals.NotFound);

    public Task<Outcome<PaymentView>> ReadSettled() =>
        Task.FromResult<Outcome<PaymentView>>(row.RecordExists ? PaymentRules.ViewSettled(Id, row.State) : PaymentRefusals.NotFound);
}
