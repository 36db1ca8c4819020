namespace Payments.Storage;

/// <summary>How states are written. The defaults are the measured ones (docs/performance.md).</summary>
public sealed class StorageOptions
{
    /// <summary>Connections that commit. Two are enough on a fast disk; four where an fsync takes a millisecond.</summary>
    public int Committers { get; set; } = 2;

    /// <summary>Writes that may wait for a committer; further writers wait for a place.</summary>
    public int MaxWaitingWrites { get; set; } = 10_000;

    public int MaxBatchRows { get; set; } = 512;

    public int MaxBatchBytes { get; set; } = 4 * 1024 * 1024;

    public int MaxDocumentBytes { get; set; } = 256 * 1024;

    /// <summary>How long a caller waits for its write, or for a read while PostgreSQL is away.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long PostgreSQL may work on one page of a list.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a batch waits for a row that someone outside has locked before that row's writer is singled out.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
