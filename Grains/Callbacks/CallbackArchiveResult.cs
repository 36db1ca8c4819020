namespace Payments.Callbacks;

/// <summary>What a run of the archive came to.</summary>
public sealed record CallbackArchiveResult(long Moved, TimeSpan Took);
