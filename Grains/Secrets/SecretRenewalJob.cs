using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Payments.Jobs;
using Payments.Storage.Errors;

namespace Payments.Secrets;

/// <summary>
/// Brings every stored secret under the first key, so that the keys behind it can be taken away. Kind by kind and by ids, so
/// that the last one says where to go on; what is under the first key is not looked at.
/// </summary>
public sealed class SecretRenewalJob(IEnumerable<ISealedSecrets> all, SecretBox box, TimeProvider clock, ILogger<SecretRenewalJob> log) : IJob
{
    public const int BatchSize = 100;
    private const int AtOnce = 10;
    private const char AfterName = ' ';

    private readonly ImmutableArray<ISealedSecrets> _kinds = [.. all.OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    public string Name => JobNames.SecretRenewal;

    public IJobSchedule Schedule { get; } = new SecretRenewalSchedule(box.KeyId);

    public async Task<JobBatch> Work(string period, string? cursor, CancellationToken cancellation)
    {
        var (name, after) = cursor?.Split(AfterName) is [var first, var second] ? (first, second) : ("", "");
        var at = _kinds.TakeWhile(kind => string.CompareOrdinal(kind.Name, name) < 0).Count();
        if (at == _kinds.Length) return new JobBatch(null, JobCounts.None, []);
        var kind = _kinds[at];
        var ids = await kind.Next(SecretBox.Prefix(box.KeyId), kind.Name == name ? after : "", BatchSize, cancellation);
        var batch = new JobBatch(Next(at, ids), JobCounts.None, []);
        foreach (var some in ids.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var one in await Task.WhenAll(some.Select(id => Renew(kind, id, cancellation)))) batch = batch.Plus(one);
        }

        return batch;
    }

    private string? Next(int at, List<string> ids)
    {
        if (ids.Count == BatchSize) return $"{_kinds[at].Name}{AfterName}{ids[^1]}";
        return at + 1 < _kinds.Length ? $"{_kinds[at + 1].Name}{AfterName}" : null;
    }

    private async Task<JobItem> Renew(ISealedSecrets kind, string id, CancellationToken cancellation)
    {
        try
        {
            return await PatientCall.Run(
                async () =>
                {
                    await kind.Renew(id);
                    return JobItem.Done;
                },
                clock,
                cancellation);
        }
        catch (Exception e) when (e is not (StorageUnavailableException or OutcomeUnknownException or OperationCanceledException))
        {
            // What an exception says may hold anything; its kind is enough to find it in the log.
            log.LogError(e, "The secrets of {Owner} could not be brought under the first key", id);
            return JobItem.Failed($"{id} ({e.GetType().Name})");
        }
    }
}
