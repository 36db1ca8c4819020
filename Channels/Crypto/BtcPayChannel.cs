using System.Collections.Concurrent;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Crypto;

/// <summary>A BTCPay server's store. It has no idempotency keys, so an attempt is looked for before anything is made.</summary>
public sealed class BtcPayChannel : IPaymentChannel, IDisposable
{
    private static readonly Task<ChannelAnswer> NoHolds = Task.FromResult<ChannelAnswer>(new Declined(DeclineReason.NotSupported, false, "no_pre_authorisation"));

    private readonly BtcPayApi _api;

    /// <summary>One attempt at a time within this process; what other processes make is found afterwards.</summary>
    private readonly ConcurrentDictionary<string, Task> _busy = new(StringComparer.Ordinal);

    internal BtcPayChannel(BtcPayApi api) => _api = api;

    public string Name => "crypto";

    public ChannelCapabilities Capabilities => BtcPayFactory.Can;

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => InTurn(order.AttemptId, async () =>
    {
        var (known, trouble) = await _api.Invoices(order.AttemptId, isQuery: false, cancellation);
        if (known is null) return trouble!;
        if (known.Count > 0) return BtcPayReading.Charge(order.AttemptId, order.Amount, known);
        var request = new BtcPayInvoiceRequest(
            AmountText.Write(order.Amount), order.Amount.Currency, new BtcPayMetadata(order.AttemptId, order.Descriptor.Length == 0 ? null : order.Descriptor),
            new BtcPayCheckout(PaymentTolerance: 0, order.ReturnUrl?.AbsoluteUri));
        var (made, failure) = await _api.Create(request, cancellation);
        return made is null ? failure! : BtcPayReading.Charge(order.AttemptId, order.Amount, [made]);
    });

    /// <summary>Makes a pull payment, which the customer claims at its link.</summary>
    public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => InTurn(order.AttemptId, async () =>
    {
        var (invoice, unread) = await _api.Invoice(order.ChargeReference, isQuery: false, cancellation);
        if (invoice is null) return unread!;
        var (pulls, unlisted) = await _api.PullPayments(isQuery: false, cancellation);
        if (pulls is null) return unlisted!;
        var (found, trouble) = BtcPayRefunds.Find(order.AttemptId, order.Amount, pulls);
        if (trouble is not null) return trouble;
        if (found is not null) return await PaidOut(found, order.Amount, cancellation);
        if (invoice.Id != order.ChargeReference || BtcPayRefunds.Left(invoice, pulls) is not { } left || left.Currency != order.Amount.Currency) return new Unknown("the invoice is not the one that was asked for");
        if (order.Amount > left) return new Declined(DeclineReason.NotAllowedNow, false, "refund_exceeds_paid");
        var request = new BtcPayRefundRequest(order.AttemptId, BtcPayRefunds.Description(order.ChargeReference), "Custom", AmountText.Write(order.Amount), order.Amount.Currency);
        var (made, failure) = await _api.Refund(order.ChargeReference, request, cancellation);
        if (made is null) return failure!;
        return BtcPayRefunds.Difference(order.AttemptId, order.Amount, made) is { } difference ? new Unknown(difference) : BtcPayRefunds.Waiting(made);
    });

    /// <summary>Ends an invoice that nothing was paid into. Bitcoins that were paid only go back by a refund.</summary>
    public async Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation)
    {
        var (invoice, unread) = await _api.Invoice(order.ChargeReference, isQuery: false, cancellation);
        if (invoice is null) return unread!;
        if (invoice.Id != order.ChargeReference) return new Unknown("the answer is about another invoice");
        var before = BtcPayReading.Void(order.AttemptId, order.Amount, invoice);
        if (before is not NotFound) return before;
        var (marked, failure) = await _api.Mark(order.ChargeReference, "Invalid", cancellation);
        if (marked is null) return failure!;
        if (marked.Id != order.ChargeReference) return new Unknown("the answer is about another invoice");
        // The customer may have paid between the two calls.
        return BtcPayReading.Void(order.AttemptId, order.Amount, marked) is var after and not NotFound ? after : new Unknown("it could not be marked invalid");
    }

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => NoHolds;

    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => NoHolds;

    public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => NoHolds;

    public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation) => (order.Kind, order.ChargeReference) switch
    {
        (AttemptKind.Charge, _) => AskCharge(order, cancellation),
        (AttemptKind.Refund, _) => AskRefund(order, cancellation),
        (AttemptKind.Void, { } charge) => AskVoid(order, charge, cancellation),
        (AttemptKind.Void, null) => Task.FromResult<ChannelAnswer>(new Unknown("BTCPay can only be asked about a void together with its invoice")),
        // None was ever made.
        _ => Task.FromResult<ChannelAnswer>(new NotFound()),
    };

    public void Dispose() => _api.Dispose();

    private async Task<ChannelAnswer> AskCharge(QueryOrder order, CancellationToken cancellation)
    {
        var (invoices, failure) = await _api.Invoices(order.AttemptId, isQuery: true, cancellation);
        return invoices is null ? failure! : BtcPayReading.Charge(order.AttemptId, order.Amount, invoices);
    }

    private async Task<ChannelAnswer> AskRefund(QueryOrder order, CancellationToken cancellation)
    {
        var (pulls, failure) = await _api.PullPayments(isQuery: true, cancellation);
        if (pulls is null) return failure!;
        var (found, trouble) = BtcPayRefunds.Find(order.AttemptId, order.Amount, pulls);
        return found is null ? trouble ?? (ChannelAnswer)new NotFound() : await PaidOut(found, order.Amount, cancellation);
    }

    private async Task<ChannelAnswer> AskVoid(QueryOrder order, string charge, CancellationToken cancellation)
    {
        var (invoice, failure) = await _api.Invoice(charge, isQuery: true, cancellation);
        if (invoice is null) return failure!;
        return invoice.Id == charge ? BtcPayReading.Void(order.AttemptId, order.Amount, invoice) : new Unknown("the answer is about another invoice");
    }

    private async Task<ChannelAnswer> PaidOut(BtcPayPullPayment pull, Amount amount, CancellationToken cancellation)
    {
        var (payouts, failure) = await _api.Payouts(pull.Id!, cancellation);
        return payouts is null ? failure! : BtcPayRefunds.Outcome(pull, amount, payouts);
    }

    private async Task<ChannelAnswer> InTurn(string attempt, Func<Task<ChannelAnswer>> act)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (!_busy.TryAdd(attempt, mine.Task))
            if (_busy.TryGetValue(attempt, out var other)) await other;
        try
        {
            return await act();
        }
        finally
        {
            _busy.TryRemove(attempt, out _);
            mine.SetResult();
        }
    }
}
