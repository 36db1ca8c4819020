using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>A reminder table outside the silo: Orleans' own in-memory table is a grain and dies with its silo.</summary>
public sealed class MemoryReminders : IReminderTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> _rows = [];
    private int _version;

    public void AddTo(IServiceCollection services)
    {
        services.AddReminders();
        services.AddSingleton<IReminderTable>(this);
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Task.FromResult(Read(row => row.GrainId == grainId));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Task.FromResult(Read(row =>
    {
        var hash = row.GrainId.GetUniformHashCode();
        // A range that wraps around the ring holds everything but the gap; equal ends mean the whole ring.
        return begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    }));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        lock (_lock)
            return Task.FromResult(_rows.TryGetValue((grainId, reminderName), out var row) ? Copy(row) : null);
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (_lock)
        {
            var row = Copy(entry);
            row.ETag = (++_version).ToString(CultureInfo.InvariantCulture);
            _rows[(row.GrainId, row.ReminderName)] = row;
            return Task.FromResult<string?>(row.ETag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (_lock)
        {
            return Task.FromResult(_rows.TryGetValue((grainId, reminderName), out var row)
                && row.ETag == eTag && _rows.Remove((grainId, reminderName)));
        }
    }

    public Task TestOnlyClearTable()
    {
        lock (_lock)
            _rows.Clear();
        return Task.CompletedTask;
    }

    private ReminderTableData Read(Func<ReminderEntry, bool> wanted)
    {
        lock (_lock)
            return new ReminderTableData(_rows.Values.Where(wanted).Select(Copy).ToList());
    }

    private static ReminderEntry Copy(ReminderEntry row) => new()
    {
        GrainId = row.GrainId, ReminderName = row.ReminderName, StartAt = row.StartAt, Period = row.Period, ETag = row.ETag,
    };
}
