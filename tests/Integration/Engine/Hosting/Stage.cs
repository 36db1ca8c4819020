using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>
/// How a test and the grains of its host meet: gates at which a grain waits until the test opens them, and a record of
/// what grains did. Keys are unique per test, so tests can share a host.
/// </summary>
public sealed class Stage
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _records = new();

    public Task Gate(string name) => Source(name).Task;

    public void Open(string name) => Source(name).TrySetResult();

    public void Record(string key, string line) => Lines(key).Enqueue(line);

    public ImmutableList<string> Seen(string key) => [.. Lines(key)];

    public Task Until(string key, string line) => UntilCount(key, line, 1);

    public async Task UntilCount(string key, string line, int count)
    {
        try
        {
            await Eventually.HoldsAsync(() => Seen(key).Count(seen => seen == line) >= count, $"'{line}' was seen {count} times");
        }
        catch (TimeoutException missing)
        {
            throw new TimeoutException($"{missing.Message} Seen: {string.Join(", ", Seen(key))}", missing);
        }
    }

    // Continuations run elsewhere, so that opening a gate never runs a grain's code on the test's thread.
    private TaskCompletionSource Source(string name) =>
        _gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private ConcurrentQueue<string> Lines(string key) => _records.GetOrAdd(key, static _ => new ConcurrentQueue<string>());
}
