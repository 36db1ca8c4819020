using System.Text.Json;
using Npgsql;
using Payments.Ids;
using Payments.Storage;
using Payments.Storage.Mapping;
using Payments.Storage.Reads;

namespace Payments.Jobs;

/// <summary>A run as it is stored, with the version that its next write must name.</summary>
public sealed record StoredRun(string Id, long Version, JobRunState State);

/// <summary>
/// The runs of all jobs, a row each. What keeps two starters apart is the table's unique indexes, and two workers the row's
/// version, so that neither needs to be the only activation.
/// </summary>
public sealed class JobRuns(StateStore store, StateMappings mappings, SqlReads reads)
{
    public Task<StoredRun?> Running(string job) => First("job = $1 AND status = 'running'", job);

    public Task<StoredRun?> Planned(string job) => First("job = $1 AND status = 'pending'", job);

    /// <summary>The run that has done the period, if one has.</summary>
    public Task<StoredRun?> Completed(string job, string period) => First("job = $1 AND period = $2 AND status = 'completed'", job, period);

    /// <summary>The latest that has come to its end. One that failed does not count once another has done its period.</summary>
    public Task<StoredRun?> Ended(string job) => First(
        """
        job = $1 AND (status = 'completed' OR status = 'failed'
          AND NOT EXISTS (SELECT FROM job_runs done WHERE done.job = $1 AND done.period = job_runs.period AND done.status = 'completed'))
        """,
        job);

    /// <summary>The latest that is more than planned.</summary>
    public Task<StoredRun?> Last(string job) => First("job = $1 AND status <> 'pending'", job);

    public Task<StoredRun?> Find(string id) => First("key = $1", id);

    public async Task<StoredRun> Add(JobRunState state)
    {
        var id = EntityId.New(IdPrefix.JobRun);
        return new StoredRun(id, await store.WriteAsync(Mapping(), id, 0, state), state);
    }

    public async Task<StoredRun> Save(StoredRun run, JobRunState next) =>
        new(run.Id, await store.WriteAsync(Mapping(), run.Id, run.Version, next), next);

    private StateMapping<JobRunState> Mapping() => mappings.Of<JobRunState>("job_run");

    private async Task<StoredRun?> First(string condition, params string[] values)
    {
        var found = await reads.ReadAsync(
            $"SELECT key, version, doc FROM job_runs WHERE {condition} ORDER BY at DESC, key DESC LIMIT 1",
            [.. values.Select(value => new NpgsqlParameter<string> { TypedValue = value })],
            row => new StoredRun(row.GetString(0), row.GetInt64(1), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(2), JobJson.Default.JobRunState)!));
        return found is [var one] ? one : null;
    }
}
