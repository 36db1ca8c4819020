using System.Text.Json;
using Npgsql;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Run;

/// <summary>Reads what is left of a run: logs and tables.</summary>
internal sealed class WorldReader(Stage stage, IReadOnlyList<Merchant> merchants)
{
    private readonly TestDatabase _database = stage.Database;

    public async Task<SimulatedWorld> Read(IReadOnlyList<ClientCall> calls, IReadOnlyList<StaleWrite> staleWrites) => new()
    {
        Calls = calls,
        StaleWrites = staleWrites,
        Kills = stage.Platform.Kills,
        Began = stage.Platform.Began,
        Ended = stage.Platform.Now,
        Witness = [.. (await stage.Channel.Log()).Where(line => line.TryGetProperty("key", out _)).Select(Witness)],
        Deliveries = [.. JsonLines.Lines(stage.DeliveriesPath).Select(Delivered)],
        Subscribers = [.. merchants.Select(merchant => merchant.Id)],
        Payments = await Rows("SELECT key, merchant_id, order_id, status, amount, currency, doc FROM payments", row =>
        {
            var doc = JsonElement.Parse(row.GetString(6));
            return new PaymentRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), doc.GetProperty("last_event").GetInt64(), Shares(doc, "refunds"), doc.TryGetProperty("expires_at", out _),
                $"{row.GetString(0)}~{doc.GetProperty("created_at").GetDateTimeOffset().UtcTicks:x}");
        }),
        Sagas = await Rows("SELECT key, status FROM payment_saga_states", row => new SagaRow(row.GetString(0), row.GetString(1))),
        Orders = await Rows("SELECT key, status FROM orders", row => new OrderRow(row.GetString(0), row.GetString(1))),
        Refunds = await Rows(
            "SELECT key, payment_id, merchant_id, status, amount, currency, (doc::jsonb ->> 'last_event')::bigint FROM refunds",
            row => new RefundRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), row.GetInt64(6))),
        Holds = await Rows("SELECT key, merchant_id, status, amount, captured, reserved, currency, doc FROM pre_authorisations", row =>
        {
            var doc = JsonElement.Parse(row.GetString(7));
            return new HoldRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetString(6), doc.GetProperty("last_event").GetInt64(), Shares(doc, "captures"));
        }),
        Transfers = await Rows(
            "SELECT id, merchant_id, transaction_id, ordinal, debit, credit, amount, currency, booked_at, digest FROM transfers",
            row => new TransferRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetString(7), row.GetFieldValue<DateTimeOffset>(8), row.GetString(9))),
        Seals = await Rows("SELECT merchant_id, number, transfer_id, chain FROM ledger_seals", row => new SealRow(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3))),
        Balances = await Rows(Balances, row => new BalanceRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDecimal(3), row.GetDecimal(4))),
        Events = await Rows("SELECT id, type, merchant_id, object_id, sequence FROM events", row => new EventRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4))),
        Notifications = await Rows(
            "SELECT id, event_id, status, attempts, max_attempts FROM webhook_notifications",
            row => new NotificationRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4))),
        Callbacks = await Rows("SELECT key, coalesce(business_id, ''), status FROM channel_callbacks", row => new CallbackRow(row.GetString(0), row.GetString(1), row.GetString(2))),
        Limits = await Rows("SELECT key, doc FROM limits", row => Limits(row.GetString(0), JsonElement.Parse(row.GetString(1)))),
        Changes = await Rows(
            "SELECT tbl, key, version_before, version, status_before, status, at, due_before, due, written_at FROM simulation_history ORDER BY seq",
            row => new ChangeRow(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6),
                Time(row, 7), Time(row, 8), row.GetFieldValue<DateTimeOffset>(9))),
        CardNumberIn = await CardNumbers(),
    };

    private const string Balances = """
        SELECT merchant_id, account, currency, sum(debits), sum(credits)
        FROM (SELECT merchant_id, account, currency, debits, credits FROM ledger_balances
              UNION ALL SELECT merchant_id, debit, currency, amount, 0 FROM ledger_tail
              UNION ALL SELECT merchant_id, credit, currency, 0, amount FROM ledger_tail) AS kept
        GROUP BY merchant_id, account, currency
        """;

    private LimitRow Limits(string merchant, JsonElement doc) => new(
        merchant,
        doc.GetProperty("days").EnumerateObject().Sum(day => day.Value.GetInt64()),
        doc.GetProperty("held").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetProperty("minor").GetInt64()),
        merchants.FirstOrDefault(one => one.Id == merchant)?.Limit);

    private async Task<Dictionary<string, int>> CardNumbers()
    {
        var found = new Dictionary<string, int>();
        foreach (var table in await _database.ColumnAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"))
            found[table] = (int)await _database.ScalarAsync<long>($"SELECT count(*) FROM {table} t WHERE t::text LIKE '%{Requests.CardNumber}%'");
        found["the platform's output"] = stage.Platform.Outputs.Count(output => output.Contains(Requests.CardNumber, StringComparison.Ordinal));
        foreach (var (log, lines) in new[] { ("the channel's log", await stage.Channel.Log()), ("the receiver's log", JsonLines.Lines(stage.DeliveriesPath)) })
            found[log] = lines.Count(line => line.GetRawText().Contains(Requests.CardNumber, StringComparison.Ordinal));
        return found;
    }

    private async Task<List<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = _database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);

    private static List<Share> Shares(JsonElement doc, string name) =>
        [.. doc.GetProperty(name).EnumerateArray().Select(one => new Share(one.GetProperty("id").GetString()!, one.GetProperty("minor").GetInt64(), one.GetProperty("status").GetString()!))];

    private static Delivery Delivered(JsonElement line)
    {
        var body = line.GetProperty("body");
        return new Delivery(line.GetProperty("webhook_id").GetString()!, body.GetProperty("id").GetString()!, body.GetProperty("type").GetString()!, body.GetProperty("object_id").GetString()!, body.GetProperty("sequence").GetInt64());
    }

    private static WitnessEntry Witness(JsonElement line)
    {
        string Text(string name) => line.TryGetProperty(name, out var value) ? value.GetString()! : "";
        var amount = line.TryGetProperty("amount", out var minor) ? minor.GetInt64() : 0;
        return new WitnessEntry(Text("kind"), Text("op"), Text("key"), Text("reference"), Text("charge"), amount, Text("currency"), Text("status"), line.TryGetProperty("final", out var final) && final.GetBoolean(), line.GetProperty("time").GetDateTimeOffset());
    }
}
