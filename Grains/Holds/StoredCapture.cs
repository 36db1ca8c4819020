using System.Collections.Immutable;
using Payments.Refunds;

namespace Payments.Holds;

/// <summary>A capture: its share of what is held is taken from the moment it stands here.</summary>
public sealed record StoredCapture
{
    public string Id { get; init; } = "";

    public long Minor { get; init; }

    public bool IsFinal { get; init; }

    public CaptureStatus Status { get; init; }

    public string Fingerprint { get; init; } = "";

    public StoredOperation Operation { get; init; } = new();

    /// <summary>What the request was answered with, where that was still open; a final answer stands in the capture itself.</summary>
    public CaptureView? Answer { get; init; }

    /// <summary>The oldest documents have none, which reads as default and not as empty.</summary>
    public ImmutableArray<StoredRefund> Refunds { get; init => field = value.IsDefault ? [] : value; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
