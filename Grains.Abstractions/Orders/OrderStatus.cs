using System.Text.Json.Serialization;

namespace Payments.Orders;

[GenerateSerializer, Alias("order-status")]
public enum OrderStatus
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("paid")]
    Paid,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
