using Payments.Storage.Mapping;

namespace Payments.Storage.Commit;

/// <summary>What a change does to its row. The order is the order of the statements in a batch.</summary>
internal enum WriteKind
{
    Update,
    Insert,
    Delete,

    /// <summary>Writes nothing; it asks whether a write would come through.</summary>
    Probe,
}

/// <summary>One change to one row, captured from its state when it was asked for, and the promise to its writer.</summary>
internal sealed class PendingWrite(StateMapping mapping, string key, WriteKind kind, long expectedVersion)
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StateMapping Mapping { get; } = mapping;

    public string Key { get; } = key;

    public WriteKind Kind { get; } = kind;

    public long ExpectedVersion { get; } = expectedVersion;

    public byte[] Document { get; init; } = [];

    public object?[] Values { get; init; } = [];

    public CapturedRows[] Appended { get; init; } = [];

    /// <summary>Marks the row as written by this change, so that a lost answer can be made up by reading it.</summary>
    public long CommitId { get; } = Random.Shared.NextInt64(long.MinValue, long.MaxValue);

    /// <summary>Timestamp of the TimeProvider after which the writer no longer waits.</summary>
    public long Deadline { get; init; }

    /// <summary>True once a connection was lost after this change had been sent on it.</summary>
    public bool MaybeWritten { get; set; }

    /// <summary>True when the last answer named this change.</summary>
    public bool Named { get; set; }

    /// <summary>The next change of the same row, which waits until this one is decided.</summary>
    public PendingWrite? Next { get; set; }

    /// <summary>Completes when the change is decided.</summary>
    public Task Answer => _answer.Task;

    public bool IsDecided => _answer.Task.IsCompleted;

    public void Succeed() => _answer.TrySetResult();

    public void Fail(Exception error) => _answer.TrySetException(error);

    /// <summary>Every process locks rows in this order, which is what keeps overlapping batches from deadlocks.</summary>
    public static int Order(PendingWrite left, PendingWrite right)
    {
        var byTable = string.CompareOrdinal(left.Mapping.Table, right.Mapping.Table);
        if (byTable != 0) return byTable;
        // As numbers: comparing them as what they are makes an object of each.
        var byKind = ((int)left.Kind).CompareTo((int)right.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(left.Key, right.Key);
    }
}
