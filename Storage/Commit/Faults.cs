using Npgsql;
using Payments.Storage.Errors;

namespace Payments.Storage.Commit;

/// <summary>What an error of a batch means for the changes in it.</summary>
internal enum Fault
{
    /// <summary>Rolled back for a reason that passes: the same batch again.</summary>
    Transient,

    /// <summary>The connection is gone and the outcome with it: connect and send the same changes again.</summary>
    ConnectionLost,

    /// <summary>Rolled back because of some row: find it.</summary>
    BadRow,
}

/// <summary>Sorts errors into what can be done about them.</summary>
internal static class Faults
{
    public static Fault Of(Exception error) => error switch
    {
        PostgresException e when IsConnection(e.SqlState) => Fault.ConnectionLost,
        PostgresException e when IsTransient(e.SqlState) => Fault.Transient,
        PostgresException => Fault.BadRow,
        NpgsqlException or IOException or ObjectDisposedException or TimeoutException => Fault.ConnectionLost,
        // Whatever Npgsql cannot encode fails before the batch is complete, so nothing of it can be committed.
        _ => Fault.BadRow,
    };

    public static bool PassesByItself(Exception error) => Of(error) != Fault.BadRow;

    /// <summary>The error for the one writer whose change PostgreSQL refuses.</summary>
    public static StorageException Refusal(PendingWrite write, Exception error)
    {
        var row = $"'{write.Key}' of {write.Mapping.Table}";
        return error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new StorageUnavailableException(
                $"Row {row} is locked by someone else for too long; the change was not written.", error),
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e => new UniqueViolationException(
                $"The change of {row} repeats a value that must be unique ({e.ConstraintName}); it was not written.",
                e.SqlState, e.ConstraintName, e),
            PostgresException e => new StorageRejectedException(
                $"PostgreSQL refuses the change of {row} ({e.SqlState}: {e.MessageText}); it was not written.",
                e.SqlState, e.ConstraintName, e),
            _ => new StorageRejectedException(
                $"The change of {row} cannot be sent ({error.Message}); it was not written.", cause: error),
        };
    }

    // 08: connection; 57P: shutdown, crash, cannot connect now; 25006: a server that has become a standby.
    private static bool IsConnection(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
        || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InvalidSqlStatementName;

    private static bool IsTransient(string state) => state is
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.QueryCanceled
        or PostgresErrorCodes.DiskFull or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded
        or PostgresErrorCodes.IoError or PostgresErrorCodes.SystemError;
}
