using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Orders;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class OrderReadsGrain(SqlReads reads) : Grain, IOrderReadsGrain
{
    public Task<ListPage<OrderView>> List(OrderList query) =>
        reads.Page(OrderLists.Query(query), query.Window, row => View(row.GetString(2), row, ListQuery.FirstColumn));

    public Task<ImmutableArray<OrderView>> Batch(BatchRead query) => reads.Batch("orders", query, row => View(row.GetString(0), row, 1));

    public async Task<Outcome<OrderView>> ByNumber(string merchantId, string number)
    {
        var found = await reads.ReadAsync(
            "SELECT key, doc FROM orders WHERE merchant_id = $1 AND number = $2",
            [new NpgsqlParameter<string> { TypedValue = merchantId }, new NpgsqlParameter<string> { TypedValue = number }],
            row => View(row.GetString(0), row, 1));
        return found is [var order] ? order : OrderRefusals.NotFound;
    }

    private static OrderView View(string id, NpgsqlDataReader row, int document) =>
        OrderRules.View(id, JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(document), OrderJson.Default.OrderState)!);
}
