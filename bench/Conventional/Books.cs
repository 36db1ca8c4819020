using System.Globalization;
using Npgsql;

namespace Payments.Bench.Usual;

/// <summary>The two transactions of bench/conventional.sql, a command each statement, on pooled connections with prepared statements.</summary>
internal sealed class Books(NpgsqlDataSource database)
{
    public async Task<(PaymentBody View, bool Replayed, bool WithinLimit)> Open(int merchant, string key, CreateBody body)
    {
        var (payment, order, now) = (Random.Shared.NextInt64(), Random.Shared.NextInt64(), TimeProvider.System.GetUtcNow());
        var view = new PaymentBody(Text(payment), Text(order), body.Amount, body.Currency, "processing", now);
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await Read(connection, "SELECT id FROM c_payments WHERE merchant_id = $1 AND idempotency_key = $2", merchant, key) is { } earlier)
            return (view with { Id = Text(earlier), Status = "succeeded" }, true, true);
        var left = await Read(connection, "SELECT daily_limit - daily_used FROM c_limits WHERE merchant_id = $1 FOR UPDATE", merchant);
        if (left is null || left < body.Amount) return (view, false, false);
        await Run(connection, "UPDATE c_limits SET daily_used = daily_used + $2 WHERE merchant_id = $1", merchant, body.Amount);
        await Run(connection, "INSERT INTO c_orders VALUES ($1, $2, $3, $4, 'open', now())", order, merchant, view.OrderId, body.Amount);
        await Run(connection, "INSERT INTO c_order_items VALUES ($1, 1, 'thing', 1, $2)", order, body.Amount);
        await Run(connection, "INSERT INTO c_payments VALUES ($1, $2, $3, $4, $5, 'processing', $6, now(), now(), $7)", payment, merchant, order, body.Amount, body.Currency, view.Id, key);
        await Run(connection, "INSERT INTO c_sagas VALUES ($1, 'running', 'charge', now(), NULL)", payment);
        await Run(connection, "INSERT INTO c_saga_steps VALUES ($1, 1, 'limits', 'done'), ($1, 2, 'order', 'done'), ($1, 3, 'charge', 'running')", payment);
        await transaction.CommitAsync();
        return (view, false, true);
    }

    public async Task Settle(PaymentBody view)
    {
        var (payment, order) = (Number(view.Id), Number(view.OrderId));
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(connection, "UPDATE c_payments SET status = 'succeeded', updated_at = now() WHERE id = $1", payment);
        await Run(connection, "UPDATE c_orders SET status = 'paid' WHERE id = $1", order);
        await Run(connection, "UPDATE c_sagas SET status = 'completed', step = 'order_paid', ended_at = now() WHERE id = $1", payment);
        await Run(connection, "UPDATE c_saga_steps SET status = 'done' WHERE saga_id = $1 AND step = 3", payment);
        await Run(connection, "INSERT INTO c_saga_steps VALUES ($1, 4, 'book', 'done'), ($1, 5, 'order_paid', 'done')", payment);
        await Run(connection, "INSERT INTO c_ledger VALUES (gen_random_uuid(), $1, 'clearing', 'payable', $2, now()), (gen_random_uuid(), $1, 'payable', 'fees', $3, now())", payment, view.Amount, view.Amount * 6 / 1000);
        await transaction.CommitAsync();
    }

    private static async Task<long?> Read(NpgsqlConnection connection, string text, params object[] values)
    {
        await using var command = Command(connection, text, values);
        return await command.ExecuteScalarAsync() is long found ? found : null;
    }

    private static async Task Run(NpgsqlConnection connection, string text, params object[] values)
    {
        await using var command = Command(connection, text, values);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, object[] values)
    {
        var command = new NpgsqlCommand(text, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                int number => new NpgsqlParameter<int> { TypedValue = number },
                long number => new NpgsqlParameter<long> { TypedValue = number },
                _ => new NpgsqlParameter<string> { TypedValue = (string)value },
            });
        }

        return command;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
