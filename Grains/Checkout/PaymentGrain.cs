using Payments.Money;
using Payments.Outcomes;
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

    public Task<Outcome<PaymentView>> Read() =>
        Task.FromResult<Outcome<PaymentView>>(row.RecordExists ? PaymentRules.View(Id, row.State) : PaymentRefusals.NotFound);
}
