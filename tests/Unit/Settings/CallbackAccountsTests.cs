using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Payments.Silo.Settings;

namespace Payments.Tests.Unit.Settings;

/// <summary>PAYMENTS_CALLBACKS__...: read at start, or refused in one sentence that tells no secret.</summary>
public sealed class CallbackAccountsTests : IDisposable
{
    private const string Root = "PAYMENTS_CALLBACKS:";
    private readonly RSA _key = RSA.Create(2048);

    [Fact]
    public void Read_AccountsOfEveryChannel_OneReaderEach()
    {
        var file = Path.Combine(Path.GetTempPath(), $"key-{Guid.NewGuid():N}.pem");
        File.WriteAllText(file, _key.ExportSubjectPublicKeyInfoPem());
        var readers = Read(
            ("STRIPE:MAIN:SECRET", "whsec_0123456789abcdef,whsec_fedcba9876543210"),
            ("STRIPE:OTHER:SECRET", "whsec_0123456789abcdef"),
            ("PAYPAL:EU:WEBHOOK_ID", "8PT"),
            ("PAYPAL:EU:CERTIFICATE", file),
            ("ALIPAY:CN:PUBLIC_KEY", _key.ExportSubjectPublicKeyInfoPem()),
            ("CRYPTO:SHOP-1:SECRET", "0123456789abcdef")).CallbackReaders;
        File.Delete(file);

        Assert.Equal(
            ["alipay/cn", "crypto/shop-1", "paypal/eu", "stripe/main", "stripe/other"],
            readers.Select(reader => $"{reader.Channel}/{reader.Account}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_None_NoReaders() => Assert.Empty(Read().CallbackReaders);

    [Theory]
    [InlineData("VISA:MAIN:SECRET", "whsec_0123456789abcdef", "not known")]
    [InlineData("STRIPE:RETRY:SECRET", "whsec_0123456789abcdef", "no name")]
    [InlineData("STRIPE:a/b:SECRET", "whsec_0123456789abcdef", "no name")]
    [InlineData("STRIPE:MAIN:SECRE", "whsec_0123456789abcdef", "PAYMENTS_CALLBACKS__STRIPE__MAIN__SECRE is not known; stripe takes SECRET")]
    [InlineData("STRIPE:MAIN:SECRET", "", "PAYMENTS_CALLBACKS__STRIPE__MAIN__SECRET is not set")]
    [InlineData("SIMULATOR:MAIN:SECRET", "whsec_0123456789abcdef", "not known")]
    [InlineData("STRIPE:CHA_1:SECRET", "whsec_0123456789abcdef", "no name")]
    [InlineData("STRIPE:MAIN:SECRET", "tooshort", "at least 16")]
    [InlineData("STRIPE:MAIN:SECRET", "whsec_0123456789abcdef,tooshort", "at least 16")]
    [InlineData("PAYPAL:MAIN:WEBHOOK_ID", "8PT", "CERTIFICATE is not set")]
    [InlineData("ALIPAY:MAIN:PUBLIC_KEY", "/no/such/file", "a file that cannot be read")]
    [InlineData("ALIPAY:MAIN:PUBLIC_KEY", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "in PEM")]
    public void Read_NotUsable_RefusedWithTheVariableAndNotItsValue(string name, string value, string said)
    {
        var refusal = Assert.Throws<SettingsException>(() => Read((name, value)));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        if (value.Length > 0) Assert.DoesNotContain(value, refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _key.Dispose();

    private static PlatformSettings Read(params (string Name, string Value)[] values) => PlatformSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(value => Root + value.Name, value => (string?)value.Value))
        .AddInMemoryCollection([new("PAYMENTS_DB", "Host=127.0.0.1;Database=x"), new("PAYMENTS_KEY_PEPPER", new string('a', 64))])
        .Build());
}
