using System.Text;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Payments.Channels;
using Payments.Ids;

namespace Payments.Callbacks;

/// <summary>Holds nothing, so many callbacks may be checked at once.</summary>
[StatelessWorker, Reentrant]
public sealed class CallbackGateGrain(ICallbackReaders readers, ILogger<CallbackGateGrain> log) : Grain, ICallbackGateGrain
{
    public async Task<CallbackReply> Receive(CallbackDelivery delivery)
    {
        if (await readers.Find(delivery.Channel, delivery.Account) is not { } reader) return new CallbackReply(CallbackReceipt.UnknownChannel);
        switch (reader.Read(delivery.Body.AsSpan(), delivery.Headers))
        {
            case CallbackReading.Genuine { Callback: var callback }:
                var isFinal = callback.Answer is ChannelAnswer.Succeeded or ChannelAnswer.Declined;
                await Store(reader, callback.Id, new NewCallback(reader.Channel, callback.Reference, AttemptId.OwnerOf(callback.AttemptId), isFinal, Text(delivery), reader.Account));
                break;
            case CallbackReading.Irrelevant other:
                await Store(reader, other.Id, new NewCallback(reader.Channel, other.Type, null, IsFinal: false, Text(delivery), reader.Account, IsRelevant: false));
                break;
            case CallbackReading.Malformed { Why: var why }:
                log.LogWarning("A callback of {Channel} {Account} cannot be read: {Reason}", reader.Channel, reader.Account, why);
                return new CallbackReply(CallbackReceipt.Malformed);
            case CallbackReading.NotGenuine { Why: var why }:
                log.LogWarning("A callback of {Channel} {Account} is not believed: {Reason}", reader.Channel, reader.Account, why);
                return new CallbackReply(CallbackReceipt.NotGenuine);
        }

        return new CallbackReply(CallbackReceipt.Stored, reader.Acknowledgement);
    }

    /// <summary>Accounts count their callbacks each for itself.</summary>
    private Task Store(ICallbackReader reader, string id, NewCallback callback)
    {
        var scope = reader.Account is null ? reader.Channel : $"{reader.Channel}/{reader.Account}";
        return GrainFactory.GetGrain<ICallbackGrain>(EntityId.Derive(IdPrefix.Callback, scope, id)).Receive(callback);
    }

    private static string Text(CallbackDelivery delivery) => Encoding.UTF8.GetString(delivery.Body.AsSpan());
}
