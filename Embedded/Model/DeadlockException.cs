namespace Payments.Embedded;

/// <summary>
/// The call could never have run because it waits, directly or through others, for itself.
/// Orleans has no such exception: there the call ends with a timeout. A call that is sent counts as waited for; one that
/// is not meant to be waited for is marked [OneWay].
/// </summary>
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
    public IReadOnlyList<string> Chain { get; } = [];
}
