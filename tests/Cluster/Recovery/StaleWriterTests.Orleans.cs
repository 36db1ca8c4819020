using System.Net;

namespace Payments.Tests.Cluster.Recovery;

/// <summary>Two silos that do not know of each other both have the same grain: the row decides, not the activation.</summary>
public sealed class StaleWriterTests
{
    private const int Merchants = 20;

    /// <summary>Registered, given a rate of its own, suspended once.</summary>
    private const long Versions = 3;

    [Fact]
    public async Task Write_WithAStaleVersion_IsNeverAccepted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var one = await PlatformProcess.Start(database.ConnectionString);
        await using var other = await PlatformProcess.Start(database.ConnectionString);
        using var clientOne = one.Client();
        using var clientOther = other.Client();

        for (var round = 0; round < Merchants; round++)
        {
            var merchant = await Merchant.Register(clientOne, one.AdministratorKey);
            Assert.Equal(HttpStatusCode.OK, await merchant.Through(clientOther).Read());
            Assert.Equal(HttpStatusCode.OK, await merchant.Suspend());

            // The other silo still has the grain as it was, and would suspend it a second time.
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await merchant.Through(clientOther).Suspend());
            // It has let go of its grain, so now it sees what is stored.
            Assert.Equal(HttpStatusCode.Conflict, await merchant.Through(clientOther).Suspend());
        }

        Assert.Equal(Versions, await database.ScalarAsync<long>("SELECT max(version) FROM merchants"));
    }

    [Fact]
    public async Task Write_FromBothAtOnce_IsAcceptedOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var one = await PlatformProcess.Start(database.ConnectionString);
        await using var other = await PlatformProcess.Start(database.ConnectionString);
        using var clientOne = one.Client();
        using var clientOther = other.Client();

        for (var round = 0; round < Merchants; round++)
        {
            var merchant = await Merchant.Register(clientOne, one.AdministratorKey);
            Assert.Equal(HttpStatusCode.OK, await merchant.Through(clientOther).Read());

            var answers = await Task.WhenAll(merchant.Suspend(), merchant.Through(clientOther).Suspend());

            Assert.Single(answers, HttpStatusCode.OK);
        }

        Assert.Equal(Versions, await database.ScalarAsync<long>("SELECT max(version) FROM merchants"));
    }
}
