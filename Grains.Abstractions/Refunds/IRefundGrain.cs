using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Refunds;

/// <summary>One refund of a payment or of a capture, and the saga that carries it out: hold, ask the channel, book. Its key is the refund's id.</summary>
[Alias("refund")]
public interface IRefundGrain : IGrainWithStringKey
{
    [Alias("run")]
    Task<Outcome<RefundAnswer>> Run(CreateRefund command);

    /// <summary>Goes on where a crash or an unanswered channel left it; nothing happens when there is nothing to do.</summary>
    [Alias("resume")]
    Task Resume();

    [ReadOnly, Alias("read")]
    Task<Outcome<OwnedRefund>> Read();

    /// <summary>Runs it now when it waits.</summary>
    [Alias("retry")]
    Task<Outcome<SagaReceipt>> Retry();

    /// <summary>A channel's callback says that there is news: the channel is asked.</summary>
    [Alias("hear")]
    Task<SagaHearing> Hear();
}
