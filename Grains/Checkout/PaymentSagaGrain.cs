using Orleans.Concurrency;
using Payments.Channels;
using Payments.Ids;
using Payments.Limits;
using Payments.Merchants;
using Payments.Money;
using Payments.Orders;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Rows;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>Reentrant, so that a repeated request learns at once that the first one is still being worked on.</summary>
[Reentrant]
public sealed class PaymentSagaGrain(
    [PersistentState("payment_saga", RowStorage.Name)] IPersistentState<SagaState> row,
    IPaymentChannel channel,
    TimeProvider clock) : Grain, IPaymentSagaGrain
{
    /// <summary>How long a saga that stopped short is left alone: longer than a healthy one takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private bool _running;

    private string Id => this.GetPrimaryKeyString();

    public async Task<Outcome<PaymentAnswer>> Run(CreatePayment command)
    {
        if (row.RecordExists && row.State.Payment.Fingerprint != command.Request.Fingerprint) return IdempotencyRefusals.KeyReused;
        if (row.State.Payment.Answer is { } first) return new PaymentAnswer(first, Replayed: true);
        if (_running) return IdempotencyRefusals.InProgress;
        _running = true;
        try
        {
            if (!row.RecordExists) return await Start(command);
            var answer = await Continue();
            return answer.Accepted ? new PaymentAnswer(answer.Value, Replayed: true) : answer.Refusal;
        }
        finally
        {
            _running = false;
        }
    }

    public async Task Resume()
    {
        if (_running || row.State.Due is null) return;
        _running = true;
        try
        {
            await Continue();
        }
        finally
        {
            _running = false;
        }
    }

    private async Task<Outcome<PaymentAnswer>> Start(CreatePayment command)
    {
        var terms = await GrainFactory.GetGrain<IMerchantGrain>(command.MerchantId).Terms();
        if (!terms.Accepted) return terms.Refusal;
        if (terms.Value.Status != MerchantStatus.Active) return PaymentRefusals.MerchantSuspended;
        // Limits are sums of one currency; another one would have to be converted first.
        if (terms.Value.Currency != command.Amount.Currency) return PaymentRefusals.CurrencyNotAccepted(terms.Value.Currency);
        // Asked before anything is written; whether it gets the order, the claim below decides.
        if (command.OrderId is { } wanted && await Order(wanted).IsClaimable(new ClaimOrder(command.MerchantId, Id, command.Amount)) is { Accepted: false } unpayable) return unpayable.Refusal;
        var reserved = await Limits(command.MerchantId).Reserve(Id, command.Amount.Minor, terms.Value.Limits);
        if (!reserved.Accepted) return reserved.Refusal;

        var saga = PaymentSaga.Start(command, terms.Value, clock.GetUtcNow(), Patience);
        if (command.OrderNumber is not null && await TakeOrder(saga) is { } refusal)
        {
            await Limits(command.MerchantId).Release(Id);
            return refusal;
        }

        // The saga is durable before its payment, so that no payment is ever without someone to finish it;
        // the payment with its attempt is durable before the channel is asked.
        var order = command is { OrderNumber: null, OrderId: null } ? TakeOrder(saga) : Task.FromResult<Refusal?>(null);
        await Task.WhenAll(row.Save(saga, this), order);
        // An order that stood before the saga is claimed after it is durable: no claim is ever without someone to end it.
        if (command.OrderId is not null && await TakeOrder(saga) is { } lost) return await Withdraw(lost);
        var attempt = await Payment().Begin(Intent(saga));
        return new PaymentAnswer(await Finish(await Charge(attempt)), Replayed: false);
    }

    /// <summary>Goes on after a crash or without an answer. Every step asks before it acts, so that none acts twice.</summary>
    private async Task<Outcome<PaymentView>> Continue()
    {
        var read = await Payment().Read();
        if (!read.Accepted)
        {
            if (await TakeOrder(row.State) is { } lost) return await Withdraw(lost);
            return await Finish(await Charge(await Payment().Begin(Intent(row.State))));
        }

        if (PaymentSaga.IsOpen(read.Value.Status))
        {
            var attempt = await Payment().Begin(Intent(row.State));
            var known = ChannelAnswers.Read(await channel.Query(Question(attempt), CancellationToken.None));
            return await Finish(known ?? await Charge(attempt));
        }

        return await Complete(read.Value);
    }

    private async Task<AttemptResult> Charge(AttemptView attempt)
    {
        var answer = await channel.Charge(
            new ChargeOrder(attempt.AttemptId, attempt.Amount, attempt.Method, row.State.Payment.Description ?? "", row.State.MerchantId, null, null),
            CancellationToken.None);
        return ChannelAnswers.Read(answer) ?? new AttemptResult(AttemptOutcome.Unknown, Why: "The channel could not be reached.");
    }

    private async Task<PaymentView> Finish(AttemptResult result)
    {
        var settled = await Payment().Settle(result);
        return await Complete(settled.Value ?? throw new InvalidOperationException($"{Id} has no payment to settle."));
    }

    /// <summary>What follows from the payment's status; ends the saga when the status is final.</summary>
    private async Task<PaymentView> Complete(PaymentView payment)
    {
        if (payment.Status == PaymentStatus.Succeeded)
        {
            await Order(OrderId(row.State)).MarkPaid(Id);
            await Limits(payment.MerchantId).Commit(Id);
        }
        else if (!PaymentSaga.IsOpen(payment.Status))
        {
            await Task.WhenAll(Limits(payment.MerchantId).Release(Id), Order(OrderId(row.State)).GiveUp(Id));
        }

        await row.Save(PaymentSaga.After(row.State, payment, clock.GetUtcNow()), this);
        return row.State.Payment.Answer ?? payment;
    }

    /// <summary>Claims the order, or places the one that the payment brings along. Doing it again changes nothing.</summary>
    private async Task<Refusal?> TakeOrder(SagaState saga)
    {
        var order = Order(OrderId(saga));
        var amount = new Amount(saga.Payment.Amount, saga.Payment.Currency);
        if (saga.Payment.OrderId is not null) return (await order.Claim(new ClaimOrder(saga.MerchantId, Id, amount))).Refusal;
        var number = saga.Payment.OrderNumber ?? EntityId.Body(Id);
        return (await order.Place(new PlaceOrder(saga.MerchantId, number, amount, [], saga.Payment.Fingerprint, Id))).Refusal;
    }

    /// <summary>Another payment was first, and this one never began: nothing of it stays, so that the request may come again.</summary>
    private async Task<Refusal> Withdraw(Refusal refusal)
    {
        var merchant = row.State.MerchantId;
        await row.Clear(this);
        // Last: should this process die before it, the hold is found as a leak; a saga without its hold would go on.
        await Limits(merchant).Release(Id);
        return refusal;
    }

    private BeginPayment Intent(SagaState saga) => new(
        saga.MerchantId, OrderId(saga), new Amount(saga.Payment.Amount, saga.Payment.Currency), saga.Payment.Method, channel.Name, saga.Payment.Description, saga.Payment.Fee);

    private QueryOrder Question(AttemptView attempt) => new(attempt.AttemptId, AttemptKind.Charge, attempt.Amount, row.State.MerchantId);

    private string OrderId(SagaState saga) => saga.Payment.OrderId ?? EntityId.Derive(IdPrefix.Order, Id, "1");

    private IPaymentGrain Payment() => GrainFactory.GetGrain<IPaymentGrain>(Id);

    private IOrderGrain Order(string id) => GrainFactory.GetGrain<IOrderGrain>(id);

    private ILimitsGrain Limits(string merchantId) => GrainFactory.GetGrain<ILimitsGrain>(merchantId);
}
