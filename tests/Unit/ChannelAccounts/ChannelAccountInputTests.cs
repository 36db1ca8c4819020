using System.Security.Cryptography;
using Payments.ChannelAccounts;
using Payments.Channels;
using Payments.Money;

namespace Payments.Tests.Unit.ChannelAccounts;

public sealed class ChannelAccountInputTests
{
    private const string Stripe = "secret_key=" + Accounts.Secret;

    [Theory]
    [InlineData("stripe", Stripe, "secret=whsec_0123456789abcdef")]
    [InlineData("stripe", Stripe + ";connected_account=acct_1", "secret=whsec_0123456789abcdef,whsec_fedcba9876543210")]
    [InlineData("paypal", "client_id=AZ1;client_secret=EB2", null)]
    [InlineData("crypto", "store_id=s1;api_key=k1", "secret=0123456789abcdef")]
    [InlineData("simulator", "api_key=k", null)]
    public void Check_Good_Accepted(string channel, string credentials, string? callbacks) =>
        Assert.Null(ChannelAccountInput.Check(Accounts.Create(channel, credentials, callbacks, url: "https://api.example.com/"), allowLoopback: false));

    [Fact]
    public void Check_AccountsThatSignWithRsa_KeysInPem()
    {
        using var rsa = RSA.Create(2048);
        var (own, theirs) = (rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportSubjectPublicKeyInfoPem());
        var alipay = Accounts.Create("alipay", "app_id=2021000000000001") with { Credentials = Accounts.Given("app_id=2021000000000001").Add("private_key", new(own)).Add("public_key", new(theirs)), CallbackCredentials = Accounts.Given("").Add("public_key", new(theirs)) };
        Assert.Null(ChannelAccountInput.Check(alipay, allowLoopback: false));
        var paypal = Accounts.Create("paypal", "client_id=AZ1;client_secret=EB2") with { CallbackCredentials = Accounts.Given("webhook_id=8PT").Add("certificate", new(theirs)) };
        Assert.Null(ChannelAccountInput.Check(paypal, allowLoopback: false));
        Assert.Equal("callback_credentials.certificate", ChannelAccountInput.Check(paypal with { CallbackCredentials = Accounts.Given("webhook_id=8PT;certificate=none") }, allowLoopback: false)!.Field);
    }

    [Theory]
    [InlineData("adyen", Stripe, null, "channel")]
    [InlineData("stripe", "", null, "credentials.secret_key")]
    [InlineData("stripe", "secret_key=", null, "credentials.secret_key")]
    [InlineData("stripe", "secret_key=pk_test_4eC39HqLyjWDarjtT1zdp7dc", null, "credentials.secret_key")]
    [InlineData("stripe", Stripe + ";api_key=k4eC39HqLyjWDarjtT1zdp7dc", null, "credentials")]
    [InlineData("stripe", Stripe + ";connected_account=4eC39HqLyjWDarjtT1zdp7dc", null, "credentials.connected_account")]
    [InlineData("stripe", Stripe + ";connected_account=acct_4242424242424242", null, "credentials.connected_account")]
    [InlineData("stripe", Stripe, "", "callback_credentials.secret")]
    [InlineData("stripe", Stripe, "secret=4eC39HqLyjWDar", "callback_credentials.secret")]
    [InlineData("stripe", Stripe, "secret=whsec_0123456789abcdef,a0123456789abcdef,b0123456789abcdef", "callback_credentials.secret")]
    [InlineData("stripe", Stripe, "secret=whsec_0123456789\nabcdef", "callback_credentials.secret")]
    [InlineData("simulator", "api_key=k\r\nX-Other: 1", null, "credentials.api_key")]
    [InlineData("simulator", "api_key=k", "secret=whsec_0123456789abcdef", "callback_credentials")]
    public void Check_Bad_RefusedWithTheFieldAndWithoutTheValue(string channel, string credentials, string? callbacks, string field)
    {
        var refusal = ChannelAccountInput.Check(Accounts.Create(channel, credentials, callbacks), allowLoopback: true)!;

        Assert.Equal(field, refusal.Field);
        foreach (var secret in new[] { "4eC39HqLyjWDar", "whsec_", "0123456789abcdef", "X-Other" }) Assert.DoesNotContain(secret, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ModeThatIsNotTheCredentials_Refused()
    {
        var command = Accounts.Create("stripe", "secret_key=sk_live_1");

        Assert.Null(ChannelAccountInput.Check(command with { Mode = PaymentMode.Live }, allowLoopback: false));
        Assert.Equal("mode", ChannelAccountInput.Check(command with { Mode = PaymentMode.Test }, allowLoopback: false)?.Field);
        Assert.Equal("mode", ChannelAccountInput.Check(command with { Mode = (PaymentMode)7 }, allowLoopback: false)?.Field);
    }

    [Theory]
    [InlineData("sk_test_2", null)]
    [InlineData("sk_live_2", "CHANNEL_ACCOUNT_OTHER")]
    public void Check_CredentialsOfTheOtherMode_Refused(string secret, string? code)
    {
        var account = new ChannelAccountState { Channel = "stripe", Mode = PaymentMode.Test };
        var change = new ChangeChannelAccount("adm_1", Credentials: Accounts.Given($"secret_key={secret}"));

        Assert.Equal(code, ChannelAccountInput.Check(account, change)?.Code);
        Assert.Null(ChannelAccountInput.Check(account with { Mode = null }, change));
    }

    [Fact]
    public void Check_TenKilobytes_RefusedInEveryField()
    {
        var much = new string('a', 10_000);
        foreach (var factory in ChannelFactories.All)
        {
            foreach (var field in factory.Credentials) Assert.NotNull(CredentialRules.Check([field], new Dictionary<string, string> { [field.Name] = much }));
            foreach (var field in factory.CallbackCredentials) Assert.NotNull(CredentialRules.Check([field], new Dictionary<string, string> { [field.Name] = much }));
        }

        Assert.Equal("label", ChannelAccountInput.Check(Accounts.Create("stripe", Stripe, label: much), allowLoopback: true)!.Field);
        Assert.Equal("base_url", ChannelAccountInput.Check(Accounts.Create("stripe", Stripe, url: $"https://api.example.com/{much}"), allowLoopback: true)!.Field);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8090/stripe/", true, true)]
    [InlineData("http://localhost/", true, true)]
    [InlineData("http://127.0.0.1:8090/stripe/", false, false)]
    [InlineData("http://api.example.com/", true, false)]
    [InlineData("ftp://127.0.0.1/", true, false)]
    [InlineData("file:///etc/passwd", true, false)]
    [InlineData("https://user:word@api.example.com/", true, false)]
    [InlineData("https://api.example.com/?a=b", true, false)]
    [InlineData("https://api.example.com/#a", true, false)]
    [InlineData("/v1", true, false)]
    [InlineData("", true, false)]
    [InlineData("https://api.example.com/gateway.do", false, true)]
    public void Check_BaseUrl_OnlyWhereCredentialsMayGo(string url, bool allowLoopback, bool accepted) =>
        Assert.Equal(accepted, ChannelAccountInput.Check(Accounts.Create("stripe", Stripe, url: url), allowLoopback) is null);

    [Fact]
    public void Check_ServerOfItsOwner_MustSayWhereItIs() =>
        Assert.Equal("base_url", ChannelAccountInput.Check(Accounts.Create("crypto", "store_id=s1;api_key=k1"), allowLoopback: true)!.Field);

    [Theory]
    [InlineData("secret_key=sk_test_new;connected_account=acct_1", null)]
    [InlineData("secret_key=sk_test_new;connected_account=acct_2", "CHANNEL_ACCOUNT_OTHER")]
    [InlineData("secret_key=sk_test_new", "CHANNEL_ACCOUNT_OTHER")]
    [InlineData("connected_account=acct_1", "INVALID_FIELD")]
    public void Check_NewCredentials_OfTheSameAccountAtTheProvider(string credentials, string? code)
    {
        var command = Accounts.Create("stripe", Stripe + ";connected_account=acct_1");
        var state = new ChannelAccountState { Channel = "stripe", Shown = ChannelAccountInput.Shown(ChannelFactories.Of("stripe").Credentials, ChannelAccountInput.Reveal(command.Credentials)) };

        Assert.Equal(code, ChannelAccountInput.Check(state, new ChangeChannelAccount("adm_1", Credentials: Accounts.Given(credentials)))?.Code);
    }

    [Fact]
    public void Check_StatusThatIsNone_Refused()
    {
        Assert.Equal("status", ChannelAccountInput.Check(Accounts.Create("stripe", Stripe, status: (ChannelAccountStatus)7), allowLoopback: true)!.Field);
        Assert.Equal("status", ChannelAccountInput.Check(new ChannelAccountState { Channel = "stripe" }, new ChangeChannelAccount("adm_1", Status: (ChannelAccountStatus)7))!.Field);
    }

    [Fact]
    public void Commands_Printed_ShowNoSecret()
    {
        var create = Accounts.Create("stripe", Stripe);
        Assert.DoesNotContain("sk_test", create.ToString() + string.Join(' ', create.Credentials), StringComparison.Ordinal);
    }
}
