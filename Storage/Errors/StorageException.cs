namespace Payments.Storage.Errors;

/// <summary>A state could not be read or written. No message of a storage error ever holds a connection string.</summary>
/// <remarks>An OrleansException, because Orleans passes those of a storage on as they are and turns any other into text.</remarks>
[GenerateSerializer, Alias("storage-exception")]
public abstract class StorageException(string message, Exception? cause = null) : OrleansException(message, cause!);

/// <summary>PostgreSQL could not be reached, or not in time. The change was certainly not written; it may be tried again.</summary>
[GenerateSerializer, Alias("storage-unavailable")]
public sealed class StorageUnavailableException(string message, Exception? cause = null) : StorageException(message, cause);

/// <summary>
/// The connection was lost while the change was committed, and PostgreSQL could not be asked in time whether it was.
/// The state must be read again before anything is decided.
/// </summary>
[GenerateSerializer, Alias("storage-outcome-unknown")]
public sealed class OutcomeUnknownException(string message, Exception? cause = null) : StorageException(message, cause);

/// <summary>A stored document does not read as the type of its state.</summary>
[GenerateSerializer, Alias("storage-state-unreadable")]
public sealed class StateUnreadableException(string message, Exception cause) : StorageException(message, cause);

/// <summary>The row is not at the version that the writer has read.</summary>
[GenerateSerializer, Alias("storage-conflict")]
public sealed class StorageConflictException(string message, long expectedVersion, long? storedVersion) : StorageException(message)
{
    /// <summary>The version the writer has read; 0 for a first write.</summary>
    [Id(0)]
    public long ExpectedVersion { get; } = expectedVersion;

    /// <summary>The version found after the conflict, or null when the row does not exist.</summary>
    [Id(1)]
    public long? StoredVersion { get; } = storedVersion;
}
