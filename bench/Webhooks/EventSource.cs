using Npgsql;
using Payments.Ids;

namespace Payments.Bench.Webhooks;

/// <summary>Records events as the storage writes them with their payments, for one merchant after the other.</summary>
internal sealed class EventSource(WebhooksHost host)
{
    private int _recorded;

    /// <summary>Returns how many of them go to endpoints that answer: the one that fails is soon only probed, and gets its events whenever.</summary>
    public async Task<int> Record(int count)
    {
        string[] merchants = [.. Enumerable.Range(_recorded, count).Select(number => host.Merchants[number % host.Merchants.Length])];
        _recorded += count;
        await using var command = host.Database.Source.CreateCommand("""
            INSERT INTO events (id, type, merchant_id, object_id, sequence, at, data)
            SELECT u.id, 'payment.succeeded', u.merchant, u.object, 1, $4, '{"status":"succeeded","amount":1000,"currency":"EUR"}' FROM unnest($1, $2, $3) AS u (id, merchant, object)
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. merchants.Select(_ => EntityId.New(IdPrefix.Event))] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = merchants });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. merchants.Select(_ => EntityId.New(IdPrefix.Payment))] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = TimeProvider.System.GetUtcNow() });
        await command.ExecuteNonQueryAsync();
        return merchants.Count(merchant => merchant != host.FailingMerchant);
    }
}
