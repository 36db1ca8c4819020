namespace Orleans.Storage;

/// <summary>The stored version is not the expected one. When it escapes a call, the activation goes and the next one reads anew.</summary>
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message) : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException) : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public string? StoredEtag { get; }

    public string? CurrentEtag { get; }

    /// <summary>The activation whose state is stale; a caller that merely passes the exception on keeps its own.</summary>
    internal IGrainContext? StaleActivation { get; set; }

    public override string ToString() =>
        $"{nameof(InconsistentStateException)}: {Message} Expected Etag={StoredEtag} Received Etag={CurrentEtag} {InnerException}";
}
