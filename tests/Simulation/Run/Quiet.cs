using System.Diagnostics;
using Npgsql;

namespace Payments.Tests.Simulation.Run;

/// <summary>Waits until nothing is under way any more.</summary>
internal static class Quiet
{
    private const string Open = """
        SELECT concat_ws(', ',
          (SELECT count(*) || ' payments' FROM payments WHERE status IN ('Processing', 'Unknown') HAVING count(*) > 0),
          (SELECT count(*) || ' sagas' FROM payment_saga_states s WHERE status IN ('Running', 'Compensating') AND NOT EXISTS (SELECT FROM payments p WHERE p.key = s.key AND p.status = 'Pending') HAVING count(*) > 0),
          (SELECT count(*) || ' refunds' FROM refunds WHERE status IN ('Processing', 'Unknown') HAVING count(*) > 0),
          (SELECT count(*) || ' pre-authorisations' FROM pre_authorisations WHERE status IN ('Processing', 'Unknown', 'Voiding')
             OR EXISTS (SELECT FROM jsonb_array_elements(doc::jsonb -> 'captures') c WHERE c ->> 'status' IN ('processing', 'unknown')) HAVING count(*) > 0),
          (SELECT count(*) || ' callbacks' FROM channel_callbacks WHERE status IN ('Received', 'Parked') HAVING count(*) > 0),
          (SELECT count(*) || ' events' FROM events e, webhook_cursor c WHERE (e.written_in, e.object_id, e.sequence) > (c.written_in, c.object_id, c.sequence) HAVING count(*) > 0),
          (SELECT count(*) || ' webhooks' FROM webhook_notifications WHERE status = 'pending' HAVING count(*) > 0),
          (SELECT count(*) || ' transfers' FROM ledger_tail HAVING count(*) > 0))
        """;

    /// <summary>What a callback that found its payment open six times waits by its schedule; the payment finds out by itself meanwhile.</summary>
    private static readonly TimeSpan ParkedCallback = TimeSpan.FromMinutes(2);

    /// <summary>How long it took, and what is still open when the limit has passed.</summary>
    public static async Task<(TimeSpan Took, string StillOpen)> Wait(TestDatabase database, TimeSpan limit)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var open = await Ask(database);
            if (open.Length == 0 || waited.Elapsed > (IsOnlyCallbacks(open) ? limit + ParkedCallback : limit)) return (waited.Elapsed, open);
            await Task.Delay(250);
        }
    }

    private static bool IsOnlyCallbacks(string open) => open.EndsWith(" callbacks", StringComparison.Ordinal) && !open.Contains(',', StringComparison.Ordinal);

    private static async Task<string> Ask(TestDatabase database)
    {
        try
        {
            return await database.ScalarAsync<string>(Open);
        }
        catch (Exception broken) when (broken is NpgsqlException or IOException)
        {
            // A connection from before the server was killed; the pool has a new one next time.
            return "the database";
        }
    }
}
