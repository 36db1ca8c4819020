namespace Payments.Holds;

/// <summary>The first answer to a capture, and every later answer to the same request.</summary>
[GenerateSerializer, Immutable, Alias("capture-answer")]
public sealed record CaptureAnswer([property: Id(0)] CaptureView Capture, [property: Id(1)] bool Replayed);
