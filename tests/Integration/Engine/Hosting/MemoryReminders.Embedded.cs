using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Payments.Embedded;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>Reminder rows in this process, outside any host.</summary>
public sealed class MemoryReminders : IReminderStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> _rows = [];
    private int _version;

    public void AddTo(IServiceCollection services) => services.AddSingleton<IReminderStore>(this);

    public Task<ReminderEntry?> ReadAsync(GrainId grainId, string name, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_rows.GetValueOrDefault((grainId, name)));
    }

    public Task<IReadOnlyList<ReminderEntry>> ReadGrainAsync(GrainId grainId, CancellationToken cancellationToken) =>
        Task.FromResult(Read(row => row.GrainId == grainId));

    public Task<IReadOnlyList<ReminderEntry>> ReadAllAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Read(_ => true));

    public Task<string> UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var row = entry with { ETag = (++_version).ToString(CultureInfo.InvariantCulture) };
            _rows[(row.GrainId, row.Name)] = row;
            return Task.FromResult(row.ETag);
        }
    }

    public Task<bool> RemoveAsync(GrainId grainId, string name, string etag, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_rows.TryGetValue((grainId, name), out var row)
                && row.ETag == etag && _rows.Remove((grainId, name)));
        }
    }

    private IReadOnlyList<ReminderEntry> Read(Func<ReminderEntry, bool> wanted)
    {
        lock (_lock)
            return [.. _rows.Values.Where(wanted)];
    }
}
