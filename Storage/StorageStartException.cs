namespace Payments.Storage;

/// <summary>The program cannot start on this database. The message is one sentence for the operator, safe to print.</summary>
public sealed class StorageStartException(string message, Exception? cause = null) : Exception(message, cause);
