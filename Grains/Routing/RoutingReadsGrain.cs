using System.Text.Json;
using Npgsql;
using Orleans.Concurrency;
using Payments.Checkout;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Routing;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class RoutingReadsGrain(SqlReads reads) : Grain, IRoutingReadsGrain
{
    private static readonly ListOrder Newest = new("changed_at", "id", ordinal: "version");

    public async Task<Outcome<PaymentRouting>> Decisions(string? merchantId, string paymentId)
    {
        // The saga is there before the channel is asked, and the decision with it.
        var found = await reads.ReadAsync(
            "SELECT s.merchant_id, d.doc FROM payment_sagas s LEFT JOIN routing_decisions d ON d.payment_id = s.key WHERE s.key = $1 ORDER BY d.ordinal LIMIT 100",
            [new NpgsqlParameter<string> { TypedValue = paymentId }],
            row => (Merchant: row.GetString(0), Decision: row.IsDBNull(1) ? null : JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(1), RoutingJson.Default.StoredDecision)));
        return found is [var first, ..] && (merchantId ?? first.Merchant) == first.Merchant
            ? new PaymentRouting(paymentId, [.. found.Select(one => one.Decision).OfType<StoredDecision>().Select(one => one.View())])
            : PaymentRefusals.NotFound;
    }

    public Task<ListPage<RoutingView>> Changes(string owner, ListWindow window) =>
        reads.Page(Query(owner), window, row => RoutingChanges.View(owner, Document(row, RoutingJson.Default.RoutingState)));

    public Task<ListPage<ChannelFeesView>> FeeChanges(ListWindow window) =>
        reads.Page(Query(RoutingChange.Fees), window, row => RoutingChanges.View(Document(row, RoutingJson.Default.ChannelFeesState)));

    private static ListQuery Query(string owner) => new ListQuery("routing_changes", Newest, "doc").Where("owner", owner);

    private static T Document<T>(NpgsqlDataReader row, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), type)!;
}
