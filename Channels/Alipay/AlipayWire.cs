using System.Text.Json.Serialization;

namespace Payments.Channels.Alipay;

/// <summary>The biz_content of any request; what a method does not take stays null and is not written.</summary>
internal sealed record AlipayContent
{
    public string? OutTradeNo { get; init; }

    public string? TradeNo { get; init; }

    public string? OutOrderNo { get; init; }

    public string? OutRequestNo { get; init; }

    public string? AuthNo { get; init; }

    public string? AuthConfirmMode { get; init; }

    public string? OperationType { get; init; }

    public string? ProductCode { get; init; }

    public string? Subject { get; init; }

    public string? OrderTitle { get; init; }

    public string? Remark { get; init; }

    public string? BuyerId { get; init; }

    public string? TotalAmount { get; init; }

    public string? RefundAmount { get; init; }

    public string? Amount { get; init; }

    public string? TransCurrency { get; init; }

    public string? SettleCurrency { get; init; }

    public string? RefundCurrency { get; init; }

    public string? QrCodeTimeoutExpress { get; init; }

    public string? PayTimeout { get; init; }
}

/// <summary>The signed node of any answer, as it comes: nothing in it is believed before it was compared.</summary>
internal sealed class AlipayAnswer
{
    public string? Code { get; init; }

    public string? SubCode { get; init; }

    public string? OutTradeNo { get; init; }

    public string? TradeNo { get; init; }

    public string? TradeStatus { get; init; }

    /// <summary>When the customer paid; a trade that was closed unpaid has none.</summary>
    public string? SendPayDate { get; init; }

    public string? TotalAmount { get; init; }

    public string? TransCurrency { get; init; }

    public string? QrCode { get; init; }

    public string? RetryFlag { get; init; }

    public string? OutRequestNo { get; init; }

    public string? RefundAmount { get; init; }

    public string? RefundCurrency { get; init; }

    public string? RefundStatus { get; init; }

    public string? OutOrderNo { get; init; }

    public string? AuthNo { get; init; }

    public string? CodeValue { get; init; }

    public string? Amount { get; init; }

    public string? Status { get; init; }

    public string? OrderStatus { get; init; }

    public string? OperationType { get; init; }

    public string? OrderTitle { get; init; }

    public string? TotalFreezeAmount { get; init; }

    public string? RestAmount { get; init; }

    public string? TotalPayAmount { get; init; }

    public string? PayerUserId { get; init; }
}

/// <summary>New fields may appear in answers; a field that stands there twice has no meaning.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false,
    MaxDepth = 16,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlipayContent))]
[JsonSerializable(typeof(AlipayAnswer))]
internal sealed partial class AlipayJson : JsonSerializerContext;
