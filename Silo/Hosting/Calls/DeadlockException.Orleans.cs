namespace Payments.Silo.Hosting.Calls;

/// <summary>The call could never have run because it waits, directly or through others, for itself.</summary>
[GenerateSerializer, Alias("deadlock")]
public sealed class DeadlockException : OrleansException
{
    public DeadlockException()
    {
    }

    public DeadlockException(string message) : base(message)
    {
    }

    public DeadlockException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public DeadlockException(string message, IReadOnlyList<string> chain) : base(message) => Chain = chain;

    /// <summary>The calls that wait for each other, each as grain and method.</summary>
    [Id(0)]
    public IReadOnlyList<string> Chain { get; private set; } = [];
}
