using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Orleans.Concurrency;
using Payments.Limits;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Checkout;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class PaymentReadsGrain(SqlReads reads) : Grain, IPaymentReadsGrain
{
    public Task<ListPage<PaymentView>> List(PaymentList query) => reads.Page(
        PaymentLists.Query(query), query.Window, row => PaymentRules.View(row.GetString(2), State(row, ListQuery.FirstColumn)));

    public Task<ImmutableArray<PaymentView>> Batch(BatchRead query) =>
        reads.Batch("payments", query, row => PaymentRules.View(row.GetString(0), State(row, 1)));

    public Task<ImmutableArray<HeldOnDay>> Open(string merchantId, string month, ImmutableArray<string> butNot) => HeldSums.OfMonth(
        reads,
        "SELECT counted_on, sum(coalesce(counts, amount))::bigint FROM payments WHERE merchant_id = $1 AND counted_on BETWEEN $2 AND $3 AND key <> ALL ($4) GROUP BY counted_on",
        merchantId,
        month,
        butNot);

    public async Task<Outcome<PaymentTimeline>> Timeline(string? merchantId, string paymentId)
    {
        var found = await reads.Batch("payments", new BatchRead(merchantId, [paymentId]), row => State(row, 1));
        return found is [var state] ? await Timelines.Read(reads, paymentId, state) : PaymentRefusals.NotFound;
    }

    private static PaymentState State(NpgsqlDataReader row, int document) =>
        JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(document), PaymentJson.Default.PaymentState)!;
}
