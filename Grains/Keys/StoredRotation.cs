namespace Payments.Keys;

/// <summary>A change of a key's secret, and what its request needs to be answered the same again.</summary>
public sealed record StoredRotation(string Id, CreatingRequest Request, DateTimeOffset At, string PreviousDigest, DateTimeOffset PreviousUntil);
