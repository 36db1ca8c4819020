using Npgsql;

namespace Payments.Sagas;

/// <summary>
/// Finds the intents that nothing has come of. Nothing says so but that payment or order are missing, so the watch goes over all
/// sagas that have begun, a little behind the present: once soon, and once more for what became visible late.
/// </summary>
public sealed class IntentWatch(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Some milliseconds of a processor.</summary>
    private const int Batch = 200;

    /// <summary>For each time that a batch took, so many go by without: payments wait for the same processors.</summary>
    private const int TimesForOthers = 2;

    /// <summary>Whether the row says anything else, or payment and order say that it has ended.</summary>
    private const string IsKnown = """
        (s.due IS NOT NULL OR s.status <> 'Running' OR coalesce((
          SELECT o.status <> 'Open' FROM payments p JOIN orders o ON o.key = p.order_id
          WHERE p.key = s.key AND p.status IN ('Succeeded', 'PartiallyRefunded', 'Refunded')), false))
        """;

    private const string Further = $"""
        SELECT s.key, s.started_at, {IsKnown} FROM payment_sagas s
        WHERE (s.started_at, s.key) > ($1, $2) AND s.started_at <= $3 ORDER BY s.started_at, s.key LIMIT $4
        """;

    private const string Again = $"SELECT s.key, s.started_at, {IsKnown} FROM payment_sagas s WHERE s.key = ANY ($1)";

    /// <summary>Longer than any commit takes, and than the clocks of silos may differ.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>What has begun so long before it should have been looked at is not kept waiting for longer.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(15);

    private readonly Dictionary<TimeSpan, (DateTimeOffset At, string Key)> _seen = [];
    private Dictionary<string, DateTimeOffset> _open = [];
    private DateTimeOffset _kept;

    /// <summary>All that are to be woken: each stays open until a look finds it known.</summary>
    public async Task<IReadOnlyCollection<string>> Look(CancellationToken cancellation)
    {
        if (_seen.Count == 0) await Begin(cancellation);
        if (_open.Count > 0) _open = await LookAgain(cancellation);
        foreach (var lag in new[] { SagaAlarm.Patience, Late }) await LookUntilNow(lag, cancellation);
        await Keep(cancellation);
        return _open.Keys;
    }

    /// <summary>From where the last watch had come to, and before it by what may have become visible since.</summary>
    private async Task Begin(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT coalesce(sagas_seen_until(), now() - interval '1 hour')");
        var from = (DateTime)(await command.ExecuteScalarAsync(cancellation))!;
        _kept = new DateTimeOffset(from) - Late;
        _seen[SagaAlarm.Patience] = _seen[Late] = (_kept, "");
    }

    private async Task<Dictionary<string, DateTimeOffset>> LookAgain(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Again);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. _open.Keys] });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var open = new Dictionary<string, DateTimeOffset>();
        while (await rows.ReadAsync(cancellation))
            if (!rows.GetBoolean(2)) open[rows.GetString(0)] = rows.GetFieldValue<DateTimeOffset>(1);
        return open;
    }

    private async Task LookUntilNow(TimeSpan lag, CancellationToken cancellation)
    {
        for (var until = clock.GetUtcNow() - lag; ;)
        {
            var begin = clock.GetTimestamp();
            if (await LookFurther(lag, until, cancellation) < Batch) return;
            if (until - _seen[lag].At < Behind) await Task.Delay(clock.GetElapsedTime(begin) * TimesForOthers, clock, cancellation);
        }
    }

    private async Task<int> LookFurther(TimeSpan lag, DateTimeOffset until, CancellationToken cancellation)
    {
        var (at, key) = _seen[lag];
        await using var command = database.CreateCommand(Further);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = until });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Batch });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var count = 0;
        for (; await rows.ReadAsync(cancellation); count++)
        {
            _seen[lag] = (rows.GetFieldValue<DateTimeOffset>(1), rows.GetString(0));
            if (!rows.GetBoolean(2)) _open[rows.GetString(0)] = rows.GetFieldValue<DateTimeOffset>(1);
        }

        return count;
    }

    /// <summary>Lists of what is under way look at nothing that began before. Where nothing has begun since, nothing is written.</summary>
    private async Task Keep(CancellationToken cancellation)
    {
        var until = _open.Values.Append(_seen[SagaAlarm.Patience].At).Min();
        if (until == _kept) return;
        await using var command = database.CreateCommand("UPDATE saga_watch SET seen_until = $1");
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = until });
        await command.ExecuteNonQueryAsync(cancellation);
        _kept = until;
    }
}
