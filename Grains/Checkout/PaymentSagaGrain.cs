using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Payments.Channels;
using Payments.Ids;
using Payments.Limits;
using Payments.Merchants;
using Payments.Money;
using Payments.Orders;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Risk;
using Payments.Routing;
using Payments.Rows;
using Payments.Sagas;
using Payments.Storage.Grains;

namespace Payments.Checkout;

/// <summary>Reentrant, so that a repeated request learns that the first one is still being worked on.</summary>
[Reentrant]
public sealed partial class PaymentSagaGrain(
    [PersistentState("payment_saga", RowStorage.Name)] IPersistentState<SagaState> row,
    IChannels channels,
    ChannelChoice choice,
    IRiskCheck risks,
    SagaMetrics metrics,
    TimeProvider clock,
    ILogger<PaymentSagaGrain> log) : Grain, IPaymentSagaGrain
{
    private readonly SagaTurn _turn = new();

    /// <summary>What the first request was answered with, once that is durable: until then a repeated one must not be told, for a crash would take it back.</summary>
    private PaymentView? _answer;

    private string? _orderOfItsOwn;

    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _answer = row.State.Payment.Answer;
        return Task.CompletedTask;
    }

    public async Task<Outcome<PaymentAnswer>> Run(CreatePayment command)
    {
        while (_looking is { } looking) await looking.Task;
        if (Known(command) is { } known) return known;
        if (!_turn.TryTake()) return IdempotencyRefusals.InProgress;
        try
        {
            if (IsUnread && await BeginUnread(command) is { } begun) return begun;
            if (!row.RecordExists) return await Start(command);
            if (Known(command) is { } read) return read;
            await Reckon();
            await SettleUnsureOrder();
            // Others need not wait for what is still to be done.
            if (row.State.Due is not null) Found();
            var answer = row.State.Due is null ? await Payment().ReadSettled() : await ContinueToAnswer();
            if (!answer.Accepted) return answer.Refusal;
            _answer = answer.Value;
            return new PaymentAnswer(_answer, Replayed: true);
        }
        finally
        {
            if (IsUnread) this.DeactivateOnIdle();
            _turn.Leave();
            Found();
        }
    }

    public async Task Resume()
    {
        await ReadyBesideOthers();
        if (!(_orderIsUnsure || SagaAlarm.Rings(row.State.Due, clock)) || !_turn.TryTake()) return;
        try
        {
            if (_orderIsUnsure) await SettleUnsureOrder();
            else await Continue();
        }
        finally
        {
            _turn.Leave();
        }
    }

    /// <summary>What needs no work: the first answer, or that the key stands for another request.</summary>
    private Outcome<PaymentAnswer>? Known(CreatePayment command)
    {
        if (row.RecordExists && row.State.Payment.Fingerprint != command.Request.Fingerprint) return IdempotencyRefusals.KeyReused;
        if (_answer is { } first) return new PaymentAnswer(first, Replayed: true);
        return null;
    }

    private async Task<Outcome<PaymentAnswer>> Start(CreatePayment command)
    {
        var terms = await GrainFactory.GetGrain<IMerchantGrain>(command.MerchantId).Terms();
        if (!terms.Accepted) return terms.Refusal;
        if (terms.Value.Status != MerchantStatus.Active) return PaymentRefusals.MerchantSuspended;
        if (terms.Value.LimitedReason is not null) return PaymentRefusals.MerchantLimited;
        var counted = await GrainFactory.Counted(command.MerchantId, terms.Value, command.Amount);
        if (!counted.Accepted) return counted.Refusal;
        // Asked before anything is written; whether it gets the order, the claim below decides.
        if (command.OrderId is { } wanted && await Order(wanted).IsClaimable(ClaimOf(command.MerchantId, command.Amount)) is { Accepted: false } closed) return closed.Refusal;
        var risk = await risks.Assess(new RiskSubject(command.MerchantId, command.Amount, command.Method, command.Methods));
        var begun = PaymentSaga.Counted(PaymentSaga.Start(command, terms.Value, clock.GetUtcNow()), counted.Value);
        if (!risk.Allowed) return await Block(begun, risk);
        var route = await choice.Choose(new RouteSubject(Id, command.MerchantId, command.Amount, command.Hints?.Country, command.Hints?.CardBrand, TokensFor: PaymentMethods.For(command.Method, command.Methods), Mode: terms.Value.Mode));
        if (!route.Accepted) return route.Refusal;
        var held = PaymentSaga.HoldOf(Id, begun);
        var hold = await Limits(command.MerchantId).Reserve(held, begun.Payment.Counts, terms.Value.Limits);
        if (!hold.Accepted) return hold.Refusal;

        var saga = PaymentSaga.Routed(PaymentSaga.CountedOn(begun, hold.Value), route.Value);

        // Before the channel is asked, the hold is durable, and so is the saga: it is the intent, and the promise that
        // someone finishes the payment. The payment's own row, and that of the order it brings along, begin with the answer.
        _tried = held;
        var confirmed = Limits(command.MerchantId).Confirm(held);
        await Task.WhenAll(Store(saga), confirmed);
        if (clock.GetUtcNow() - saga.StartedAt > SagaAlarm.Patience) await Store(PaymentSaga.Taken(row.State, clock.GetUtcNow() + SagaAlarm.Patience));
        var written = row.State;
        // An order is placed or claimed once the saga is durable: none is ever left without someone to finish with it.
        if (await ClaimOrder() is { } lost) return await Withdraw(lost);
        var shown = FreshRow.Call(Payment().GetGrainId(), () => Payment().Begin(Intent()));
        _held = await confirmed;
        var result = _held ? await Charge() : await HoldAndCharge();
        await shown;

        var payment = await (command is { OrderNumber: null, OrderId: null } ? FreshRow.Call(Order(OrderId).GetGrainId(), () => SettleAndFollow(result)) : SettleAndFollow(result));
        if (PaymentSaga.IsOpen(payment.Status)) await SaveAfter(payment);
        else EndWith(payment, written);
        _answer = payment;
        return new PaymentAnswer(payment, Replayed: false);
    }

    /// <summary>Goes on after a crash or without an answer. Every step asks before it acts, so that none acts twice.</summary>
    private async Task<Outcome<PaymentView>> Continue()
    {
        await _end;
        // What a call came to that was never saved is not known any more: it is asked for.
        _unsent = null;
        if (row.State.Status == SagaStatus.Compensated)
        {
            await LookForLateMoney();
            return await Payment().Read();
        }

        if (row.State.Status == SagaStatus.Compensating) return await UndoCharge();
        if (row.State.Late?.Reference is not null) return await FinishLate();
        var stored = await Payment().ReadSettled();
        // Without a stored answer the claim may be missing, and then the channel was never asked.
        if (!stored.Accepted && row.State.Undo is null && await ClaimOrder() is { } lost) return await Withdraw(lost);
        var settled = stored.Accepted && !PaymentSaga.IsOpen(stored.Value.Status);
        // Its row says until when it may be paid, which is the intent to end it: that this has begun is saved with what comes of it.
        if (!settled && PaymentSagaExpiry.HasCome(row.State, clock.GetUtcNow())) row.State = PaymentSagaExpiry.Begin(row.State, clock.GetUtcNow(), SagaAlarm.Patience);
        if (settled) await Follow(stored.Value!.Status);
        var payment = settled ? stored.Value! : await SettleAndFollow(row.State.Undo is null ? await AskOrCharge() : await AskAndVoid());
        await SaveAfter(payment);
        return payment;
    }

    private async Task Store(SagaState next)
    {
        var before = row.RecordExists ? row.State.Status : (SagaStatus?)null;
        await row.Save(next, this, readsOnConflict: IsUnread);
        Found();
        _answer ??= next.Payment.Answer;
        if (next.Decisions.Count > 0) row.State = next with { Decisions = [] };
        metrics.Stored("payment", before, next.Status, clock.GetUtcNow() - next.StartedAt);
    }

    private ClaimOrder ClaimOf(string merchant, Amount amount) => new(merchant, Id, amount);

    private PlaceOrder OrderOf(SagaState saga) => new(
        saga.MerchantId, saga.Payment.OrderNumber ?? OrderNumber.Of(Id), new Amount(saga.Payment.Amount, saga.Payment.Currency), [], saga.Payment.Fingerprint, Id);

    private BeginPayment Intent()
    {
        var (saga, order) = (row.State, row.State.Payment);
        return new BeginPayment(
            saga.MerchantId, OrderId, new Amount(order.Amount, order.Currency), PaymentRoute.Token(order), order.Channel ?? ChannelName.Before, order.Description, order.Fee, AttemptOf(saga), saga.StartedAt,
            order.CountedOn, PaymentSagaExpiry.ExpiresAt(saga), order.Earlier ?? default, order.Exchange);
    }

    private string OrderId => row.State.Payment.OrderId ?? (_orderOfItsOwn ??= EntityId.Derive(IdPrefix.Order, Id, "1"));

    private IPaymentGrain Payment() => GrainFactory.GetGrain<IPaymentGrain>(Id);

    private IOrderGrain Order(string id) => GrainFactory.GetGrain<IOrderGrain>(id);

    private ILimitsGrain Limits(string merchantId) => GrainFactory.GetGrain<ILimitsGrain>(merchantId);
}
