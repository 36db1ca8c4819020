namespace Orleans.Runtime;

/// <summary>An error of the grain engine, as opposed to one of grain code.</summary>
public class OrleansException : Exception
{
    public OrleansException() : base("Unexpected error.")
    {
    }

    public OrleansException(string message) : base(message)
    {
    }

    public OrleansException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>A bound of the engine was reached; the call was not made and can be tried again.</summary>
public sealed class LimitExceededException : OrleansException
{
    public LimitExceededException() : base("Limit exceeded")
    {
    }

    public LimitExceededException(string message) : base(message)
    {
    }

    public LimitExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>The silo is stopping or has stopped; the call was not made.</summary>
public sealed class SiloUnavailableException : OrleansException
{
    public SiloUnavailableException() : base("The silo is unavailable.")
    {
    }

    public SiloUnavailableException(string message) : base(message)
    {
    }

    public SiloUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>A reminder could not be stored or removed.</summary>
public sealed class ReminderException : OrleansException
{
    public ReminderException() : base("The reminder operation failed.")
    {
    }

    public ReminderException(string message) : base(message)
    {
    }

    public ReminderException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
