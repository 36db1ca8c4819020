using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Jobs;
using Payments.Secrets;

namespace Payments.Tests.Unit.Secrets;

public sealed class SecretRenewalJobTests
{
    private readonly Kind _accounts = new("channel_accounts", 250);
    private readonly Kind _endpoints = new("webhook_endpoints", 30);

    [Fact]
    public async Task Work_SeveralKinds_EachRowOnceInBatches()
    {
        var batches = await Run(null);

        Assert.Equal([100, 100, 50, 30], batches.Select(batch => batch.Counts.Done));
        Assert.Equal((250, 30), (_accounts.Renewed.Count, _endpoints.Renewed.Count));
        Assert.Equal([0, 0], (await Run(null)).Select(batch => batch.Counts.Done));
    }

    [Fact]
    public async Task Work_AfterAKill_GoesOnWhereTheLastBatchEnded()
    {
        var first = await Job().Work("p", null, default);
        var again = await Run(first.Cursor);

        Assert.Equal([100, 50, 30], again.Select(batch => batch.Counts.Done));
        // A batch whose end was not written is looked at again, and finds nothing to do.
        Assert.All(await Run(null), batch => Assert.Equal(JobCounts.None, batch.Counts));
    }

    [Fact]
    public async Task Work_RowThatCannotBeRead_FailsTheRunAndStopsNothing()
    {
        _accounts.Broken = "row_00007";
        var batches = await Run(null);

        Assert.Equal((279, 1), (batches.Sum(batch => batch.Counts.Done), batches.Sum(batch => batch.Counts.Failed)));
        Assert.Equal("row_00007 (CryptographicException)", Assert.Single(batches.SelectMany(batch => batch.Failures)));
    }

    [Fact]
    public void Schedule_OtherKeyOnTheSameDay_IsAnotherPeriod()
    {
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var (first, second) = (Job(1).Schedule.PeriodOf(now), Job(2).Schedule.PeriodOf(now));
        Assert.Matches("^2026-01-01-[0-9a-f]{8}$", first);
        Assert.NotEqual(first, second);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 5, 0, 0, TimeSpan.Zero), Job().Schedule.NextAfter(now));
    }

    private async Task<List<JobBatch>> Run(string? cursor)
    {
        var batches = new List<JobBatch>();
        do
        {
            batches.Add(await Job().Work("p", cursor, default));
            cursor = batches[^1].Cursor;
        }
        while (cursor is not null);
        return batches;
    }

    private SecretRenewalJob Job(byte key = 1) => new(
        [_endpoints, _accounts], new SecretBox([.. Enumerable.Repeat(key, SecretBox.KeyBytes)]), new ManualTimeProvider(), NullLogger<SecretRenewalJob>.Instance);

    private sealed class Kind(string name, int rows) : ISealedSecrets
    {
        public string Name => name;

        public string? Broken { get; set; }

        public ConcurrentDictionary<string, bool> Renewed { get; } = new();

        public Task<List<string>> Next(string prefix, string after, int most, CancellationToken cancellation) => Task.FromResult(
            Enumerable.Range(0, rows).Select(i => $"row_{i:00000}").Where(id => !Renewed.ContainsKey(id) && string.CompareOrdinal(id, after) > 0).Take(most).ToList());

        public Task Renew(string id) => id == Broken ? throw new CryptographicException("secret") : Task.FromResult(Renewed.TryAdd(id, true));
    }
}
