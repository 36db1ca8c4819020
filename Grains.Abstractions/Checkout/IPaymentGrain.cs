using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>One payment: its amount, its attempts at the channel, its status and what was booked. Its key is the payment's id.</summary>
[Alias("payment")]
public interface IPaymentGrain : IGrainWithStringKey
{
    /// <summary>Records the payment and its attempt. Doing it again gives the same attempt.</summary>
    [Alias("begin")]
    Task<AttemptView> Begin(BeginPayment command);

    /// <summary>Applies what the channel said; a success books the money in the same transaction. Doing it again changes nothing.</summary>
    [Alias("settle")]
    Task<Outcome<PaymentView>> Settle(AttemptResult result);

    [ReadOnly, Alias("read")]
    Task<Outcome<PaymentView>> Read();
}
