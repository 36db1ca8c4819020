using System.Diagnostics;
using System.Threading.Channels;

namespace Payments.LoadGenerator;

/// <summary>
/// Requests that fall due at a fixed rate whatever the API does. Times are taken from when a request was due, not from
/// when a connection came free: an API that stalls cannot hide behind its callers' waiting.
/// </summary>
internal sealed class Load(LoadOptions options)
{
    private readonly Channel<long> _due = Channel.CreateBounded<long>(options.Clients);
    private readonly Requests _requests = new(options);
    private readonly List<long>[] _ticks = [.. Enumerable.Range(0, options.Clients).Select(_ => new List<long>(1 << 16))];
    private long _begin;
    private long _end;
    private long _number;
    private long _inTime;
    private long _dropped;
    private long _refused;
    private string? _firstRefusal;

    public async Task<LoadResult> Run()
    {
        var connections = new Connection[options.Clients];
        for (var i = 0; i < connections.Length; i++) await (connections[i] = new Connection()).Open(options.Url);

        _begin = Stopwatch.GetTimestamp() + options.SettleSeconds * Stopwatch.Frequency;
        _end = _begin + options.Seconds * Stopwatch.Frequency;
        var clients = connections.Select((connection, i) => Task.Run(() => options.RatePerSecond > 0 ? Answer(connection, _ticks[i]) : Repeat(connection, _ticks[i]))).ToArray();
        if (options.RatePerSecond > 0)
        {
            var pacer = new Thread(Pace);
            pacer.Start();
            pacer.Join();
        }

        await Task.WhenAll(clients);
        foreach (var connection in connections) connection.Dispose();
        return LoadResult.Of([.. _ticks.SelectMany(ticks => ticks)], _inTime / (double)options.Seconds, _dropped, _refused, _firstRefusal);
    }

    private void Pace()
    {
        using var tick = new AutoResetEvent(false);
        var start = Stopwatch.GetTimestamp();
        for (long i = 0; ;)
        {
            var now = Stopwatch.GetTimestamp();
            if (now >= _end) break;
            for (long due; (due = start + i * Stopwatch.Frequency / options.RatePerSecond) <= now; i++)
            {
                if (!_due.Writer.TryWrite(due) && due >= _begin) _dropped++;
            }

            tick.WaitOne(1);
        }

        _due.Writer.Complete();
    }

    private async Task Answer(Connection connection, List<long> ticks)
    {
        var buffer = new byte[_requests.LongestBytes];
        await foreach (var due in _due.Reader.ReadAllAsync()) await One(connection, buffer, due, ticks);
    }

    private async Task Repeat(Connection connection, List<long> ticks)
    {
        var buffer = new byte[_requests.LongestBytes];
        for (long now; (now = Stopwatch.GetTimestamp()) < _end;) await One(connection, buffer, now, ticks);
    }

    private async ValueTask One(Connection connection, byte[] buffer, long due, List<long> ticks)
    {
        var length = _requests.Write(options.Replay ? 0 : Interlocked.Increment(ref _number), buffer);
        var status = await connection.Exchange(buffer.AsMemory(0, length));
        if (status == options.Expect)
        {
            if (due < _begin) return;
            var now = Stopwatch.GetTimestamp();
            ticks.Add(now - due);
            // What was still under way at the end is no part of what was done in this time.
            if (now <= _end) Interlocked.Increment(ref _inTime);
            return;
        }

        Interlocked.Increment(ref _refused);
        _firstRefusal ??= connection.AnswerText(1000);
    }
}
