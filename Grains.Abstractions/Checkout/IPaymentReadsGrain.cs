using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Limits;
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

    /// <summary>What a merchant's open payments count for, by the days of a month on which they count.</summary>
    /// <param name="merchantId">Whose.</param>
    /// <param name="month">yyyy-MM.</param>
    /// <param name="butNot">Ids of those that are left out.</param>
    [ReadOnly, Alias("open")]
    Task<ImmutableArray<HeldOnDay>> Open(string merchantId, string month, ImmutableArray<string> butNot);

    /// <summary>All that happened to a payment. To a merchant, another one's payment is missing.</summary>
    [ReadOnly, Alias("timeline")]
    Task<Outcome<PaymentTimeline>> Timeline(string? merchantId, string paymentId);
}
