using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Storage;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>
/// Version-checking storage that keeps documents, never objects, so that two activations cannot share a state by
/// accident. A test can make it fail and can write behind a grain's back.
/// </summary>
public sealed class MemoryGrainStorage : IGrainStorage
{
    public const string Name = "payments";

    private readonly Lock _lock = new();
    private readonly Dictionary<(string State, GrainId Grain), Row> _rows = [];
    private readonly ConcurrentDictionary<GrainId, int> _failingReads = new();
    private readonly ConcurrentDictionary<GrainId, int> _failingWrites = new();

    public void FailReads(GrainId grain, int times) => _failingReads[grain] = times;

    public void FailWrites(GrainId grain, int times) => _failingWrites[grain] = times;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Fail(_failingReads, grainId, "read");
        lock (_lock)
        {
            var row = _rows.GetValueOrDefault((stateName, grainId));
            grainState.State = row is null ? Activator.CreateInstance<T>() : JsonSerializer.Deserialize<T>(row.Document)!;
            grainState.ETag = row?.ETag;
            grainState.RecordExists = row is not null;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Fail(_failingWrites, grainId, "write");
        lock (_lock)
        {
            var version = CheckVersion(stateName, grainId, grainState.ETag) + 1;
            var row = new Row(JsonSerializer.SerializeToUtf8Bytes(grainState.State), version);
            _rows[(stateName, grainId)] = row;
            grainState.ETag = row.ETag;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            CheckVersion(stateName, grainId, grainState.ETag);
            _rows.Remove((stateName, grainId));
            grainState.State = Activator.CreateInstance<T>();
            grainState.ETag = null;
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    private int CheckVersion(string stateName, GrainId grainId, string? expected)
    {
        var row = _rows.GetValueOrDefault((stateName, grainId));
        if (row?.ETag != expected)
            throw new InconsistentStateException($"{grainId} has another version.", row?.ETag ?? "", expected ?? "");
        return row?.Version ?? 0;
    }

    private static void Fail(ConcurrentDictionary<GrainId, int> failures, GrainId grain, string operation)
    {
        if (failures.TryGetValue(grain, out var left) && left > 0 && failures.TryUpdate(grain, left - 1, left))
            throw new IOException($"The storage was told to fail this {operation}.");
    }

    private sealed record Row(byte[] Document, int Version)
    {
        public string ETag => Version.ToString(CultureInfo.InvariantCulture);
    }
}
