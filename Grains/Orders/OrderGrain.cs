using Payments.Outcomes;
using Payments.Requests;
using Payments.Rows;
using Payments.Storage.Errors;

namespace Payments.Orders;

public sealed class OrderGrain(
    [PersistentState("order", RowStorage.Name)] IPersistentState<OrderState> row,
    TimeProvider clock) : Grain, IOrderGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<Outcome<PlacedOrder>> Place(PlaceOrder command)
    {
        if (row.RecordExists) return await PlaceAgain(command);
        var placed = OrderRules.Place(Id, command, clock.GetUtcNow());
        if (!placed.Accepted) return placed.Refusal;
        try
        {
            await row.Save(placed.Value, this);
        }
        catch (UniqueViolationException)
        {
            return OrderRefusals.NumberTaken;
        }

        return new PlacedOrder(OrderRules.FirstView(Id, row.State), Replayed: false);
    }

    public Task<Outcome<OrderView>> Read() =>
        Task.FromResult<Outcome<OrderView>>(row.RecordExists ? OrderRules.View(Id, row.State) : OrderRefusals.NotFound);

    public Task<Outcome<OrderView>> IsClaimable(ClaimOrder command)
    {
        if (!row.RecordExists) return Task.FromResult<Outcome<OrderView>>(OrderRefusals.NotFound);
        var claimed = OrderRules.Claim(row.State, command);
        return Task.FromResult<Outcome<OrderView>>(claimed.Accepted ? OrderRules.View(Id, row.State) : claimed.Refusal);
    }

    public Task<Outcome<OrderView>> Claim(ClaimOrder command) => Change(state => OrderRules.Claim(state, command));

    public async Task<Outcome<OrderView>> Settle(PlaceOrder order, string paymentId, OrderStatus status)
    {
        var next = OrderRules.Settle(Id, row.RecordExists ? row.State : null, order, paymentId, status, clock.GetUtcNow());
        if (!next.Accepted) return next.Refusal;
        if (!ReferenceEquals(next.Value, row.State)) await row.Save(next.Value, this);
        if (row.State.Status != OrderStatus.Open) this.DeactivateOnIdle();
        return OrderRules.View(Id, row.State);
    }

    public Task<Outcome<OrderView>> Cancel(string merchantId) => Change(state => OrderRules.Cancel(Id, state, merchantId, clock.GetUtcNow()));

    private async Task<Outcome<PlacedOrder>> PlaceAgain(PlaceOrder command)
    {
        if (row.State.Fingerprint != command.Fingerprint) return IdempotencyRefusals.KeyReused;
        if (command.PaymentId is not { } payment) return new PlacedOrder(OrderRules.FirstView(Id, row.State), Replayed: true);
        // A payment that goes on after a crash needs to know that the order is still its own.
        var claimed = await Claim(new ClaimOrder(command.MerchantId, payment, command.Amount));
        return claimed.Accepted ? new PlacedOrder(claimed.Value, Replayed: true) : claimed.Refusal;
    }

    public Task<Outcome<OrderView>> Revoke(string paymentId) => Change(state => OrderRules.Revoke(Id, state, paymentId, clock.GetUtcNow()));

    public Task<Outcome<OrderView>> PayLate(string paymentId) => Change(state => OrderRules.PayLate(Id, state, paymentId, clock.GetUtcNow()));

    private async Task<Outcome<OrderView>> Change(Func<OrderState, Outcome<OrderState>> rule)
    {
        if (!row.RecordExists) return OrderRefusals.NotFound;
        var next = rule(row.State);
        if (!next.Accepted) return next.Refusal;
        if (!ReferenceEquals(next.Value, row.State)) await row.Save(next.Value, this);
        return OrderRules.View(Id, row.State);
    }
}
