using Payments.ChannelAccounts;
using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Money;
using Payments.Paging;
using Payments.Routing;
using Payments.Secrets;
using Payments.Tests.Integration.Checkout;

namespace Payments.Tests.Integration.ChannelAccounts;

/// <summary>Accounts that administrators made: whose payments go there, from which moment, and what happens to what is there.</summary>
public sealed class StoredAccountTests(StoredAccounts platform) : IClassFixture<StoredAccounts>
{
    private static readonly ChargeOrder Order = new("att_test", new Amount(100, "EUR"), "pm_card_visa", "Shop", "mer_1", null, null);

    [Fact]
    public async Task Pay_OwnAccount_GoesThereAndNobodyElsesDoes()
    {
        var (owner, stranger) = (await platform.Merchant(), await platform.Merchant());
        var account = await platform.Stripe(owner);

        var payment = await platform.Pay(owner, "pm_card_visa");
        var other = await platform.Pay(stranger, "pm_card_visa");

        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.Equal([$"channel/stripe/{account.Id}/clearing"], await platform.Database.ColumnAsync($"SELECT debit FROM transfers WHERE transaction_id = '{payment.Id}' AND ordinal = 1"));
        // Where nothing is configured at all, it is as it always was.
        Assert.Equal((PaymentStatus.Failed, "no_channel_configured"), (other.Status, other.Decline?.ChannelCode));
        Assert.Equal([account.Id], (await platform.Service<IChannelDirectory>().Accounts(owner)).Select(one => one.AccountId));
    }

    [Fact]
    public async Task Create_SameKeyAgain_SameAccountAndAnotherBodyRefused()
    {
        var merchant = await platform.Merchant();
        var command = platform.Command(merchant, $"key-{merchant}");
        var first = await platform.Create(command);

        var again = (await platform.OwnedBy(merchant).Create(command)).Value!;
        var reused = await platform.OwnedBy(merchant).Create(command with { Request = command.Request with { Fingerprint = "another" } });

        Assert.Equal((first.Id, true), (again.Account.Id, again.Replayed));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", reused.Refusal?.Code);
        // A digest of a request that holds secrets would let guesses be tested.
        Assert.Equal(0, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_accounts WHERE key = '{first.Id}' AND doc LIKE '%{command.Request.Fingerprint}%'"));
    }

    [Fact]
    public async Task Create_MoreThanThereCanBe_RefusedAndReplaysStillAnswered()
    {
        var merchant = await platform.Merchant();
        var command = platform.Command(merchant, $"first-{merchant}", status: ChannelAccountStatus.Disabled);
        await platform.Create(command);
        for (var i = 1; i < ChannelAccountLimits.PerOwner; i++) await platform.Stripe(merchant, status: ChannelAccountStatus.Disabled);

        Assert.Equal("CHANNEL_ACCOUNT_LIMIT_REACHED", (await platform.OwnedBy(merchant).Create(platform.Command(merchant, $"last-{merchant}"))).Refusal?.Code);
        Assert.True((await platform.OwnedBy(merchant).Create(command)).Value!.Replayed);
    }

    [Fact]
    public async Task Read_AnotherMerchants_LikeAMissingOne()
    {
        var (owner, stranger) = (await platform.Merchant(), await platform.Merchant());
        var account = await platform.Stripe(owner);

        Assert.Equal(account.Id, (await platform.Account(account).Read(owner)).Value?.Id);
        var missing = await platform.Grains.GetGrain<IChannelAccountGrain>(EntityId.New(IdPrefix.ChannelAccount)).Read(stranger);
        Assert.Equal(missing.Refusal, (await platform.Account(account).Read(stranger)).Refusal);
    }

    [Fact]
    public async Task Find_MadeByAnotherProcess_FoundByItsNameAtOnceAndOfferedAfterRenewal()
    {
        var merchant = await platform.Merchant();
        var (copy, channels) = platform.OtherProcess();
        await copy.Renew();
        var account = await platform.Stripe(merchant);
        Assert.Equal(["none"], channels.Of(merchant).Select(one => one.Name));

        var found = await channels.Find($"stripe/{account.Id}");

        Assert.IsType<ChannelAnswer.Succeeded>(await found.Channel.Charge(Order with { AttemptId = $"att_{merchant}" }, default));
        Assert.Equal([$"stripe/{account.Id}"], channels.Of(merchant).Select(one => one.Name));
        Assert.Equal(["none"], channels.Of(RoutingOwners.Platform).Select(one => one.Name));
        // The wrong channel, an id that there is not, and a name that nobody has.
        foreach (var name in new[] { $"paypal/{account.Id}", $"stripe/{EntityId.New(IdPrefix.ChannelAccount)}", "stripe/eu" }) Assert.Equal("none", (await channels.Find(name)).Name);
    }

    [Fact]
    public async Task Find_ManyAtOnceWhileOthersAreMade_EachIsFound()
    {
        var merchants = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => platform.Merchant()));
        var (_, channels) = platform.OtherProcess();

        // A question that was under way when the account was made need not have seen it: the next one has to be waited for.
        var found = await Task.WhenAll(merchants.Select(async merchant => (await channels.Find($"stripe/{(await platform.Stripe(merchant)).Id}")).Name));

        Assert.DoesNotContain("none", found);
    }

    [Fact]
    public async Task Change_Credentials_UsedByTheNextCallInEveryProcess()
    {
        var merchant = await platform.Merchant();
        var account = await platform.Stripe(merchant, StoredAccounts.WrongSecret);
        var (copy, channels) = platform.OtherProcess();
        var found = await channels.Find($"stripe/{account.Id}");
        var refused = Assert.IsType<ChannelAnswer.Declined>(await found.Channel.Charge(Order with { AttemptId = $"att_{merchant}_1" }, default));
        Assert.Equal(ChannelFaults.CredentialsRefused, refused.ChannelCode);
        Assert.Equal(ChannelFaults.CredentialsRefused, (await platform.Pay(merchant, "pm_card_visa")).Decline?.ChannelCode);
        await Eventually.HoldsAsync(async () => (await Health(account)).Reason == CircuitReason.CredentialsRefused, "the account is unhealthy, and why is told");

        var changed = await platform.Change(account, new ChangeChannelAccount("adm_other", Credentials: StoredAccounts.Credentials(StoredAccounts.Secret)));

        Assert.Equal((2, "adm_other"), (changed.Version, changed.ChangedBy));
        Assert.Equal(PaymentStatus.Succeeded, (await platform.Pay(merchant, "pm_card_visa")).Status);
        Assert.Equal(CircuitState.Closed, (await Health(account)).Circuit);
        await copy.Renew();
        // Whoever holds the channel from before uses what stands now.
        Assert.IsType<ChannelAnswer.Succeeded>(await found.Channel.Charge(Order with { AttemptId = $"att_{merchant}_2" }, default));
    }

    [Fact]
    public async Task Change_Disabled_NoNewPaymentsAndWhatIsThereGoesOn()
    {
        var merchant = await platform.Merchant();
        var account = await platform.Stripe(merchant);
        var payment = await platform.Pay(merchant, "pm_card_visa");
        var waiting = await platform.Pay(merchant, "pm_card_threeDSecure2Required", returnUrl: "https://shop.example/back");
        Assert.Equal(PaymentStatus.Pending, waiting.Status);

        await platform.Change(account, new ChangeChannelAccount("adm_test", Status: ChannelAccountStatus.Disabled));

        Assert.Equal("no_channel_configured", (await platform.Pay(merchant, "pm_card_visa")).Decline?.ChannelCode);
        var refund = await platform.Grains.GetGrain<Refunds.IRefundGrain>(EntityId.New(IdPrefix.Refund)).Run(new Refunds.CreateRefund(PlatformInProcess.Request("r"), merchant, new Refunds.RefundTarget(payment.Id), 100, null));
        Assert.Equal("Succeeded", refund.Value?.Refund.Status.ToString());
        Assert.Equal(PaymentStatus.Cancelled, (await platform.Saga(waiting).Cancel(merchant)).Value?.Status);

        await platform.Change(account, new ChangeChannelAccount("adm_test", Status: ChannelAccountStatus.Enabled));
        Assert.Equal(PaymentStatus.Succeeded, (await platform.Pay(merchant, "pm_card_visa")).Status);
    }

    [Fact]
    public async Task Changes_Listed_EachWithWhoAndNoneWithASecret()
    {
        var account = await platform.Stripe(await platform.Merchant());
        await platform.Change(account, new ChangeChannelAccount("adm_other", Label: "Other"));
        await platform.Change(account, new ChangeChannelAccount("adm_other", Label: "Other"));
        await platform.Account(account).RenewSecrets();

        var page = await platform.Grains.GetGrain<IChannelAccountReadsGrain>("test").Changes(account.Id, new ListWindow(null, null, null, null, 20));

        Assert.Equal([(2L, "adm_other", "Other"), (1L, "adm_test", "Stripe")], page.Items.Select(one => (one.Version, one.ChangedBy, one.Label)));
        Assert.Equal(0, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_account_changes WHERE doc LIKE '%{StoredAccounts.Secret}%'"));
        Assert.Equal(0, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_accounts WHERE doc LIKE '%{StoredAccounts.Secret}%'"));
    }

    [Fact]
    public async Task Renew_KeyThatIsNotTheFirst_FoundSealedAnewAndInUseElsewhere()
    {
        var account = await platform.Stripe(await platform.Merchant());
        var (box, kind) = (platform.Service<SecretBox>(), platform.Service<IEnumerable<ISealedSecrets>>().Single(one => one.Name == "channel_accounts"));
        Assert.DoesNotContain(account.Id, await kind.Next(SecretBox.Prefix(box.KeyId), "", 1_000, default));
        Assert.Contains(account.Id, await kind.Next(SecretBox.Prefix("other"), "", 1_000, default));
        // A process without the key says so, and sends nothing.
        var (_, channels) = platform.OtherProcess(new SecretBox(new byte[SecretBox.KeyBytes]));
        var found = await channels.Find($"stripe/{account.Id}");
        Assert.IsType<ChannelAnswer.NotSent>(await found.Channel.Charge(Order, default));
        Assert.IsType<ChannelAnswer.Unknown>(await found.Channel.Query(new QueryOrder("att_test", AttemptKind.Charge, Order.Amount, "mer_1"), default));
    }

    [Fact]
    public async Task Of_MerchantWithoutAccounts_SameListAsEveryone()
    {
        await platform.Stripe(await platform.Merchant());
        var channels = platform.Service<IChannels>();

        Assert.Same(channels.Of("mer_a"), channels.Of("mer_b"));
        Assert.Same(channels.Of("mer_a"), channels.Of(RoutingOwners.Platform));
        // Described once for all of them.
        var directory = platform.Service<IChannelDirectory>();
        Assert.Equal(await directory.Accounts("mer_a"), await directory.Accounts("mer_b"));
    }

    private Task<ChannelHealthView> Health(ChannelAccountView account) => platform.Grains.ChannelHealth("stripe", account.Id).Read();
}
