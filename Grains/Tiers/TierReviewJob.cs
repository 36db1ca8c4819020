using Microsoft.Extensions.Logging;
using Npgsql;
using Payments.Jobs;
using Payments.Merchants;
using Payments.Storage;
using Payments.Storage.Errors;
using Payments.Storage.Mapping;
using Payments.Storage.Reads;

namespace Payments.Tiers;

/// <summary>
/// Looks at every merchant's tier once a month and writes down what it recommends; it changes none. Merchants are taken
/// in the order of their ids, so that the last one reviewed says where to go on.
/// </summary>
public sealed class TierReviewJob(
    IGrainFactory grains, StateStore store, StateMappings mappings, SqlReads reads, TimeProvider clock, ILogger<TierReviewJob> log) : IJob
{
    public const int BatchSize = 100;
    private const int AtOnce = 10;

    public string Name => JobNames.TierReview;

    /// <summary>At noon UTC the new month has begun everywhere on earth, so that the old one is whole.</summary>
    public IJobSchedule Schedule { get; } = new MonthlySchedule(Hour: 12);

    public async Task<JobBatch> Work(string period, string? cursor, CancellationToken cancellation)
    {
        var merchants = await Next(period, cursor ?? "", cancellation);
        var batch = new JobBatch(merchants.Count == BatchSize ? merchants[^1].Id : null, JobCounts.None, []);
        foreach (var some in merchants.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var one in await Task.WhenAll(some.Select(merchant => merchant.Reviewed ? Task.FromResult(JobItem.AlreadyDone) : Review(merchant.Id, period, cancellation))))
                batch = batch.Plus(one);
        }

        return batch;
    }

    private Task<List<(string Id, bool Reviewed)>> Next(string period, string after, CancellationToken cancellation) => reads.ReadAsync(
        """
        SELECT m.key, EXISTS (SELECT FROM tier_reviews r WHERE r.merchant_id = m.key AND r.period = $2)
        FROM merchants m WHERE m.key > $1 ORDER BY m.key LIMIT $3
        """,
        [new NpgsqlParameter<string> { TypedValue = after }, new NpgsqlParameter<string> { TypedValue = period }, new NpgsqlParameter<int> { TypedValue = BatchSize }],
        row => (row.GetString(0), row.GetBoolean(1)),
        cancellation);

    private async Task<JobItem> Review(string merchant, string period, CancellationToken cancellation)
    {
        try
        {
            var result = await PatientCall.Run(() => grains.GetGrain<IMerchantGrain>(merchant).ReviewTier(), clock, cancellation);
            if (!result.Accepted) return Failed(merchant, result.Refusal.Code, null);
            var review = TierReviewRows.Of(merchant, period, result.Value, clock.GetUtcNow());
            await store.WriteAsync(mappings.Of<TierReviewState>("tier_review"), TierReviewRows.Id(merchant, period), 0, review);
            return JobItem.Done;
        }
        catch (StorageConflictException)
        {
            return JobItem.AlreadyDone;
        }
        catch (Exception e) when (e is not (StorageUnavailableException or OutcomeUnknownException or OperationCanceledException))
        {
            // What an exception says may hold anything; its kind is enough to find it in the log.
            return Failed(merchant, e.GetType().Name, e);
        }
    }

    private JobItem Failed(string merchant, string reason, Exception? exception)
    {
        log.LogError(exception, "The tier of {Merchant} could not be reviewed: {Reason}", merchant, reason);
        return JobItem.Failed($"{merchant} ({reason})");
    }
}
