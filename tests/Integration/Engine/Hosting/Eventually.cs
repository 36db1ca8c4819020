using System.Diagnostics;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>Waits for a condition with a deadline, where only polling can see it.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static Task Holds(Func<bool> condition, Func<string> description) =>
        Holds(() => Task.FromResult(condition()), description);

    /// <summary>The first value that satisfies the condition.</summary>
    public static async Task<T> Value<T>(Func<T> read, Func<T, bool> condition, Func<string> description)
    {
        var value = read();
        await Holds(() => condition(value = read()), description);
        return value;
    }

    public static async Task Holds(Func<Task<bool>> condition, Func<string> description)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < Deadline, $"Not within {Deadline}: {description()}");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
