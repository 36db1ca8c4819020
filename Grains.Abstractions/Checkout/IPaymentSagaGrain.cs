using Payments.Limits;
using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>Takes a payment through its steps: risk, limits, order, charge, book, order paid. Its key is the payment's id.</summary>
[Alias("payment-saga")]
public interface IPaymentSagaGrain : IGrainWithStringKey
{
    [Alias("run")]
    Task<Outcome<PaymentAnswer>> Run(CreatePayment command);

    /// <summary>Goes on where a crash or an unanswered channel left it; nothing happens when there is nothing to do.</summary>
    [Alias("resume")]
    Task Resume();

    /// <summary>What it counts for against the merchant's limits.</summary>
    [Alias("claim")]
    Task<HoldClaim> Claim();

    /// <summary>Whether the hold may be its own; false for what a repetition has held before it knew that it was one.</summary>
    [Alias("owns")]
    Task<bool> Owns(string hold);

    /// <summary>
    /// Ends a payment whose money has not moved, at the channel first. The answer is the payment: cancelled, or as it is when
    /// the channel has not said yet; the saga goes on asking. Doing it again changes nothing.
    /// </summary>
    [Alias("cancel")]
    Task<Outcome<PaymentView>> Cancel(string merchantId);

    /// <summary>Runs it now when it waits or has failed.</summary>
    [Alias("retry")]
    Task<Outcome<SagaReceipt>> Retry();

    /// <summary>Undoes all of it: the charge at its channel, with what was booked, held and ordered. Doing it again changes nothing.</summary>
    [Alias("compensate")]
    Task<Outcome<SagaReceipt>> Compensate(string reason);

    /// <summary>A channel's callback says that there is news: the channel is asked.</summary>
    [Alias("hear")]
    Task<SagaHearing> Hear();
}
