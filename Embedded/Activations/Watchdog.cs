using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Payments.Embedded.Calls;
using Payments.Embedded.Timers;

namespace Payments.Embedded.Activations;

/// <summary>What the watchdog saw of one call: the call before it in the mailbox, and whether its target is about to end.</summary>
internal readonly record struct PendingCall(GrainCall Call, bool IsWaiting, GrainCall? Ahead, bool TargetEnds);

/// <summary>
/// Looks at all activations that have calls, every so often, and ends the calls whose time is over or that wait in a
/// circle. One scan for all replaces a timer per call, and an idle activation costs it nothing.
/// </summary>
internal sealed class Watchdog(EmbeddedSilo silo) : IDisposable
{
    private readonly ConcurrentQueue<Watch> _enrolled = new();
    private readonly List<PendingCall> _pending = [];
    private readonly List<Watch> _watched = [];
    private ITimer? _timer;
    private int _scanning;
    private long _now = silo.Now;

    /// <summary>The number of the current scan.</summary>
    public int Scan { get; private set; }

    /// <summary>The time of the last scan, for what need not know it better.</summary>
    public long Now => Volatile.Read(ref _now);

    public void Enrol(Watch watch) => _enrolled.Enqueue(watch);

    public void Start() =>
        _timer = DetachedTimer.Create(silo.Time, Tick, silo.Options.WatchdogPeriod, silo.Options.WatchdogPeriod);

    public void Dispose() => _timer?.Dispose();

    private void Tick()
    {
        // A scan that takes longer than the period is not overtaken by the next one.
        if (Interlocked.Exchange(ref _scanning, 1) != 0) return;
        try
        {
            Volatile.Write(ref _now, silo.Now);
            Scan++;
            Look();
            EndOverdue();
            Deadlock.Break(_pending, Scan);
        }
        catch (Exception exception)
        {
            silo.Logger.LogError(exception, "The watchdog's scan failed; the next one goes on");
        }
        finally
        {
            _pending.Clear();
            Volatile.Write(ref _scanning, 0);
        }
    }

    private void Look()
    {
        while (_enrolled.TryDequeue(out var watch)) _watched.Add(watch);
        _watched.RemoveAll(watch => watch.Activation?.Inspect(_pending) is not true);
    }

    private void EndOverdue()
    {
        foreach (var (call, isWaiting, _, _) in _pending)
        {
            if (call.IsInternal || call.IsSettled || call.Method.IsOneWay) continue;
            var limit = call.Method.ResponseTimeout ?? silo.Options.CallTimeout;
            var age = silo.Time.GetElapsedTime(call.SentAt, Now);
            if (age < limit) continue;
            var where = isWaiting ? "it still waited for its turn and will never run" : "it runs and has not ended";
            call.Activation?.Class.Statistics.Failed(call);
            call.Fail(new TimeoutException($"{call} got no answer in {age.TotalSeconds:0.0} s (limit {limit.TotalSeconds:0.0} s): {where}."));
        }
    }
}
