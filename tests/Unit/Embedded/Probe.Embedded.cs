using System.Collections.Concurrent;

namespace Payments.Tests.Unit.Embedded;

/// <summary>Gates that calls wait at and notes that they leave, shared by the test and its grains.</summary>
public sealed class Probe
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentQueue<string> _notes = new();
    private readonly ConcurrentQueue<WeakReference> _seen = new();
    private volatile bool _allOpen;

    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>How many of those seen are still in memory.</summary>
    public int InMemory => _seen.Count(one => one.IsAlive);

    public void Note(string note) => _notes.Enqueue(note);

    public void See(object one) => _seen.Enqueue(new WeakReference(one));

    public Task PassAsync(string gate) => _allOpen ? Task.CompletedTask : Gate(gate).Task;

    public void Open(string gate) => Gate(gate).TrySetResult();

    public void OpenAll()
    {
        _allOpen = true;
        foreach (var gate in _gates.Values) gate.TrySetResult();
    }

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
