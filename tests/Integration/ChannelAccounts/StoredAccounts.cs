using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.ChannelAccounts;
using Payments.Channels;
using Payments.Keys;
using Payments.Routing;
using Payments.Secrets;
using Payments.Tests.Integration.Checkout;

namespace Payments.Tests.Integration.ChannelAccounts;

/// <summary>A platform whose only accounts are those that the tests make, at Stripe as the simulator plays it.</summary>
public sealed class StoredAccounts : PlatformInProcess
{
    public const string Secret = "sk_test_simulator";
    public const string WrongSecret = "sk_test_nobody_knows_this_one";
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"accounts-{Guid.NewGuid():N}.ndjson");
    private SimulatorProcess _simulator = null!;

    public override async Task InitializeAsync()
    {
        _simulator = await SimulatorProcess.Start(_log);
        await base.InitializeAsync();
    }

    public Task<ChannelAccountView> Stripe(string? merchant, string secret = Secret, ChannelAccountStatus status = ChannelAccountStatus.Enabled) =>
        Create(Command(merchant, Guid.NewGuid().ToString(), secret, status));

    public async Task<ChannelAccountView> Create(CreateChannelAccount command)
    {
        var created = await OwnedBy(command.MerchantId).Create(command);
        Assert.True(created.Accepted, created.Refusal?.Detail);
        return created.Value.Account;
    }

    public CreateChannelAccount Command(string? merchant, string key, string secret = Secret, ChannelAccountStatus status = ChannelAccountStatus.Enabled) => new(
        Request(key), "adm_test", "stripe", merchant, "Stripe", $"{_simulator.Url}stripe/", status, Credentials(secret), null);

    public async Task<ChannelAccountView> Change(ChannelAccountView account, ChangeChannelAccount command)
    {
        var changed = await Account(account).Change(command);
        Assert.True(changed.Accepted, changed.Refusal?.Detail);
        return changed.Value;
    }

    public IChannelAccountsGrain OwnedBy(string? merchant) => Grains.GetGrain<IChannelAccountsGrain>(merchant ?? RoutingOwners.Platform);

    public IChannelAccountGrain Account(ChannelAccountView account) => Grains.GetGrain<IChannelAccountGrain>(account.Id);

    public static ImmutableDictionary<string, SecretText> Credentials(string secret) => ImmutableDictionary<string, SecretText>.Empty.Add("secret_key", new(secret));

    /// <summary>What another process on the same database would have; it asks for what has changed when the test says so.</summary>
    public (AccountCopy Copy, IChannels Channels) OtherProcess(SecretBox? box = null)
    {
        var opener = new AccountOpener(Service<AccountRows>(), box ?? Service<SecretBox>(), Service<ChannelAdapters>(), Service<HealthReports>(), NullLogger<AccountOpener>.Instance);
        var configured = new ConfiguredChannels([]);
        var copy = new AccountCopy(Service<AccountRows>().ChangedSince, opener.Account, configured, NullLogger<AccountCopy>.Instance);
        return (copy, new AllChannels(configured, copy));
    }

    protected override void PutChannels(IServiceCollection services)
    {
        // Those that the platform has by itself: none of the environment, and the stored ones.
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _simulator.DisposeAsync();
        File.Delete(_log);
    }
}
