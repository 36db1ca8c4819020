namespace Payments.Callbacks;

/// <summary>All that is kept of a callback.</summary>
public sealed record CallbackState
{
    public string Channel { get; init; } = "";

    /// <summary>The account at the channel that it came for.</summary>
    public string? Account { get; init; }

    public string Reference { get; init; } = "";

    /// <summary>The payment or refund that it is about.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Known once it was applied.</summary>
    public string? MerchantId { get; init; }

    public bool IsFinal { get; init; }

    public CallbackStatus Status { get; init; }

    /// <summary>As the channel sent it; its signature was over these bytes.</summary>
    public string Body { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When a sweep wakes it; null once it has ended.</summary>
    public DateTimeOffset? Due { get; init; }

    public int Tries { get; init; }

    public string? Error { get; init; }
}
