using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Timers;
using Payments.Embedded.Timers;

namespace Payments.Embedded.Reminders;

/// <summary>Keeps the reminders of the store ticking and is what grains register them with.</summary>
internal sealed class ReminderService(EmbeddedSilo silo, IOptions<ReminderOptions> options, IEnumerable<IReminderStore> stores)
    : IReminderRegistry, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(GrainId, string), LocalReminder> _local = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly IReminderStore? _store = stores.LastOrDefault();
    private ITimer? _refresh;
    private long _sequence;
    private int _refreshing;

    private IReminderStore Store => _store ?? throw new OrleansException(
        "Reminders need an IReminderStore among the services, and none is registered.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_store is null) return;
        await ReadAllAsync(cancellationToken);
        var period = options.Value.RefreshReminderListPeriod;
        _refresh = DetachedTimer.Create(silo.Time, () => _ = RefreshAsync(), period, period);
    }

    public async Task StopAsync()
    {
        _refresh?.Dispose();
        await _stopping.CancelAsync();
        lock (_gate)
        {
            foreach (var reminder in _local.Values) reminder.Dispose();
            _local.Clear();
        }
    }

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Reminder {reminderName} asks for a period of {period}, and the shortest allowed is {options.Value.MinimumReminderPeriod}.", nameof(period));
        }

        var entry = new ReminderEntry(callingGrainId, reminderName, silo.Time.GetUtcNow() + dueTime, period, "");
        entry = entry with { ETag = await Store.UpsertAsync(entry, _stopping.Token) };
        lock (_gate) Keep(entry);
        return new GrainReminder(entry);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        var entry = (reminder as GrainReminder)?.Entry
            ?? throw new ArgumentException("The reminder was not made by this engine.", nameof(reminder));
        if (!await Store.RemoveAsync(entry.GrainId, entry.Name, entry.ETag, _stopping.Token))
        {
            throw new ReminderException($"Reminder {entry.Name} of {entry.GrainId} has gone or changed since it was read; read it again.");
        }

        lock (_gate)
        {
            if (_local.Remove((entry.GrainId, entry.Name), out var local)) local.Dispose();
        }
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        await Store.ReadAsync(callingGrainId, reminderName, _stopping.Token) is { } entry ? new GrainReminder(entry) : null;

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) =>
        [.. (await Store.ReadGrainAsync(callingGrainId, _stopping.Token)).Select(entry => new GrainReminder(entry))];

    public void Dispose()
    {
        _refresh?.Dispose();
        _stopping.Dispose();
    }

    private async Task RefreshAsync()
    {
        if (Interlocked.Exchange(ref _refreshing, 1) != 0) return;
        try
        {
            await ReadAllAsync(_stopping.Token);
        }
        catch (Exception exception)
        {
            // The reminders at hand tick on; the next refresh tries again.
            if (!_stopping.IsCancellationRequested) silo.Logger.LogWarning(exception, "The reminders could not be read again");
        }
        finally
        {
            Volatile.Write(ref _refreshing, 0);
        }
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        long before;
        lock (_gate) before = _sequence;
        var entries = (await Store.ReadAllAsync(cancellationToken)).ToDictionary(entry => (entry.GrainId, entry.Name));
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested) return;
            foreach (var (key, local) in _local.ToArray())
            {
                // What was registered while the table was read is newer than the reading.
                if (local.Sequence > before) entries.Remove(key);
                else if (!entries.ContainsKey(key) && _local.Remove(key)) local.Dispose();
            }

            foreach (var entry in entries.Values) Keep(entry);
        }
    }

    /// <summary>Guarded.</summary>
    private void Keep(ReminderEntry entry)
    {
        var key = (entry.GrainId, entry.Name);
        if (_stopping.IsCancellationRequested) return;
        if (_local.TryGetValue(key, out var known))
        {
            if (known.Entry.ETag == entry.ETag) return;
            known.Dispose();
        }

        _local[key] = new LocalReminder(entry, ++_sequence, silo.Time, TickAsync);
    }

    private async Task TickAsync(LocalReminder reminder, DateTimeOffset now)
    {
        var entry = reminder.Entry;
        try
        {
            var status = new TickStatus(entry.StartAt.UtcDateTime, entry.Period, now.UtcDateTime);
            await silo.Factory.GetGrain<IRemindable>(entry.GrainId).ReceiveReminder(entry.Name, status);
        }
        catch (Exception exception)
        {
            silo.Logger.LogError(exception, "Reminder {Name} of {Grain} failed; it comes again in {Period}", entry.Name, entry.GrainId, entry.Period);
        }
    }

    private sealed class GrainReminder(ReminderEntry entry) : IGrainReminder
    {
        public ReminderEntry Entry { get; } = entry;

        public string ReminderName => Entry.Name;
    }
}
