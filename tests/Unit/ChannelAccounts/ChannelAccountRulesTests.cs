using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Payments.ChannelAccounts;
using Payments.Money;
using Payments.Secrets;

namespace Payments.Tests.Unit.ChannelAccounts;

public sealed class ChannelAccountRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly SecretBox Old = new(Enumerable.Repeat((byte)1, SecretBox.KeyBytes).ToArray());
    private static readonly SecretBox Ring = new(Enumerable.Repeat((byte)2, SecretBox.KeyBytes).ToArray(), Enumerable.Repeat((byte)1, SecretBox.KeyBytes).ToArray());

    [Fact]
    public void Create_WithCallbacks_RecordedWithoutAnySecret()
    {
        var state = Created();

        Assert.Equal((1, "adm_1", Now), (state.Version, state.ChangedBy, state.CreatedAt));
        var change = Assert.Single(state.Changes);
        Assert.Equal(($"{Accounts.Id}/1", 1, "adm_1"), (change.Id, change.Version, change.ChangedBy));
        var view = ChannelAccountRules.View(Accounts.Id, state, new Uri("https://pay.example/api/"));
        Assert.Equal(("set", "acct_1", "set"), (view.Credentials["secret_key"], view.Credentials["connected_account"], view.CallbackCredentials!["secret"]));
        Assert.Equal(($"/v1/callbacks/stripe/{Accounts.Id}", $"https://pay.example/api/v1/callbacks/stripe/{Accounts.Id}"), (view.CallbackPath, view.CallbackUrl));
        Assert.Equal("https://api.stripe.com/", view.BaseUrl);
        var row = JsonSerializer.Serialize(state, ChannelAccountJson.Default.ChannelAccountState);
        foreach (var text in new[] { row, change.Document, view.ToString(), state.ToString() })
            foreach (var secret in new[] { Accounts.Secret, "whsec_", "sk_test" }) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        // The change is for people to read: not even what is sealed.
        Assert.DoesNotContain(Old.KeyId, change.Document, StringComparison.Ordinal);
    }

    [Fact]
    public void View_ChannelWithoutCallbacksToAccounts_NamesNoAddress()
    {
        var view = ChannelAccountRules.View(Accounts.Id, Created() with { Channel = "simulator" }, new Uri("https://pay.example/"));
        Assert.Equal((null, null), (view.CallbackPath, view.CallbackUrl));
    }

    [Fact]
    public void Change_NothingNew_SameStateAndNoChange()
    {
        var state = Created();
        Assert.Same(state, ChannelAccountRules.Change(Accounts.Id, state, new ChangeChannelAccount("adm_2", state.Label, state.Status), null, null, Now));
    }

    [Fact]
    public void Change_LabelStatusOrCredentials_OneMoreVersionAndTheRestStays()
    {
        var state = Created();
        var disabled = ChannelAccountRules.Change(Accounts.Id, state, new ChangeChannelAccount("adm_2", Status: ChannelAccountStatus.Disabled), null, null, Now.AddMinutes(1));
        Assert.Equal((ChannelAccountStatus.Disabled, 2, "adm_2", state.Credentials), (disabled.Status, disabled.Version, disabled.ChangedBy, disabled.Credentials));
        Assert.Equal((Now, Now.AddMinutes(1)), (disabled.CreatedAt, disabled.UpdatedAt));

        var other = new GivenCredentials("k:sealed", ImmutableSortedDictionary<string, string>.Empty.Add("secret_key", "set"));
        var changed = ChannelAccountRules.Change(Accounts.Id, disabled, new ChangeChannelAccount("adm_3"), other, null, Now.AddMinutes(2));
        Assert.Equal(("k:sealed", 3, state.CallbackCredentials, ChannelAccountStatus.Disabled), (changed.Credentials, changed.Version, changed.CallbackCredentials, changed.Status));
        Assert.Equal(["secret_key"], changed.Shown.Keys);
    }

    [Fact]
    public void Seal_Credentials_HoldsNothingOfThemAndOpensForItsAccountAlone()
    {
        var given = ImmutableDictionary<string, string>.Empty.Add("secret_key", Accounts.Secret).Add("connected_account", "acct_1");
        var text = SealedCredentials.Seal(Old, Accounts.Id, given);

        var bytes = Convert.FromBase64String(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        foreach (var part in new[] { Accounts.Secret, "secret_key", "acct_1", "sk_test" })
        {
            Assert.DoesNotContain(part, text, StringComparison.Ordinal);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(part)));
        }

        Assert.Equal(given.OrderBy(one => one.Key), SealedCredentials.Open(Ring, Accounts.Id, text));
        Assert.Throws<CryptographicException>(() => SealedCredentials.Open(Ring, "cha_00000000000000000000000001", text));
        // What is for callbacks does not open as what payments are made with.
        Assert.Throws<CryptographicException>(() => SealedCredentials.Open(Ring, Accounts.Id, text, callbacks: true));
    }

    [Fact]
    public void Renew_UnderAnotherKey_SameCredentialsUnderTheFirstAndNoChange()
    {
        var state = Created();
        var renewed = Renew(state);

        Assert.True(Ring.IsCurrent(renewed.Credentials) && Ring.IsCurrent(renewed.CallbackCredentials!));
        Assert.Equal(Accounts.Secret, SealedCredentials.Open(Ring, Accounts.Id, renewed.Credentials)["secret_key"]);
        Assert.Equal("whsec_0123456789abcdef", SealedCredentials.Open(Ring, Accounts.Id, renewed.CallbackCredentials!, callbacks: true)["secret"]);
        Assert.Equal((state.Version, 0), (renewed.Version, renewed.Changes.Count));
        Assert.Same(renewed, Renew(renewed));
        Assert.Null(Renew(state with { CallbackCredentials = null }).CallbackCredentials);
    }

    [Theory]
    [InlineData("sk_live_1", PaymentMode.Live)]
    [InlineData("sk_test_1", PaymentMode.Test)]
    [InlineData(null, null)]
    public void Change_StoredBeforeThereWereModes_NewCredentialsSayIt(string? secret, PaymentMode? mode)
    {
        var stored = new ChannelAccountState { Channel = "stripe", Label = "Shop", Version = 1 };
        var command = new ChangeChannelAccount("adm_1", Label: "Till", Credentials: secret is null ? null : Accounts.Given($"secret_key={secret}"));
        var changed = ChannelAccountRules.Change(Accounts.Id, stored, command, null, null, Now);

        Assert.Equal(mode, changed.Mode);
        Assert.Equal(mode ?? PaymentMode.Live, ChannelAccountRules.View(Accounts.Id, changed, null).Mode);
    }

    [Fact]
    public void State_StoredFirst_ReadsAndWritesStill()
    {
        var text = File.ReadAllText("ChannelAccounts/channel-account.golden.json").Trim();
        var state = JsonSerializer.Deserialize(text, ChannelAccountJson.Default.ChannelAccountState)!;

        Assert.Equal(("stripe", "mer_1", ChannelAccountStatus.Disabled, 3, "set"), (state.Channel, state.MerchantId, state.Status, state.Version, state.Shown["secret_key"]));
        Assert.Equal(text, JsonSerializer.Serialize(state, ChannelAccountJson.Default.ChannelAccountState).Replace("\\u002B", "+", StringComparison.Ordinal));
        Assert.Empty(JsonSerializer.Deserialize("{}", ChannelAccountJson.Default.ChannelAccountState)!.Shown);
    }

    [Fact]
    public void Change_StoredFirst_ReadsAndWritesStill()
    {
        var text = File.ReadAllText("ChannelAccounts/change.golden.json").Trim();
        var view = JsonSerializer.Deserialize(text, ChannelAccountJson.Default.ChannelAccountView)!;

        Assert.Equal((3, "adm_1", ChannelAccountStatus.Disabled, "acct_1"), (view.Version, view.ChangedBy, view.Status, view.Credentials["connected_account"]));
        Assert.Equal(text, JsonSerializer.Serialize(view, ChannelAccountJson.Default.ChannelAccountView).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    private static ChannelAccountState Renew(ChannelAccountState state) => ChannelAccountRules.Renew(
        state, text => SealedCredentials.Renew(Ring, Accounts.Id, text), text => SealedCredentials.Renew(Ring, Accounts.Id, text, callbacks: true));

    private static ChannelAccountState Created()
    {
        var command = Accounts.Create("stripe", $"secret_key={Accounts.Secret};connected_account=acct_1", "secret=whsec_0123456789abcdef");
        return ChannelAccountRules.Create(Accounts.Id, command, "aa", Kept(command.Credentials, callbacks: false), Kept(command.CallbackCredentials!, callbacks: true), Now);
    }

    private static GivenCredentials Kept(ImmutableDictionary<string, Payments.Keys.SecretText> given, bool callbacks)
    {
        var factory = Payments.Channels.ChannelFactories.Of("stripe");
        var revealed = ChannelAccountInput.Reveal(given);
        return new(SealedCredentials.Seal(Old, Accounts.Id, revealed, callbacks), ChannelAccountInput.Shown(callbacks ? factory.CallbackCredentials : factory.Credentials, revealed));
    }
}
