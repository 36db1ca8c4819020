using Microsoft.Extensions.Logging;

namespace Payments.Routing;

/// <summary>
/// A process's copy of what a grain holds, so that no decision waits for it: renewed in the background, and waited for only
/// where it has grown older than it may. When it cannot be renewed, what is known goes on to hold.
/// </summary>
public sealed class FreshCopy<T>(Func<Task<T>> ask, TimeSpan renewAfter, TimeSpan oldest, TimeProvider clock, ILogger log)
    where T : class
{
    private readonly Lock _gate = new();
    private Held? _held;
    private Task<T>? _asking;

    public ValueTask<T> Get()
    {
        var held = Volatile.Read(ref _held);
        if (held is null) return new(Ask());
        var age = clock.GetElapsedTime(held.At);
        if (age < renewAfter) return new(held.Value);
        var asking = Ask();
        return age < oldest ? new(held.Value) : Patient(asking, held.Value);
    }

    private static async ValueTask<T> Patient(Task<T> asking, T held)
    {
        try
        {
            return await asking;
        }
        catch (Exception)
        {
            // Whoever asked has logged it.
            return held;
        }
    }

    private Task<T> Ask()
    {
        lock (_gate)
        {
            if (_asking is { } asking) return asking;
            // Away from the turn of whichever grain happens to need it first.
            var task = Task.Run(Read);
            return _asking = task;
        }
    }

    private async Task<T> Read()
    {
        var at = clock.GetTimestamp();
        try
        {
            var value = await ask();
            Volatile.Write(ref _held, new Held(value, at));
            return value;
        }
        catch (Exception e)
        {
            log.LogWarning("{Kind} was not read anew: {Reason}", typeof(T).Name, e.Message);
            throw;
        }
        finally
        {
            lock (_gate) _asking = null;
        }
    }

    private sealed record Held(T Value, long At);
}
