using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Checkout;

/// <summary>Reads of many payments, straight from their rows. Any key will do.</summary>
[Alias("payment-reads")]
public interface IPaymentReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<PaymentView>> List(PaymentList query);

    /// <summary>Those there are; ids of others, and of other merchants', are left out.</summary>
    [ReadOnly, Alias("batch")]
    Task<ImmutableArray<PaymentView>> Batch(BatchRead query);

    /// <summary>All that happened to a payment. To a merchant, another one's payment is missing.</summary>
    [ReadOnly, Alias("timeline")]
    Task<Outcome<PaymentTimeline>> Timeline(string? merchantId, string paymentId);
}
