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
            if (row.RecordExists) return new PaymentAnswer(await Continue(), Replayed: true);
            return await Start(command);
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
        if (terms.Value.LimitedReason is not null) return PaymentRefusals.MerchantLimited;
        // Limits are sums of one currency; another one would have to be converted first.
        if (terms.Value.Currency != command.Amount.Currency) return PaymentRefusals.CurrencyNotAccepted(terms.Value.Currency);
        var reserved = await Limits(command.MerchantId).Reserve(Id, command.Amount.Minor, terms.Value.Limits);
        if (!reserved.Accepted) return reserved.Refusal;

        var saga = PaymentSaga.Start(command, terms.Value, clock.GetUtcNow(), Patience);
        if (command.OrderNumber is not null && await PlaceOrder(saga) is { } refusal)
        {
            await Limits(command.MerchantId).Release(Id);
            return refusal;
        }

        // The saga is durable before its payment, so that no payment is ever without someone to finish it;
        // the payment with its attempt is durable before the channel is asked.
        var order = command.OrderNumber is null ? PlaceOrder(saga) : Task.FromResult<Refusal?>(null);
        await Task.WhenAll(row.Save(saga, this), order);
        var attempt = await Payment().Begin(Intent(saga));
        return new PaymentAnswer(await Finish(await Charge(attempt)), Replayed: false);
    }

    /// <summary>Goes on after a crash or without an answer. Every step asks before it acts, so that none acts twice.</summary>
    private async Task<PaymentView> Continue()
    {
        var read = await Payment().Read();
        if (!read.Accepted)
        {
            await PlaceOrder(row.State);
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
            await Order().MarkPaid(Id);
            await Limits(payment.MerchantId).Commit(Id);
        }
        else if (!PaymentSaga.IsOpen(payment.Status))
        {
            await Task.WhenAll(Limits(payment.MerchantId).Release(Id), Order().Cancel());
        }

        await row.Save(PaymentSaga.After(row.State, payment, clock.GetUtcNow()), this);
        return row.State.Payment.Answer ?? payment;
    }

    private async Task<Refusal?> PlaceOrder(SagaState saga)
    {
        var number = saga.Payment.OrderNumber ?? EntityId.Body(Id);
        var amount = new Amount(saga.Payment.Amount, saga.Payment.Currency);
        var placed = await Order().Place(new PlaceOrder(saga.MerchantId, number, amount, [], saga.Payment.Fingerprint));
        return placed.Refusal;
    }

    private BeginPayment Intent(SagaState saga) => new(
        saga.MerchantId, OrderId, new Amount(saga.Payment.Amount, saga.Payment.Currency), saga.Payment.Method, channel.Name, saga.Payment.Description, saga.Payment.Fee);

    private QueryOrder Question(AttemptView attempt) => new(attempt.AttemptId, AttemptKind.Charge, attempt.Amount, row.State.MerchantId);

    private string OrderId => EntityId.Derive(IdPrefix.Order, Id, "1");

    private IPaymentGrain Payment() => GrainFactory.GetGrain<IPaymentGrain>(Id);

    private IOrderGrain Order() => GrainFactory.GetGrain<IOrderGrain>(OrderId);

    private ILimitsGrain Limits(string merchantId) => GrainFactory.GetGrain<ILimitsGrain>(merchantId);
}
