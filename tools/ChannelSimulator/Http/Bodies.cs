using System.Text.Json.Serialization;
using Payments.ChannelSimulator.Banking;

namespace Payments.ChannelSimulator.Http;

internal sealed record ChargeBody(
    long Amount,
    string Currency,
    int Exponent,
    string Token,
    string MerchantAccount,
    string? Descriptor = null,
    string? ReturnUrl = null,
    string? CallbackUrl = null);

internal sealed record RefundBody(
    string Charge,
    long Amount,
    string Currency,
    int Exponent,
    string MerchantAccount,
    string? CallbackUrl = null);

internal sealed record VoidBody(long Amount, string Currency, int Exponent, string MerchantAccount);

internal sealed record CaptureBody(long Amount, string Currency, int Exponent, string MerchantAccount, bool Final = false, string? CallbackUrl = null);

/// <summary>A test card. What is not its number changes nothing, and nothing of it is kept.</summary>
internal sealed record CardBody(string Number, int? ExpMonth = null, int? ExpYear = null, string? Cvc = null);

internal sealed record TokenBody(string Token, string LastFour);

internal sealed record AttemptBody(
    string Object,
    string Reference,
    string? Attempt,
    string? Charge,
    long Amount,
    string Currency,
    string MerchantAccount,
    string Status,
    string? DeclineCode,
    string? RedirectUrl,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset CreatedAt,
    long? Refunded,
    long? Captured);

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message, string? Attempt);

internal sealed record SummaryBody(
    int Attempts,
    int Pending,
    int PendingCallbacks,
    long LastSeq,
    long LogBytes,
    long Flushes,
    Dictionary<string, long> Lines,
    Dictionary<string, CurrencyTotals> Currencies);

internal sealed record BehaviourBody(string Token, string Verdict, string Delivery, string? DeclineCode, string[] Cards, int? AmountEnding, string? OnRefund);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChargeBody))]
[JsonSerializable(typeof(RefundBody))]
[JsonSerializable(typeof(VoidBody))]
[JsonSerializable(typeof(CaptureBody))]
[JsonSerializable(typeof(CardBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(AttemptBody))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(SummaryBody))]
[JsonSerializable(typeof(BehaviourBody[]))]
internal sealed partial class Wire : JsonSerializerContext;
