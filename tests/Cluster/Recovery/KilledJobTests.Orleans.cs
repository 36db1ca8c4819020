using System.Net;
using Payments.Tests.Cluster.Processes;

namespace Payments.Tests.Cluster.Recovery;

public sealed class KilledJobTests
{
    private const int Merchants = 2_000;

    [Fact]
    public async Task Kill_OfTheSiloThatRunsAJob_AnotherGoesOn()
    {
        await using var database = await TestDatabase.CreateAsync();
        // A job's grain is where the first silo has woken it.
        await using var cluster = await ClusterUnderTest.Start(silos: 1, database.ConnectionString);
        await cluster.AddSilo();
        using var administrator = cluster.FrontEnd.Client(cluster.FrontEnd.AdministratorKey);
        var merchant = await Merchant.Register(administrator, cluster.FrontEnd.AdministratorKey);
        await database.ExecuteAsync($"""
            INSERT INTO merchants (key, version, commit_id, doc, updated_at, name, status, created_at, tier)
            SELECT 'mer_' || lpad(n::text, 26, '0'), 1, n, doc, updated_at, name, status, created_at, tier FROM merchants, generate_series(1, {Merchants}) AS n WHERE key = '{merchant.Id}'
            """);

        using var triggered = await administrator.PostAsync("/v1/jobs/tier-review/runs", null);
        Assert.Equal(HttpStatusCode.Accepted, triggered.StatusCode);
        await Eventually.HoldsAsync(async () => await database.ScalarAsync<long>("SELECT count(*) FROM tier_reviews") > 150, "some are reviewed");
        await cluster.Kill(cluster.Silos[0]);
        Assert.Equal("running", await database.ScalarAsync<string>("SELECT status FROM job_runs WHERE status <> 'pending'"));

        // The reminder comes once a minute.
        await Eventually.HoldsAsync(
            async () => await database.ScalarAsync<string>("SELECT status FROM job_runs WHERE status <> 'pending'") != "running", "the run ends", TimeSpan.FromSeconds(180));
        Assert.Equal("completed", await database.ScalarAsync<string>("SELECT status || coalesce(doc::jsonb ->> 'error', '') FROM job_runs WHERE status <> 'pending'"));
        Assert.Equal(await database.ScalarAsync<long>("SELECT count(*) FROM merchants"), await database.ScalarAsync<long>("SELECT count(DISTINCT merchant_id) FROM tier_reviews"));
    }
}
