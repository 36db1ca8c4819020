using Microsoft.Extensions.Configuration;
using Payments.Channels;
using Payments.Money;
using Payments.Silo.Settings;

namespace Payments.Tests.Unit.Settings;

public sealed class ChannelAccountsSourceTests
{
    private const string Secret = "sk_test_4eC39HqLyjWDarjtT1zdp7dc";

    [Fact]
    public void Read_AccountsOfSeveralChannels_NamedInLowerCaseAtTheProvidersAddress()
    {
        var accounts = Read(("STRIPE__EU__SECRET_KEY", Secret), ("SIMULATOR__Two__API_KEY", "key"), ("SIMULATOR__Two__BASE_URL", "http://127.0.0.1:9"));

        Assert.Equal(["simulator/two", "stripe/eu"], accounts.Select(account => account.ToString()).Order());
        var stripe = accounts.Single(account => account.Channel == "stripe");
        Assert.Equal((new Uri("https://api.stripe.com/"), Secret), (stripe.BaseAddress, stripe.Credentials["secret_key"]));
        Assert.DoesNotContain("sk_test", stripe.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ADYEN__EU__SECRET_KEY", Secret, "not known: stripe, paypal, alipay, crypto, simulator")]
    [InlineData("STRIPE__E U__SECRET_KEY", Secret, "no name for an account")]
    [InlineData("STRIPE__CHA_1__SECRET_KEY", Secret, "no name for an account")]
    [InlineData("CRYPTO__EU__STORE_ID", "store1", "PAYMENTS_CHANNELS__CRYPTO__EU__BASE_URL is not set")]
    [InlineData("STRIPE__EU__SECRET_KEY", "pk_test_4eC39HqLyjWDarjtT1zdp7dc", "PAYMENTS_CHANNELS__STRIPE__EU__SECRET_KEY is not usable")]
    [InlineData("STRIPE__EU__BASE_URL", "https://api.stripe.com", "PAYMENTS_CHANNELS__STRIPE__EU__SECRET_KEY is not set")]
    [InlineData("STRIPE__EU__SECRET", Secret, "STRIPE__EU__SECRET is not known; stripe takes SECRET_KEY")]
    [InlineData("STRIPE__EU__SECRET_KEY", "/nowhere/at/all", "names a file that cannot be read")]
    public void Read_Wrong_RefusedWithWhatToDoAndWithoutTheValue(string name, string value, string says)
    {
        var fault = Assert.Throws<SettingsException>(() => Read((name, value)));

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("4eC39HqLyjWDarjtT1zdp7dc", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test", PaymentMode.Test)]
    [InlineData("live", PaymentMode.Live)]
    [InlineData("", null)]
    public void Read_Mode_AsItIsSaid(string word, PaymentMode? mode) =>
        Assert.Equal(mode, Assert.Single(Read(("PAYPAL__EU__CLIENT_ID", "a"), ("PAYPAL__EU__CLIENT_SECRET", "b"), ("PAYPAL__EU__BASE_URL", "https://paypal.proxy.example/"), ("PAYPAL__EU__MODE", word))).Mode);

    [Theory]
    [InlineData("sandbox", "must be test or live")]
    [InlineData("live", "is live, but the account's credentials or address are of the other mode")]
    public void Read_ModeThatIsNoneOrNotTheAccounts_Refused(string word, string says) =>
        Assert.Contains($"PAYMENTS_CHANNELS__STRIPE__EU__MODE {says}", Assert.Throws<SettingsException>(() => Read(("STRIPE__EU__SECRET_KEY", Secret), ("STRIPE__EU__MODE", word))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("api.example.com")]
    [InlineData("https://user:word@api.example.com/")]
    [InlineData("https://api.example.com/?to=elsewhere")]
    public void Read_AddressThatCredentialsMustNotGoTo_Refused(string address) =>
        Assert.Contains("must be an https URL", Assert.Throws<SettingsException>(() => Read(("STRIPE__EU__SECRET_KEY", Secret), ("STRIPE__EU__BASE_URL", address))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CredentialInAFile_ReadFromThere()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Secret + "\n");

        Assert.Equal(Secret, Assert.Single(Read(("STRIPE__EU__SECRET_KEY", file))).Credentials["secret_key"]);
        File.Delete(file);
    }

    private static IReadOnlyList<ChannelAccount> Read(params (string Name, string Value)[] variables) => PlatformSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("PAYMENTS_DB", "Host=127.0.0.1;Database=x"), new("PAYMENTS_KEY_PEPPER", new string('c', 64))])
        .AddInMemoryCollection(variables.Select(one => KeyValuePair.Create($"PAYMENTS_CHANNELS:{one.Name.Replace("__", ":", StringComparison.Ordinal)}", (string?)one.Value)))
        .Build()).Channels;
}
