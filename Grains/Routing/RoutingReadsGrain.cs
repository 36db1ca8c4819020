using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using Orleans.Concurrency;
using Payments.Checkout;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Sagas;
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
            "SELECT s.merchant_id, d.doc, CASE WHEN d.doc IS NULL THEN s.doc END FROM payment_sagas s LEFT JOIN routing_decisions d ON d.payment_id = s.key WHERE s.key = $1 ORDER BY d.ordinal LIMIT 100",
            [new NpgsqlParameter<string> { TypedValue = paymentId }],
            row => (Merchant: row.GetString(0), Decision: Optional(row, 1, RoutingJson.Default.StoredDecision), Undecided: Optional(row, 2, SagaJson.Default.SagaState)));
        if (found is not [var first, ..] || (merchantId ?? first.Merchant) != first.Merchant) return PaymentRefusals.NotFound;
        var decisions = first.Undecided is { } saga ? [OnlyAccount.Of(paymentId, saga, await Fees(saga.StartedAt))] : found.Select(one => one.Decision);
        return new PaymentRouting(paymentId, [.. decisions.OfType<StoredDecision>().Select(one => one.View())]);
    }

    public Task<ListPage<RoutingView>> Changes(string owner, ListWindow window) =>
        reads.Page(Query(owner), window, row => RoutingChanges.View(owner, Document(row, RoutingJson.Default.RoutingState)));

    public Task<ListPage<ChannelFeesView>> FeeChanges(ListWindow window) =>
        reads.Page(Query(RoutingChange.Fees), window, row => RoutingChanges.View(Document(row, RoutingJson.Default.ChannelFeesState)));

    /// <summary>As they stood then; the first ones stand for what was before them.</summary>
    private async Task<FeeTable> Fees(DateTimeOffset at)
    {
        var found = await reads.ReadAsync(
            "SELECT doc FROM routing_changes WHERE owner = $1 ORDER BY (changed_at <= $2) DESC, CASE WHEN changed_at <= $2 THEN -version ELSE version END LIMIT 1",
            [new NpgsqlParameter<string> { TypedValue = RoutingChange.Fees }, new NpgsqlParameter<DateTimeOffset> { TypedValue = at }],
            row => Optional(row, 0, RoutingJson.Default.ChannelFeesState));
        return found is [{ } state] ? new FeeTable(state.Fees, state.Version) : FeeTable.Empty;
    }

    private static T? Optional<T>(NpgsqlDataReader row, int column, JsonTypeInfo<T> type)
        where T : class => row.IsDBNull(column) ? null : JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(column), type);

    private static ListQuery Query(string owner) => new ListQuery("routing_changes", Newest, "doc").Where("owner", owner);

    private static T Document<T>(NpgsqlDataReader row, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), type)!;
}
