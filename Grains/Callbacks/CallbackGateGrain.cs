using System.Text;
using Orleans.Concurrency;
using Payments.Channels;
using Payments.Ids;

namespace Payments.Callbacks;

/// <summary>Holds nothing, so many callbacks may be checked at once.</summary>
[StatelessWorker, Reentrant]
public sealed class CallbackGateGrain(IEnumerable<ICallbackReader> readers) : Grain, ICallbackGateGrain
{
    public async Task<CallbackReceipt> Receive(CallbackDelivery delivery)
    {
        if (readers.FirstOrDefault(one => one.Channel == delivery.Channel) is not { } reader) return CallbackReceipt.UnknownChannel;
        var signature = delivery.Headers.GetValueOrDefault(reader.SignatureHeader.ToLowerInvariant());
        if (reader.Read(delivery.Body.AsSpan(), signature) is not { } callback) return CallbackReceipt.NotGenuine;
        var isFinal = callback.Answer is ChannelAnswer.Succeeded or ChannelAnswer.Declined;
        var id = EntityId.Derive(IdPrefix.Callback, delivery.Channel, callback.Id);
        await GrainFactory.GetGrain<ICallbackGrain>(id).Receive(
            new NewCallback(delivery.Channel, callback.Reference, AttemptId.OwnerOf(callback.AttemptId), isFinal, Encoding.UTF8.GetString(delivery.Body.AsSpan())));
        return CallbackReceipt.Stored;
    }
}
