using Npgsql;
using Payments.Ids;

namespace Payments.Tests.Integration.Checkout;

/// <summary>The look for intents takes its time; what is due does not wait for it.</summary>
public sealed class HeldUpLookTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    /// <summary>Less than the patience of a command, after which the look gives up.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Sweep_LookForIntentsIsHeldUp_DueIsWokenMeanwhile()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        await platform.Copy("payment_sagas", (await platform.Pay(merchant, "visa")).Id, id);
        await platform.Database.ExecuteAsync($"UPDATE payment_sagas SET due = now(), doc = doc::jsonb || jsonb_build_object('due', now()) WHERE key = '{id}'");
        await using var other = await platform.Database.Source.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE saga_watch IN ACCESS EXCLUSIVE MODE", other);
        await hold.ExecuteNonQueryAsync();

        await platform.StartSweeps();

        await Eventually.HoldsAsync(async () => await Succeeded(id) == 1, "the saga has been woken and went on", Soon);
    }

    private Task<long> Succeeded(string payment) => platform.Database.ScalarAsync<long>($"SELECT count(*) FROM payments WHERE key = '{payment}' AND status = 'Succeeded'");
}
