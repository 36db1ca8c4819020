using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Callbacks;

/// <summary>One callback of a channel, however often it was sent, and the saga that applies it. Its key follows from the channel and its id.</summary>
[Alias("callback")]
public interface ICallbackGrain : IGrainWithStringKey
{
    /// <summary>Returns once it is durable; it is applied afterwards. Doing it again changes nothing.</summary>
    [Alias("receive")]
    Task Receive(NewCallback callback);

    /// <summary>Goes on where it was left; nothing happens when there is nothing to do.</summary>
    [Alias("resume")]
    Task Resume();

    [Alias("read")]
    Task<Outcome<CallbackView>> Read();

    /// <summary>Runs it now when it waits or has failed.</summary>
    [Alias("retry")]
    Task<Outcome<SagaReceipt>> Retry();
}
