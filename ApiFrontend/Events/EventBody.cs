using System.Text.Json;
using Payments.Events;

namespace Payments.Api.Events;

/// <param name="Type">What happened, such as payment.succeeded.</param>
/// <param name="ObjectId">What it happened to.</param>
/// <param name="Sequence">Counts the events of the object from 1, without gaps.</param>
/// <param name="Data">The object as the event left it.</param>
internal sealed record EventBody(string Id, string Type, string MerchantId, string ObjectId, long Sequence, DateTimeOffset At, JsonElement Data)
{
    public static EventBody Of(EventView one) => new(one.Id, one.Type, one.MerchantId, one.ObjectId, one.Sequence, one.At, JsonElement.Parse(one.Data));
}
