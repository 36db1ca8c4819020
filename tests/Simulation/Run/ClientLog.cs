using System.Text.Json;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Run;

/// <summary>What the clients did, and what they were told: in a file as it happens, and here for the checks.</summary>
internal sealed class ClientLog(string path) : IDisposable
{
    private readonly Lock _door = new();
    private readonly StreamWriter _file = new(path) { AutoFlush = true };
    private readonly List<ClientCall> _calls = [];

    public IReadOnlyList<ClientCall> Calls
    {
        get
        {
            lock (_door) return [.. _calls];
        }
    }

    public void Invoke(int number, string kind, string key, double at)
    {
        lock (_door) _file.WriteLine(JsonSerializer.Serialize(new { invoke = number, kind, key, at }));
    }

    public void Add(ClientCall call)
    {
        lock (_door)
        {
            _calls.Add(call);
            _file.WriteLine(JsonSerializer.Serialize(call));
        }
    }

    public void Dispose() => _file.Dispose();
}
