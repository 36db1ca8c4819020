using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>Takes a payment through its steps: limits, order, charge, book, order paid. Its key is the payment's id.</summary>
[Alias("payment-saga")]
public interface IPaymentSagaGrain : IGrainWithStringKey
{
    [Alias("run")]
    Task<Outcome<PaymentAnswer>> Run(CreatePayment command);

    /// <summary>Goes on where a crash or an unanswered channel left it; nothing happens when there is nothing to do.</summary>
    [Alias("resume")]
    Task Resume();

    /// <summary>Whether what it holds may still be needed.</summary>
    [Alias("is-under-way")]
    Task<bool> IsUnderWay();
}
