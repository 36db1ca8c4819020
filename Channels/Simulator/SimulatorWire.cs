using System.Text.Json.Serialization;

namespace Payments.Channels.Simulator;

internal sealed record ChargeRequest(
    long Amount,
    string Currency,
    int Exponent,
    string Token,
    string MerchantAccount,
    string? Descriptor,
    string? ReturnUrl,
    string? CallbackUrl);

internal sealed record RefundRequest(
    string Charge,
    long Amount,
    string Currency,
    int Exponent,
    string MerchantAccount,
    string? CallbackUrl);

internal sealed record VoidRequest(long Amount, string Currency, int Exponent, string MerchantAccount);

internal sealed record CaptureRequest(long Amount, string Currency, int Exponent, string MerchantAccount, bool Final, string? CallbackUrl);

/// <summary>Any answer of the simulator, as it comes: nothing in it is believed before it was compared.</summary>
internal sealed class SimulatorAnswer
{
    public string? Object { get; init; }

    public string? Reference { get; init; }

    public string? Attempt { get; init; }

    public string? Charge { get; init; }

    public long? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Status { get; init; }

    public string? DeclineCode { get; init; }

    public string? RedirectUrl { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public SimulatorError? Error { get; init; }
}

internal sealed class SimulatorError
{
    public string? Code { get; init; }

    public string? Attempt { get; init; }
}

internal sealed class SimulatorCallback
{
    public string? Id { get; init; }

    public string? Object { get; init; }

    public string? Reference { get; init; }

    public string? Attempt { get; init; }

    public long? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Status { get; init; }

    public string? DeclineCode { get; init; }
}

/// <summary>New fields may appear in answers; a field that stands there twice has no meaning.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false,
    MaxDepth = 8,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChargeRequest))]
[JsonSerializable(typeof(RefundRequest))]
[JsonSerializable(typeof(VoidRequest))]
[JsonSerializable(typeof(CaptureRequest))]
[JsonSerializable(typeof(SimulatorAnswer))]
[JsonSerializable(typeof(SimulatorCallback))]
internal sealed partial class SimulatorJson : JsonSerializerContext;
