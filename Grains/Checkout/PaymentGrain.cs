using Payments.Money;
using Payments.Outcomes;
using Payments.Refunds;
using Payments.Rows;

namespace Payments.Checkout;

public sealed class PaymentGrain(
    [PersistentState("payment", RowStorage.Name)] IPersistentState<PaymentState> row,
    TimeProvider clock) : Grain, IPaymentGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<AttemptView> Begin(BeginPayment command)
    {
        if (!row.RecordExists) await row.Save(PaymentRules.Begin(Id, command, clock.GetUtcNow()), this);
        var state = row.State;
        return new AttemptView(state.Attempt.Id, state.Attempt.Channel, new Amount(state.Amount, state.Currency), state.Attempt.Method);
    }

    public async Task<Outcome<PaymentView>> Settle(AttemptResult result)
    {
        if (!row.RecordExists) return PaymentRefusals.NotFound;
        var next = PaymentRules.Settle(Id, row.State, result, clock.GetUtcNow());
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
        Task.FromResult<Outcome<PaymentView>>(row.RecordExists ? PaymentRules.View(Id, row.State) : PaymentRefusals.NotFound);
}
