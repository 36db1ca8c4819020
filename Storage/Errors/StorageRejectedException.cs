namespace Payments.Storage.Errors;

/// <summary>PostgreSQL, or a check before it, refuses the content of this change. Trying again does not help.</summary>
[GenerateSerializer, Alias("storage-rejected")]
public class StorageRejectedException(string message, string? sqlState = null, string? constraint = null, Exception? cause = null)
    : StorageException(message, cause)
{
    [Id(0)]
    public string? SqlState { get; } = sqlState;

    [Id(1)]
    public string? Constraint { get; } = constraint;
}

/// <summary>A query column or an appended row repeats a value that must be unique; <see cref="StorageRejectedException.Constraint"/> names which.</summary>
[GenerateSerializer, Alias("storage-unique-violation")]
public sealed class UniqueViolationException(string message, string? sqlState, string? constraint, Exception? cause)
    : StorageRejectedException(message, sqlState, constraint, cause);
