using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Payments.Events;
using Payments.Ids;

namespace Payments.Webhooks.Notifications;

/// <summary>The body of a webhook: the event, with type, timestamp and data as Standard Webhooks has them. Pure.</summary>
public static class WebhookPayload
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(EventView one)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + one.Data.Length);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("type", one.Type);
            json.WriteString("timestamp", one.At.ToUniversalTime());
            json.WriteString("id", one.Id);
            json.WriteString("merchant_id", one.MerchantId);
            json.WriteString("object_id", one.ObjectId);
            json.WriteNumber("sequence", one.Sequence);
            json.WritePropertyName("data");
            json.WriteRawValue(one.Data);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The payment that an event is about, where there is one.</summary>
    public static string? PaymentOf(EventView one)
    {
        if (EntityId.IsWellFormed(IdPrefix.Payment, one.ObjectId)) return one.ObjectId;
        if (!one.Data.Contains("\"payment_id\"", StringComparison.Ordinal)) return null;
        using var data = JsonDocument.Parse(one.Data);
        return data.RootElement.ValueKind == JsonValueKind.Object && data.RootElement.TryGetProperty("payment_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
    }
}
